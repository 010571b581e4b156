package org.hecha.web.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Exhibit;
import org.hecha.dossier.Writable;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.PageBoxes;
import org.hecha.evidence.PageText;
import org.hecha.evidence.SheetRows;
import org.hecha.evidence.Withdrawal;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.reuse.Reuse;
import org.hecha.standard.Criterion;
import org.hecha.standard.Standard;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One file: the page beside its text, with everything marked that was searched, cited or found on it. */
@Controller
class EvidenceScreen {

    private static final int LONG_STRIP = 120;
    private static final int NEAR = 30;

    private final Dossiers dossiers;
    private final Directory directory;
    private final PageMarks marks;
    private final Reuse reuse;

    EvidenceScreen(Dossiers dossiers, Directory directory, PageMarks marks, Reuse reuse) {
        this.reuse = reuse;
        this.dossiers = dossiers;
        this.directory = directory;
        this.marks = marks;
    }

    /** @param count hits on the page */
    record Leaf(int number, int count, boolean here, boolean readable) {}

    @GetMapping("/evidence/{id}")
    String show(
            @PathVariable EvidenceId id,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String mark,
            @RequestParam(defaultValue = "") String q,
            Scope scope,
            Model model) {
        Exhibit exhibit = dossiers.exhibit(scope, id);
        Dossier dossier = dossiers.get(scope, exhibit.dossier());
        List<PageText> pages = dossiers.pages(scope, id);
        Optional<PageText> text = pages.stream().filter(p -> p.number() == page).findFirst();
        List<Places.Mark> shown =
                text.map(t -> marks.of(dossier, exhibit, t, mark, q, scope)).orElse(List.of());
        model.addAttribute("exhibit", exhibit);
        model.addAttribute("dossier", dossier);
        model.addAttribute("leaves", leaves(pages, page, q));
        model.addAttribute("page", page);
        model.addAttribute("text", text.orElse(null));
        Optional<SheetRows> rows = dossiers.rows(scope, id, page);
        model.addAttribute(
                "rows", rows.flatMap(r -> text.map(t -> range(r, t.text()))).orElse(null));
        model.addAttribute(
                "pieces", text.map(t -> Places.pieces(t.text(), shown, rows)).orElse(List.of()));
        model.addAttribute(
                "hits", shown.stream().filter(m -> m.kind().equals("hit")).count());
        model.addAttribute("scan", dossiers.scan(scope, id));
        model.addAttribute("personal", dossiers.personalNumbers(scope, id, page));
        model.addAttribute("q", q);
        model.addAttribute("mark", mark);
        Optional<PageBoxes> boxes = dossiers.boxes(scope, id, page);
        model.addAttribute("paper", boxes.filter(b -> b.width() > 0).orElse(null));
        model.addAttribute("rectangles", boxes.map(b -> Places.of(b, shown)).orElse(List.of()));
        about(exhibit, dossier, scope, model);
        return "evidence/evidence";
    }

    /** The part of a sheet a page shows; {@code sheet} is empty for CSV. */
    record Range(String sheet, int first, int last) {}

    private static Range range(SheetRows rows, String text) {
        int lines = (int) text.chars().filter(c -> c == '\n').count();
        return new Range(rows.sheet(), rows.row(0), rows.row(lines));
    }

    /** A picture of a page never changes: its file is named by its digest. */
    @GetMapping(path = "/evidence/{id}/pages/{page}.png")
    ResponseEntity<byte[]> picture(
            @PathVariable EvidenceId id,
            @PathVariable int page,
            @RequestParam(defaultValue = "") String open,
            Scope scope) {
        return dossiers.picture(scope, id, page)
                .map(png -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_PNG)
                        // what was opened for a while must not outlive it in the browser
                        .cacheControl(
                                open.isEmpty()
                                        ? CacheControl.maxAge(Duration.ofHours(1))
                                                .cachePrivate()
                                        : CacheControl.noStore())
                        .body(png))
                // a page of plain text has none, which is no error: the viewer shows its text
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    /** Shows the personal numbers of one page to this person for a while. */
    @PostMapping("/evidence/{id}/pages/{page}/unmasking")
    String unmask(
            @PathVariable EvidenceId id,
            @PathVariable int page,
            @RequestParam(defaultValue = "") String reason,
            Scope scope) {
        dossiers.unmask(scope, id, page, reason);
        return "redirect:/evidence/" + id + "?page=" + page;
    }

    /** The bytes as received; never shown inside the browser, since they are strangers' documents. */
    @GetMapping("/evidence/{id}/original")
    ResponseEntity<InputStreamResource> original(@PathVariable EvidenceId id, Scope scope) throws IOException {
        Exhibit exhibit = dossiers.exhibit(scope, id);
        InputStream bytes = dossiers.download(scope, id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(exhibit.evidence().bytes())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition(exhibit.evidence().name()))
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .cacheControl(CacheControl.noStore())
                .body(new InputStreamResource(bytes));
    }

    /** A download of this name, for programs that know RFC 6266. */
    static String disposition(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    /** Of a long file those near this page, those with hits, the first and the last: nobody looks through five hundred. */
    private static List<Leaf> leaves(List<PageText> pages, int here, String q) {
        int last = pages.isEmpty() ? 0 : pages.getLast().number();
        return all(pages, here, q).stream()
                .filter(leaf -> pages.size() <= LONG_STRIP
                        || Math.abs(leaf.number() - here) <= NEAR
                        || leaf.count() > 0
                        || leaf.number() == 1
                        || leaf.number() == last)
                .toList();
    }

    private static List<Leaf> all(List<PageText> pages, int here, String q) {
        return pages.stream()
                .map(p -> new Leaf(
                        p.number(),
                        Occurrences.on(p.text(), q).size(),
                        p.number() == here,
                        !p.text().isBlank()))
                .toList();
    }

    private void about(Exhibit exhibit, Dossier dossier, Scope scope, Model model) {
        Standard standard = dossiers.standardOf(scope, dossier.id());
        List<Exhibit> all = dossiers.exhibits(scope, dossier.id());
        EvidenceId id = exhibit.evidence().id();
        model.addAttribute("standard", standard);
        model.addAttribute("similar", reuse.of(scope, id));
        model.addAttribute(
                "others",
                all.stream().filter(e -> !e.evidence().id().equals(id)).toList());
        model.addAttribute(
                "inside",
                all.stream()
                        .filter(e -> e.evidence().parent().filter(id::equals).isPresent())
                        .toList());
        model.addAttribute(
                "container",
                exhibit.evidence()
                        .parent()
                        .flatMap(p -> all.stream()
                                .filter(e -> e.evidence().id().equals(p))
                                .findFirst())
                        .orElse(null));
        model.addAttribute("citedBy", cited(exhibit, standard));
        model.addAttribute("lost", lost(exhibit, all));
        model.addAttribute(
                "pageless",
                exhibit.evidence().pages() == 0 && exhibit.evidence().state().terminal());
        // what to do about a file is said to whoever sent it; whoever reads it can only ask for it
        model.addAttribute(
                "asks",
                exhibit.evidence().reason().isPresent()
                        && scope.roles().stream().anyMatch(role -> role.level() != Level.COUNTY));
        model.addAttribute("receipt", dossiers.receipt(scope, id).orElse(null));
        model.addAttribute("receivedBy", name(exhibit.evidence().receivedBy()));
        Optional<Withdrawal> withdrawal = dossiers.withdrawal(scope, id);
        model.addAttribute("withdrawal", withdrawal.orElse(null));
        model.addAttribute(
                "mayReturn",
                withdrawal.isPresent()
                        && dossiers.withdrawn(scope, dossier.id()).stream()
                                .anyMatch(
                                        gone -> gone.back() && gone.file().id().equals(id)));
        model.addAttribute("ofCounty", scope.roles().stream().anyMatch(role -> role.level() == Level.COUNTY));
        Writable writable = withdrawal.isPresent() ? Writable.NOTHING : dossiers.writable(scope, dossier.id());
        model.addAttribute("provable", provable(exhibit, standard, writable));
        model.addAttribute(
                "mayFile",
                exhibit.evidence().parent().isEmpty()
                        && (exhibit.criteria().isEmpty()
                                ? !writable.criteria().isEmpty()
                                : exhibit.criteria().stream().anyMatch(writable::criterion)));
        List<Exhibit> versions = dossiers.versions(scope, id);
        model.addAttribute("versions", versions.size() > 1 ? versions : List.of());
        Map<EvidenceId, EvidenceId> undecided = dossiers.undecidedVersions(scope, dossier.id());
        model.addAttribute("undecided", undecided.containsValue(id) ? id : undecided.get(id));
        model.addAttribute("slots", standard.slots().toList());
    }

    /** How many claims would lose a citation together with this file and what came out of it. */
    private static long lost(Exhibit exhibit, List<Exhibit> all) {
        var family = new ArrayList<>(List.of(exhibit));
        for (int i = 0; i < family.size(); i++) {
            EvidenceId container = family.get(i).evidence().id();
            all.stream()
                    .filter(one ->
                            one.evidence().parent().filter(container::equals).isPresent())
                    .forEach(family::add);
        }
        return family.stream().mapToLong(one -> one.citedBy().size()).sum();
    }

    /** @param id criterion and key, parted by a slash */
    record Provable(String id, String label) {}

    /** Claims this person may point to this file for; those of the file's own criteria first. */
    private static List<Provable> provable(Exhibit exhibit, Standard standard, Writable writable) {
        var own = new ArrayList<Provable>();
        var others = new ArrayList<Provable>();
        for (Criterion criterion : standard.criteria()) {
            for (Criterion.Claim claim : criterion.claims()) {
                if (writable.claim(criterion.id(), claim.key())) {
                    (exhibit.criteria().contains(criterion.id()) ? own : others)
                            .add(new Provable(
                                    criterion.id() + "/" + claim.key(), criterion.id() + " " + claim.label()));
                }
            }
        }
        own.addAll(others);
        return own;
    }

    private static List<Provable> cited(Exhibit exhibit, Standard standard) {
        return exhibit.citedBy().stream()
                .map(id -> {
                    String[] parts = id.split("/", 2);
                    String label = standard.claim(parts[0], parts.length > 1 ? parts[1] : "")
                            .map(Criterion.Claim::label)
                            .orElse("");
                    return new Provable(id, parts[0] + " " + label);
                })
                .toList();
    }

    private String name(String member) {
        try {
            return directory
                    .member(new MemberId(UUID.fromString(member)))
                    .map(Member::name)
                    .orElse("");
        } catch (IllegalArgumentException background) {
            return "";
        }
    }
}
