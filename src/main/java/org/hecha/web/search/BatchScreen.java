package org.hecha.web.search;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Scope;
import org.hecha.search.Hit;
import org.hecha.search.Hits;
import org.hecha.search.Query;
import org.hecha.search.Search;
import org.hecha.web.page.CsvCells;
import org.hecha.web.page.TakenTable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Many terms at once: a pasted list or column against the files that have them, also as a table to take away. */
@Controller
class BatchScreen {

    private static final int MOST_TERMS = 200;
    private static final int LONGEST_TERM = 200;
    private static final int HITS = 100;

    private final Search search;
    private final Dossiers dossiers;
    private final MessageSource texts;

    BatchScreen(Search search, Dossiers dossiers, MessageSource texts) {
        this.search = search;
        this.dossiers = dossiers;
        this.texts = texts;
    }

    /** @param pages numbers of the pages that have the term, ascending */
    record Place(String file, String number, List<Integer> pages, String address) {}

    /**
     * One term.
     *
     * @param total passages altogether; the files are those of the first hundred
     */
    record Row(String term, long total, List<Place> files, String address) {}

    /** @param cut terms beyond the most that are looked for at once */
    record Answer(List<Row> rows, long readable, long unreadable, int cut) {}

    @GetMapping("/search/batch")
    String ask(@RequestParam(defaultValue = "") String dossier, Scope scope, Model model) {
        return page("", dossier, scope, model);
    }

    @PostMapping("/search/batch")
    String answer(
            @RequestParam(defaultValue = "") String terms,
            @RequestParam(defaultValue = "") String dossier,
            Scope scope,
            Model model) {
        model.addAttribute("answer", find(terms, within(dossier, scope), scope));
        return page(terms, dossier, scope, model);
    }

    private String page(String terms, String dossier, Scope scope, Model model) {
        model.addAttribute("terms", terms);
        model.addAttribute("dossier", dossier);
        model.addAttribute("within", within(dossier, scope).orElse(null));
        model.addAttribute("most", MOST_TERMS);
        return "search/batch";
    }

    private Optional<Dossier> within(String number, Scope scope) {
        return number.isEmpty() ? Optional.empty() : dossiers.byNumber(scope, number);
    }

    @PostMapping("/search/batch.csv")
    ResponseEntity<byte[]> csv(
            @RequestParam(defaultValue = "") String terms,
            @RequestParam(defaultValue = "") String dossier,
            Scope scope) {
        var table = new StringBuilder("\ufeff");
        table(find(terms, within(dossier, scope), scope)).forEach(line -> table.append(CsvCells.line(line)));
        return taken(
                "search.csv",
                new MediaType("text", "csv", StandardCharsets.UTF_8),
                table.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The same as a workbook. */
    @PostMapping("/search/batch.xlsx")
    ResponseEntity<byte[]> workbook(
            @RequestParam(defaultValue = "") String terms, @RequestParam(defaultValue = "") String dossier, Scope scope)
            throws IOException {
        List<List<String>> lines = table(find(terms, within(dossier, scope), scope));
        int[] widths = new int[lines.getFirst().size()];
        Arrays.fill(widths, FILE_WIDTH);
        widths[0] = TERM_WIDTH;
        widths[1] = TOTAL_WIDTH;
        var bytes = new ByteArrayOutputStream();
        TakenTable.write(
                texts.getMessage("search.batch.title", null, LocaleContextHolder.getLocale()),
                List.of(),
                lines.getFirst(),
                widths,
                lines.subList(1, lines.size()),
                bytes);
        return taken("search.xlsx", WORKBOOK, bytes.toByteArray());
    }

    /** Widths in characters. */
    private static final int TERM_WIDTH = 36;

    private static final int TOTAL_WIDTH = 6;
    private static final int FILE_WIDTH = 18;

    private static final MediaType WORKBOOK =
            new MediaType("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    /** Terms down, files across, page numbers in the cells. */
    private List<List<String>> table(Answer answer) {
        Set<String> files = new LinkedHashSet<>();
        answer.rows().forEach(row -> row.files().forEach(place -> files.add(name(place))));
        List<List<String>> lines = new ArrayList<>();
        var head = new ArrayList<>(List.of(
                texts.getMessage("search.batch.term", null, LocaleContextHolder.getLocale()),
                texts.getMessage("search.batch.total", null, LocaleContextHolder.getLocale())));
        head.addAll(files);
        lines.add(head);
        for (Row row : answer.rows()) {
            Map<String, String> cells = new LinkedHashMap<>();
            row.files()
                    .forEach(place -> cells.put(
                            name(place),
                            place.pages().stream().map(String::valueOf).collect(Collectors.joining(" "))));
            var line = new ArrayList<>(List.of(row.term(), Long.toString(row.total())));
            files.forEach(file -> line.add(cells.getOrDefault(file, "")));
            lines.add(line);
        }
        return lines;
    }

    private static ResponseEntity<byte[]> taken(String name, MediaType type, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }

    private static String name(Place place) {
        return (place.number() + " " + place.file()).strip();
    }

    private Answer find(String pasted, Optional<Dossier> within, Scope scope) {
        // a column of a spreadsheet comes as lines, a row of it with tabs
        List<String> all = Arrays.stream(pasted.split("[\\r\\n\\t]+"))
                .map(String::strip)
                .filter(term -> !term.isEmpty())
                .map(term -> term.length() > LONGEST_TERM ? term.substring(0, LONGEST_TERM) : term)
                .distinct()
                .toList();
        var rows = new ArrayList<Row>();
        long readable = 0;
        long unreadable = 0;
        Map<String, String> numbers = new LinkedHashMap<>();
        for (String term : all.subList(0, Math.min(MOST_TERMS, all.size()))) {
            Query query = Query.quote(term).inEvidence();
            Hits hits = search.find(
                    within.map(d -> query.inDossier(d.id().toString())).orElse(query), scope, 0, HITS);
            readable = hits.readable();
            unreadable = hits.unreadable();
            // what merely resembles is for eyes, not for a table
            rows.add(hits.exact() ? row(term, hits, numbers, scope) : new Row(term, 0, List.of(), address(term)));
        }
        return new Answer(rows, readable, unreadable, Math.max(0, all.size() - MOST_TERMS));
    }

    private Row row(String term, Hits hits, Map<String, String> numbers, Scope scope) {
        var files = new LinkedHashMap<String, Place>();
        for (Hit hit : hits.hits()) {
            String id = hit.evidence().map(Object::toString).orElse("");
            String number = hit.dossier()
                    .map(dossier -> numbers.computeIfAbsent(
                            dossier.toString(),
                            d -> dossiers.get(scope, dossier).number()))
                    .orElse("");
            Place place = files.computeIfAbsent(
                    id, file -> new Place(hit.path(), number, new ArrayList<>(), opened(file, hit.page(), term)));
            place.pages().add(hit.page());
        }
        files.values().forEach(place -> place.pages().sort(null));
        return new Row(term, hits.total(), List.copyOf(files.values()), address(term));
    }

    private static String opened(String file, int page, String term) {
        return UriComponentsBuilder.fromPath("/evidence/")
                .pathSegment(file)
                .queryParam("page", page)
                .queryParam("q", "{q}")
                .encode()
                .buildAndExpand(Query.quote(term).text())
                .toUriString();
    }

    private static String address(String term) {
        return UriComponentsBuilder.fromPath("/search")
                .queryParam("q", "{q}")
                .encode()
                .buildAndExpand(Query.quote(term).text())
                .toUriString();
    }
}
