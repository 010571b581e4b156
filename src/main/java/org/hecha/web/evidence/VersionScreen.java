package org.hecha.web.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hecha.dossier.Claim;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Succession;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.Receipt;
import org.hecha.organization.Scope;
import org.hecha.shared.PersonalData;
import org.hecha.standard.Standard;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A better scan takes the place of a file: sent, then every citation moved, kept or dropped. */
@Controller
class VersionScreen {

    private final Dossiers dossiers;

    VersionScreen(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    @PostMapping("/evidence/{id}/version")
    String add(
            @PathVariable EvidenceId id,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String once,
            Scope scope)
            throws IOException {
        @Nullable String sent = file.getOriginalFilename();
        String name = sent == null ? "" : sent.substring(sent.lastIndexOf('\\') + 1);
        if (name.isEmpty()) {
            return "redirect:/evidence/" + id;
        }
        try (InputStream bytes = file.getInputStream()) {
            Receipt receipt = dossiers.addVersion(scope, id, name, bytes, once.isEmpty() ? "" : once + "/version");
            return "redirect:/evidence/" + receipt.id() + "/version";
        }
    }

    /**
     * One citation in the form.
     *
     * @param id    criterion and key, file, page, start and end, parted by bars: what {@link #decide} reads
     * @param quote with personal numbers hidden; empty for a whole page
     * @param file  empty where it points to the older version itself and not to something inside it
     */
    record Row(String id, String claim, String quote, String file, Succession.Moving moving) {}

    @GetMapping("/evidence/{id}/version")
    String show(@PathVariable EvidenceId id, Scope scope, Model model) {
        Optional<Succession> succession = dossiers.succession(scope, id);
        if (succession.isEmpty()) {
            return "redirect:/evidence/"
                    + dossiers.exhibit(scope, id).evidence().id();
        }
        Succession both = succession.get();
        Dossier dossier = dossiers.get(scope, both.newer().dossier());
        Standard standard = dossiers.standardOf(scope, dossier.id());
        Map<EvidenceId, String> names = dossiers.exhibits(scope, dossier.id()).stream()
                .collect(Collectors.toMap(
                        one -> one.evidence().id(), one -> one.evidence().name()));
        model.addAttribute("dossier", dossier);
        model.addAttribute("older", both.older());
        model.addAttribute("newer", both.newer());
        model.addAttribute("read", both.read());
        model.addAttribute(
                "rows",
                both.citations().stream()
                        .map(moving -> row(both, moving, standard, names))
                        .toList());
        model.addAttribute(
                "missing",
                both.citations().stream()
                        .filter(moving -> moving.to().isEmpty())
                        .count());
        return "evidence/version";
    }

    private static Row row(
            Succession both, Succession.Moving moving, Standard standard, Map<EvidenceId, String> names) {
        Claim.Citation from = moving.from();
        String label = standard.claim(moving.criterion(), moving.key())
                .map(claim -> moving.criterion() + " " + claim.label())
                .orElse(moving.criterion() + " " + moving.key());
        return new Row(
                String.join(
                        "|",
                        moving.criterion(),
                        moving.key(),
                        from.evidence().toString(),
                        Integer.toString(from.page()),
                        Integer.toString(from.start()),
                        Integer.toString(from.end())),
                label,
                PersonalData.masked(from.quote()),
                from.evidence().equals(both.older().evidence().id()) ? "" : names.getOrDefault(from.evidence(), ""),
                moving);
    }

    /** @param form {@code citation}, {@code choice} and {@code to} once a row, in the same order */
    @PostMapping("/evidence/{id}/version/decision")
    String decide(
            @PathVariable EvidenceId id,
            @RequestParam MultiValueMap<String, String> form,
            Scope scope,
            RedirectAttributes flash) {
        List<String> citations = form.getOrDefault("citation", List.of());
        List<String> choices = form.getOrDefault("choice", List.of());
        List<String> pages = form.getOrDefault("to", List.of());
        var decisions = new ArrayList<Succession.Decision>();
        for (int i = 0; i < Math.min(citations.size(), Math.min(choices.size(), pages.size())); i++) {
            decision(citations.get(i), choices.get(i), pages.get(i)).ifPresent(decisions::add);
        }
        boolean replaced = dossiers.decide(scope, id, decisions);
        flash.addFlashAttribute("said", replaced ? "version.replaced" : "version.left");
        return replaced ? "redirect:/evidence/" + id : "redirect:/evidence/" + id + "/version";
    }

    /** What no form of ours sends decides nothing. */
    private static Optional<Succession.Decision> decision(String citation, String choice, String page) {
        String[] parts = citation.split("\\|");
        try {
            var from = new Claim.Citation(
                    new EvidenceId(UUID.fromString(parts[2])),
                    Integer.parseInt(parts[3]),
                    Integer.parseInt(parts[4]),
                    Integer.parseInt(parts[5]),
                    "");
            return Optional.of(new Succession.Decision(
                    parts[0],
                    parts[1],
                    from,
                    Succession.Choice.valueOf(choice),
                    page.isBlank() ? 0 : Integer.parseInt(page.strip())));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException foreign) {
            return Optional.empty();
        }
    }
}
