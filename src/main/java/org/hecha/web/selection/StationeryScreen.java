package org.hecha.web.selection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hecha.designation.Stationery;
import org.hecha.designation.UnknownStationery;
import org.hecha.organization.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Templates and seal of the reader's office: download, edit elsewhere, upload, preview, put to use. */
@Controller
class StationeryScreen {

    private final Stationery stationery;

    StationeryScreen(Stationery stationery) {
        this.stationery = stationery;
    }

    /** One piece with everything the page shows of it. */
    record Shelf(
            Stationery.Piece piece, List<Stationery.Version> versions, List<Stationery.Placeholder> placeholders) {}

    /** Whether the reader has an office with templates at all. */
    static boolean seenBy(Stationery stationery, Scope scope) {
        return !stationery.pieces(scope).isEmpty();
    }

    @GetMapping("/stationery")
    String show(Scope scope, Model model) {
        List<Shelf> shelves = new ArrayList<>();
        for (Stationery.Piece piece : stationery.pieces(scope)) {
            shelves.add(new Shelf(piece, stationery.versions(scope, piece), stationery.placeholders(piece)));
        }
        model.addAttribute("office", stationery.office(scope));
        model.addAttribute("shelves", shelves);
        return "selection/stationery";
    }

    @PostMapping("/stationery/{piece}")
    String take(
            Scope scope,
            @PathVariable Stationery.Piece piece,
            @RequestParam MultipartFile file,
            Model model,
            RedirectAttributes flash,
            jakarta.servlet.http.HttpServletResponse response)
            throws IOException {
        @Nullable String name = file.getOriginalFilename();
        Stationery.Taken taken;
        try (InputStream bytes = file.getInputStream()) {
            taken = stationery.take(scope, piece, name == null ? "" : name, bytes);
        }
        if (taken.version().isEmpty()) {
            model.addAttribute("refused", piece);
            model.addAttribute("faults", taken.faults());
            model.addAttribute("fileName", name);
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return show(scope, model);
        }
        flash.addFlashAttribute("said", "stationery.done.taken");
        return "redirect:/stationery";
    }

    @PostMapping("/stationery/{piece}/{version}/use")
    String use(
            Scope scope, @PathVariable Stationery.Piece piece, @PathVariable String version, RedirectAttributes flash) {
        stationery.use(scope, piece, version);
        flash.addFlashAttribute("said", "stationery.done.used");
        return "redirect:/stationery";
    }

    @GetMapping("/stationery/{piece}/{version}")
    ResponseEntity<byte[]> open(Scope scope, @PathVariable Stationery.Piece piece, @PathVariable String version) {
        byte[] bytes = stationery.open(scope, piece, version).orElseThrow(() -> new UnknownStationery(version));
        String name = stationery.versions(scope, piece).stream()
                .filter(each -> each.id().equals(version))
                .map(Stationery.Version::fileName)
                .findFirst()
                .orElse(version);
        MediaType type = piece == Stationery.Piece.SEAL ? MediaType.IMAGE_PNG : SelectionScreen.DOCX;
        return answer(bytes, type, ContentDisposition.attachment(), name);
    }

    /** Shown in the browser: it is a PDF of our own making. */
    @GetMapping("/stationery/{piece}/{version}/preview.pdf")
    ResponseEntity<byte[]> preview(Scope scope, @PathVariable Stationery.Piece piece, @PathVariable String version) {
        return answer(
                stationery.preview(scope, piece, version),
                MediaType.APPLICATION_PDF,
                ContentDisposition.inline(),
                "preview.pdf");
    }

    private static ResponseEntity<byte[]> answer(
            byte[] bytes, MediaType type, ContentDisposition.Builder how, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        how.filename(name, StandardCharsets.UTF_8).build().toString())
                .body(bytes);
    }
}
