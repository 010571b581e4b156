package org.hecha.web.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.TermPapers;
import org.hecha.dossier.UnknownDossier;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.Receipt;
import org.hecha.evidence.UnknownEvidence;
import org.hecha.organization.Scope;
import org.hecha.shared.Refused;
import org.hecha.web.page.Dates;
import org.hecha.web.page.Problems;
import org.hecha.web.words.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Files beside the summary at the end of a term: added and taken out by the county, read by whoever may read the summary. */
@Controller
class TermPaperScreen {

    private final TermPapers papers;
    private final TermPaperView view;
    private final Dossiers dossiers;
    private final Problems problems;
    private final Words words;
    private final Dates dates;

    TermPaperScreen(
            TermPapers papers, TermPaperView view, Dossiers dossiers, Problems problems, Words words, Dates dates) {
        this.papers = papers;
        this.view = view;
        this.dossiers = dossiers;
        this.problems = problems;
        this.words = words;
        this.dates = dates;
    }

    /** Any number of files from a plain form; every refusal is told, the others are kept. */
    @PostMapping("/dossiers/{number}/term/papers")
    String add(
            @PathVariable String number,
            @RequestParam List<MultipartFile> file,
            @RequestParam(defaultValue = "") String once,
            @RequestParam(defaultValue = "") String task,
            Scope scope,
            RedirectAttributes flash)
            throws IOException {
        Dossier dossier = dossiers.byNumber(scope, number).orElseThrow(() -> new UnknownDossier(number));
        var kept = new ArrayList<FilesScreen.Kept>();
        var refusals = new ArrayList<String>();
        for (MultipartFile one : file) {
            String name = name(one);
            if (name.isEmpty()) {
                continue;
            }
            try (InputStream bytes = one.getInputStream()) {
                String key = once.isEmpty() ? "" : once + "/" + file.indexOf(one);
                kept.add(FilesScreen.Kept.of(papers.add(scope, dossier.id(), name, bytes, key)));
            } catch (Refused refused) {
                var sentence = problems.sentence(refused);
                refusals.add(name + " — " + sentence.title() + " " + sentence.detail());
            }
        }
        flash.addFlashAttribute("papersKept", kept);
        flash.addFlashAttribute("papersRefused", refusals);
        flash.addFlashAttribute("papersNone", kept.isEmpty() && refusals.isEmpty());
        return back(dossier, task);
    }

    @PostMapping("/term-papers/{id}/withdrawal")
    String withdraw(
            @PathVariable EvidenceId id,
            @RequestParam(defaultValue = "") String task,
            Scope scope,
            RedirectAttributes flash) {
        TermPapers.Paper paper = papers.get(scope, id);
        Dossier dossier = dossiers.get(scope, paper.dossier());
        papers.withdraw(scope, id);
        flash.addFlashAttribute("paperGone", paper.name());
        return back(dossier, task);
    }

    /** The page the form stood on. */
    private static String back(Dossier dossier, String task) {
        return task.matches("[0-9a-f-]{1,64}")
                ? "redirect:/tasks/" + task + "#papers"
                : "redirect:/dossiers/" + dossier.number() + "/term#papers";
    }

    /** The bytes as received; never shown inside the browser, since they are strangers' documents. */
    @GetMapping("/term-papers/{id}")
    ResponseEntity<InputStreamResource> download(@PathVariable EvidenceId id, Scope scope) {
        TermPapers.Paper paper = readable(scope, id);
        InputStream bytes = papers.download(scope, id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(paper.bytes())
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(paper.name()))
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .cacheControl(CacheControl.noStore())
                .body(new InputStreamResource(bytes));
    }

    /** The receipt as plain text, to be kept beside the file. */
    @GetMapping("/term-papers/{id}/receipt.txt")
    ResponseEntity<byte[]> receipt(@PathVariable EvidenceId id, Scope scope) {
        TermPapers.Paper paper = readable(scope, id);
        Receipt receipt = papers.receipt(scope, id);
        Dossier dossier = dossiers.get(scope, paper.dossier());
        String text = words.say(
                "receipt.text",
                receipt.number(),
                dossier.number(),
                dossier.county(),
                receipt.path(),
                Long.toString(receipt.bytes()),
                receipt.sha256(),
                receipt.sm3(),
                dates.moment(receipt.received()),
                receipt.received().toString());
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment("receipt-" + receipt.number() + ".txt"))
                .cacheControl(CacheControl.noStore())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private TermPapers.Paper readable(Scope scope, EvidenceId id) {
        TermPapers.Paper paper = papers.get(scope, id);
        if (!view.mayRead(scope, dossiers.get(scope, paper.dossier()))) {
            throw new UnknownEvidence(id);
        }
        return paper;
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    private static String name(MultipartFile file) {
        @Nullable String sent = file.getOriginalFilename();
        return sent == null ? "" : sent.substring(sent.lastIndexOf('\\') + 1);
    }
}
