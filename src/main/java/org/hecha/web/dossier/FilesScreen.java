package org.hecha.web.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hecha.dossier.Claim;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Exhibit;
import org.hecha.dossier.UnknownDossier;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.Receipt;
import org.hecha.organization.Scope;
import org.hecha.shared.Refused;
import org.hecha.web.page.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Putting files into a dossier, filing them, taking them out, and pointing to them as proof. */
@Controller
class FilesScreen {

    private final Dossiers dossiers;
    private final Problems problems;

    FilesScreen(Dossiers dossiers, Problems problems) {
        this.dossiers = dossiers;
        this.problems = problems;
    }

    /** What a program gets for a file that arrived. */
    record Arrived(String id, String receipt, String path, String sha256, String sm3, long bytes, Instant received) {}

    /**
     * One file, by a program.
     *
     * @param key what the sender calls this act, for sending it again when the answer was lost
     */
    @PostMapping(path = "/dossiers/{number}/evidence", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Arrived receive(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String criterion,
            @RequestParam(defaultValue = "") String slot,
            @RequestParam(defaultValue = "") String path,
            @RequestParam MultipartFile file,
            @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key,
            Scope scope)
            throws IOException {
        Dossier dossier = find(number, scope);
        try (InputStream bytes = file.getInputStream()) {
            Receipt receipt =
                    dossiers.add(scope, dossier.id(), criterion, slot, path.isBlank() ? name(file) : path, bytes, key);
            return new Arrived(
                    receipt.id().toString(),
                    receipt.number(),
                    receipt.path(),
                    receipt.sha256(),
                    receipt.sm3(),
                    receipt.bytes(),
                    receipt.received());
        }
    }

    /** A line of the note after the redirect; it waits in the session, which lies in the database. */
    public record Kept(String id, String number, String path) implements Serializable {
        static Kept of(Receipt receipt) {
            return new Kept(receipt.id().toString(), receipt.number(), receipt.path());
        }
    }

    /** Any number of files from a plain form; every refusal is told, the others are kept. */
    @PostMapping(path = "/dossiers/{number}/evidence", produces = MediaType.TEXT_HTML_VALUE)
    String receiveAll(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String criterion,
            @RequestParam(defaultValue = "") String slot,
            @RequestParam List<MultipartFile> file,
            @RequestParam(defaultValue = "") String once,
            Scope scope,
            RedirectAttributes flash)
            throws IOException {
        Dossier dossier = find(number, scope);
        var kept = new ArrayList<Kept>();
        var refusals = new ArrayList<String>();
        for (MultipartFile one : file) {
            if (name(one).isEmpty()) {
                continue;
            }
            try (InputStream bytes = one.getInputStream()) {
                // the page's ticket makes the key of each file, so that a form sent twice is taken in once
                String key = once.isEmpty() ? "" : once + "/" + file.indexOf(one);
                kept.add(Kept.of(dossiers.add(scope, dossier.id(), criterion, slot, name(one), bytes, key)));
            } catch (Refused refused) {
                var sentence = problems.sentence(refused);
                refusals.add(name(one) + " — " + sentence.title() + " " + sentence.detail());
            }
        }
        flash.addFlashAttribute("said", kept.isEmpty() ? "files.none-kept" : "files.kept");
        flash.addFlashAttribute("saidAbout", new Object[] {kept.size()});
        flash.addFlashAttribute("refusals", refusals);
        flash.addFlashAttribute("kept", kept);
        return back(number, criterion);
    }

    @PostMapping("/evidence/{id}/filing")
    String file(
            @PathVariable EvidenceId id,
            @RequestParam(defaultValue = "") List<String> criteria,
            @RequestParam(defaultValue = "") String slot,
            @RequestParam(defaultValue = "") String caption,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate declared,
            Scope scope,
            RedirectAttributes flash) {
        dossiers.file(
                scope,
                id,
                criteria.stream().filter(c -> !c.isBlank()).toList(),
                slot,
                caption.strip(),
                Optional.ofNullable(declared));
        flash.addFlashAttribute("said", "files.filed");
        return "redirect:/evidence/" + id;
    }

    @PostMapping("/evidence/{id}/withdrawal")
    String withdraw(@PathVariable EvidenceId id, Scope scope, RedirectAttributes flash) {
        Exhibit exhibit = dossiers.exhibit(scope, id);
        String number = dossiers.get(scope, exhibit.dossier()).number();
        dossiers.withdraw(scope, id);
        flash.addFlashAttribute("said", "files.withdrawn");
        flash.addFlashAttribute("saidAbout", new Object[] {exhibit.evidence().name()});
        return back(
                number, exhibit.criteria().isEmpty() ? "" : exhibit.criteria().getFirst());
    }

    /** Taken out by mistake. */
    @PostMapping("/evidence/{id}/return")
    String bringBack(@PathVariable EvidenceId id, Scope scope, RedirectAttributes flash) {
        dossiers.bringBack(scope, id);
        flash.addFlashAttribute("said", "files.brought-back");
        flash.addFlashAttribute(
                "saidAbout",
                new Object[] {dossiers.exhibit(scope, id).evidence().name()});
        return "redirect:/evidence/" + id;
    }

    /**
     * Points to a page, or a passage on it, as proof of a claim.
     *
     * @param claim criterion and key, parted by a slash
     * @param start -1 for the whole page
     */
    @PostMapping("/evidence/{id}/citations")
    String cite(
            @PathVariable EvidenceId id,
            @RequestParam String claim,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "-1") int start,
            @RequestParam(defaultValue = "-1") int end,
            @RequestParam(defaultValue = "") String quote,
            @RequestParam(defaultValue = "") String back,
            Scope scope,
            RedirectAttributes flash) {
        Exhibit exhibit = dossiers.exhibit(scope, id);
        String[] parts = claim.split("/", 2);
        var citation = new Claim.Citation(id, page, start, end, quote);
        dossiers.cite(scope, exhibit.dossier(), parts[0], parts.length > 1 ? parts[1] : "", citation);
        flash.addFlashAttribute("said", "files.now-cited");
        if (back.equals("criterion")) {
            String number = dossiers.get(scope, exhibit.dossier()).number();
            return "redirect:/dossiers/" + number + "/criteria/" + parts[0] + "#claim-"
                    + (parts.length > 1 ? parts[1] : "");
        }
        return "redirect:/evidence/" + id + "?page=" + page + (start >= 0 ? "&mark=" + start + "-" + end : "");
    }

    @PostMapping("/dossiers/{number}/criteria/{criterion}/claims/{key}/citations/withdrawal")
    String uncite(
            @PathVariable String number,
            @PathVariable String criterion,
            @PathVariable String key,
            @RequestParam EvidenceId evidence,
            @RequestParam int page,
            @RequestParam int start,
            @RequestParam int end,
            @RequestParam(defaultValue = "") String quote,
            Scope scope) {
        Dossier dossier = find(number, scope);
        dossiers.uncite(scope, dossier.id(), criterion, key, new Claim.Citation(evidence, page, start, end, quote));
        return "redirect:/dossiers/" + number + "/criteria/" + criterion + "#claim-" + key;
    }

    private Dossier find(String number, Scope scope) {
        return dossiers.byNumber(scope, number).orElseThrow(() -> new UnknownDossier(number));
    }

    private static String name(MultipartFile file) {
        @Nullable String name = file.getOriginalFilename();
        return name == null ? "" : name.substring(name.lastIndexOf('\\') + 1);
    }

    private static String back(String number, String criterion) {
        return "redirect:/dossiers/" + number
                + (criterion.isEmpty() ? "/evidence" : "/criteria/" + criterion + "#evidence");
    }
}
