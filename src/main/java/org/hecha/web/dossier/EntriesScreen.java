package org.hecha.web.dossier;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Entry;
import org.hecha.dossier.Exhibit;
import org.hecha.evidence.EvidenceId;
import org.hecha.organization.Scope;
import org.hecha.shared.Refused;
import org.hecha.web.page.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What is inside an archive, and filing it one by one. Long work goes in pieces that the page asks for one after the other:
 * a page that was closed half-way shows where it stopped, because that is read from the dossier itself.
 */
@Controller
class EntriesScreen {

    private static final Duration PIECE = Duration.ofSeconds(2);

    private final Dossiers dossiers;
    private final Problems problems;

    EntriesScreen(Dossiers dossiers, Problems problems) {
        this.dossiers = dossiers;
        this.problems = problems;
    }

    /** @param refused why it was not filed just now; empty where nobody tried or it was */
    record Row(Entry entry, String refused) {}

    @GetMapping("/evidence/{id}/entries")
    String show(@PathVariable EvidenceId id, Scope scope, Model model, HttpSession session) {
        session.removeAttribute(refusals(id));
        about(id, scope, Map.of(), List.of(), model);
        return "dossier/entries";
    }

    /** @param entry what is still to be filed, in order; @param more for what a piece left over, not for a new beginning */
    @PostMapping("/evidence/{id}/entries")
    String file(
            @PathVariable EvidenceId id,
            @RequestParam(defaultValue = "") List<EvidenceId> entry,
            @RequestParam(defaultValue = "false") boolean more,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            Scope scope,
            Model model,
            HttpSession session) {
        LinkedHashMap<String, String> refused = more ? kept(session, id) : new LinkedHashMap<>();
        var left = new ArrayList<>(entry);
        long end = System.nanoTime() + PIECE.toNanos();
        while (!left.isEmpty() && System.nanoTime() < end) {
            EvidenceId one = left.removeFirst();
            try {
                dossiers.fileEntry(scope, id, one);
            } catch (Refused why) {
                var sentence = problems.sentence(why);
                refused.put(one.toString(), sentence.title() + " " + sentence.detail());
            }
        }
        session.setAttribute(refusals(id), refused);
        about(id, scope, refused, left, model);
        return fragment ? "dossier/entries :: entries" : "dossier/entries";
    }

    private static String refusals(EvidenceId id) {
        return "entries." + id;
    }

    @SuppressWarnings("unchecked")
    private static LinkedHashMap<String, String> kept(HttpSession session, EvidenceId id) {
        @Nullable Object kept = session.getAttribute(refusals(id));
        return kept instanceof LinkedHashMap<?, ?> map ? (LinkedHashMap<String, String>) map : new LinkedHashMap<>();
    }

    private void about(EvidenceId id, Scope scope, Map<String, String> refused, List<EvidenceId> left, Model model) {
        Exhibit archive = dossiers.exhibit(scope, id);
        List<Entry> entries = dossiers.entries(scope, id);
        var writable = dossiers.writable(scope, archive.dossier());
        boolean mayFile = archive.criteria().isEmpty()
                ? !writable.criteria().isEmpty()
                : archive.criteria().stream().anyMatch(writable::criterion);
        long filed = entries.stream().filter(e -> e.filed().isPresent()).count();
        model.addAttribute("archive", archive);
        model.addAttribute("dossier", dossiers.get(scope, archive.dossier()));
        model.addAttribute(
                "rows",
                entries.stream()
                        .map(e ->
                                new Row(e, refused.getOrDefault(e.inside().id().toString(), "")))
                        .toList());
        model.addAttribute("mayFile", mayFile);
        model.addAttribute("filed", filed);
        model.addAttribute("refused", refused.size());
        model.addAttribute("left", left);
        var inside = entries.stream().map(e -> e.inside().id()).collect(Collectors.toSet());
        // proofs that point into the archive would be lost with it
        model.addAttribute(
                "cited",
                dossiers.exhibits(scope, archive.dossier()).stream()
                        .anyMatch(x -> inside.contains(x.evidence().id())
                                && !x.citedBy().isEmpty()));
    }
}
