package org.hecha.web.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Directory;
import org.hecha.organization.Region;
import org.hecha.organization.Scope;
import org.hecha.search.Hit;
import org.hecha.search.Hits;
import org.hecha.search.IndexRebuilding;
import org.hecha.search.Query;
import org.hecha.search.SavedSearches;
import org.hecha.search.Search;
import org.hecha.search.SearchUnavailable;
import org.hecha.standard.Criterion;
import org.hecha.standard.Standards;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** One box over everything a person may see. */
@Controller
class SearchScreen {

    private static final int HITS = 20;
    private static final int LONGEST = 500;
    private static final int DEEPEST = 10_000;

    private final Search search;
    private final SavedSearches saved;
    private final Dossiers dossiers;
    private final Directory directory;
    private final Standards standards;

    SearchScreen(Search search, SavedSearches saved, Dossiers dossiers, Directory directory, Standards standards) {
        this.search = search;
        this.saved = saved;
        this.dossiers = dossiers;
        this.directory = directory;
        this.standards = standards;
    }

    /**
     * A passage as the list shows it.
     *
     * @param place   county, file and page, or criterion and claim
     * @param cell    of a workbook; otherwise empty
     * @param address where the passage stands
     */
    record Passage(Hit hit, String county, String number, String file, String cell, String criterion, String address) {}

    /**
     * One value a search can be narrowed to, or widened again.
     *
     * @param address of the search with it, or without it where it is chosen
     */
    record Choice(String value, String label, long count, boolean chosen, String address) {}

    @GetMapping("/search")
    String find(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String criterion,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String dossier,
            @RequestParam(defaultValue = "0") int from,
            Scope scope,
            Model model) {
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("q", q);
        filters.put("region", region);
        filters.put("criterion", criterion);
        filters.put("type", type);
        filters.put("dossier", dossier);
        model.addAttribute("q", q);
        model.addAttribute("saved", saved.of(scope));
        model.addAttribute("filters", filters);
        Optional<Dossier> within = dossier.isEmpty() ? Optional.empty() : dossiers.byNumber(scope, dossier);
        model.addAttribute("within", within.orElse(null));
        model.addAttribute("withoutDossier", address(filters, "dossier", ""));
        if (!q.isBlank()) {
            answer(q, region, criterion, type, within, Math.clamp(from, 0, DEEPEST), filters, scope, model);
        }
        return "search/search";
    }

    @PostMapping("/search/saved")
    String keep(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String criterion,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String dossier,
            Scope scope) {
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("region", region);
        filters.put("criterion", criterion);
        filters.put("type", type);
        filters.put("dossier", dossier);
        String address = address(filters, "q", q.length() > LONGEST ? q.substring(0, LONGEST) : q);
        if (!q.isBlank()) {
            saved.keep(scope, name.isBlank() ? q : name, address);
        }
        return "redirect:" + address;
    }

    @PostMapping("/search/saved/removal")
    String forget(@RequestParam String name, Scope scope) {
        saved.forget(scope, name);
        return "redirect:/search";
    }

    private void answer(
            String q,
            String region,
            String criterion,
            String type,
            Optional<Dossier> within,
            int from,
            Map<String, String> filters,
            Scope scope,
            Model model) {
        var query = new Query(
                q.length() > LONGEST ? q.substring(0, LONGEST) : q,
                Set.of(),
                region,
                within.map(d -> d.id().toString()),
                criterion,
                type,
                Optional.empty(),
                Optional.empty());
        try {
            Hits hits = search.find(query, scope, from, HITS);
            model.addAttribute("hits", hits);
            model.addAttribute(
                    "passages",
                    hits.hits().stream().map(hit -> passage(hit, q, scope)).toList());
            // where the first of this page stands that only comes close; nowhere when all of them do, or none
            long close = hits.whole() - from;
            model.addAttribute("close", close > 0 && close < hits.hits().size() ? close : -1);
            model.addAttribute("facets", facets(hits, filters));
            model.addAttribute("from", from);
            model.addAttribute("earlier", from > 0 ? address(filters, "from", Math.max(0, from - HITS)) : "");
            model.addAttribute(
                    "later",
                    from + HITS < Math.min(hits.total(), DEEPEST) ? address(filters, "from", from + HITS) : "");
        } catch (IndexRebuilding rebuilding) {
            model.addAttribute("unanswered", "search.rebuilding");
        } catch (SearchUnavailable unavailable) {
            model.addAttribute("unanswered", "problem.search-unavailable.detail");
        }
    }

    private Passage passage(Hit hit, String q, Scope scope) {
        Optional<Dossier> dossier = hit.dossier().map(id -> dossiers.get(scope, id));
        String number = dossier.map(Dossier::number).orElse("");
        String address = switch (hit.kind()) {
            case EVIDENCE ->
                UriComponentsBuilder.fromPath("/evidence/")
                        .pathSegment(hit.evidence().map(Object::toString).orElse(""))
                        .queryParam("page", hit.page())
                        .queryParam("q", "{q}")
                        .encode()
                        .buildAndExpand(q)
                        .toUriString();
            case CLAIM -> "/dossiers/" + number + "/criteria/" + hit.criterion() + "#claim-" + hit.claim();
            case CRITERION -> "/standard/" + hit.criterion();
        };
        return new Passage(
                hit,
                dossier.map(Dossier::county).orElse(""),
                number,
                hit.path(),
                cell(hit, scope),
                criterionTitle(hit.criterion()),
                address);
    }

    private String cell(Hit hit, Scope scope) {
        return hit.marks().isEmpty()
                ? ""
                : hit.evidence()
                        .flatMap(file -> dossiers.cell(
                                scope, file, hit.page(), hit.marks().getFirst().start()))
                        .orElse("");
    }

    private Map<String, List<Choice>> facets(Hits hits, Map<String, String> filters) {
        Map<String, List<Choice>> facets = new LinkedHashMap<>();
        for (String name : List.of("region", "criterion", "type")) {
            Map<String, Long> counts = hits.facets().getOrDefault(name, Map.of());
            String chosen = filters.getOrDefault(name, "");
            var choices = counts.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(15)
                    .map(e -> new Choice(
                            e.getKey(),
                            label(name, e.getKey()),
                            e.getValue(),
                            e.getKey().equals(chosen),
                            address(filters, name, e.getKey().equals(chosen) ? "" : e.getKey())))
                    .toList();
            if (!choices.isEmpty()) {
                facets.put(name, choices);
            }
        }
        return facets;
    }

    private String label(String facet, String value) {
        return switch (facet) {
            case "region" -> directory.region(value).map(Region::name).orElse(value);
            case "criterion" -> criterionTitle(value);
            default -> "";
        };
    }

    private String criterionTitle(String id) {
        if (id.isEmpty()) {
            return "";
        }
        String first = id.split(",")[0];
        return standards
                .editions()
                .getFirst()
                .criterion(first)
                .map(Criterion::title)
                .map(title -> id + " " + title)
                .orElse(id);
    }

    /** This search with one thing changed; back to its first page unless that is what changes. */
    private static String address(Map<String, String> filters, String name, Object value) {
        var address = UriComponentsBuilder.fromPath("/search");
        Map<String, String> values = new LinkedHashMap<>(filters);
        values.put(name, value.toString());
        values.entrySet().removeIf(e -> e.getValue().isEmpty());
        values.keySet().forEach(key -> address.queryParam(key, "{" + key + "}"));
        return address.encode().buildAndExpand(values).toUriString();
    }
}
