package org.hecha.web.upload;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Exhibit;
import org.hecha.dossier.Incoming;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.LineBroken;
import org.hecha.evidence.Receipt;
import org.hecha.evidence.UnknownEvidence;
import org.hecha.evidence.UploadId;
import org.hecha.organization.Scope;
import org.hecha.web.page.Dates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Uploads by tus 1.0 (creation, termination, checksum), and what their senders get for it. */
@Controller
class UploadScreen {

    private static final Logger log = LoggerFactory.getLogger(UploadScreen.class);

    private final Incoming incoming;
    private final Dossiers dossiers;
    private final MessageSource messages;
    private final Dates dates;

    UploadScreen(Incoming incoming, Dossiers dossiers, MessageSource messages, Dates dates) {
        this.incoming = incoming;
        this.dossiers = dossiers;
        this.messages = messages;
        this.dates = dates;
    }

    /** The protocol itself; a refusal of ours leaves as problem+json like everywhere else. */
    @RequestMapping(
            path = {"/uploads", "/uploads/{id}"},
            method = {
                RequestMethod.POST,
                RequestMethod.HEAD,
                RequestMethod.PATCH,
                RequestMethod.DELETE,
                RequestMethod.OPTIONS
            })
    void protocol(HttpServletRequest request, HttpServletResponse response, Scope scope) throws IOException {
        String offset = Objects.requireNonNullElse(request.getHeader("Upload-Offset"), "");
        var way = new TusWay(incoming, dossiers, scope, request.getContextPath() + "/uploads", TusWay.number(offset));
        try {
            way.service().process(request, new RoomForProblems(response), scope.actor());
        } catch (LineBroken gone) {
            // there is nobody left to tell; what came before is safe and the sender will ask for it
            log.debug("the line to an upload broke", gone);
        }
    }

    /** The library announces an empty body before it knows whether we have something to say. */
    private static final class RoomForProblems extends HttpServletResponseWrapper {
        RoomForProblems(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setHeader(String name, String value) {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
                super.setHeader(name, value);
            }
        }
    }

    /** @param received server time, as a person reads it */
    record Arrived(
            String id,
            String receipt,
            String path,
            String sha256,
            String sm3,
            long bytes,
            Instant at,
            String received) {}

    /** Takes in what has wholly arrived; the moment from which on the sender may rely on us. */
    @GetMapping(path = "/uploads/{id}/receipt", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Arrived finish(@PathVariable UploadId id, Scope scope) {
        return arrived(incoming.finish(scope, id));
    }

    Arrived arrived(Receipt receipt) {
        return new Arrived(
                receipt.id().toString(),
                receipt.number(),
                receipt.path(),
                receipt.sha256(),
                receipt.sm3(),
                receipt.bytes(),
                receipt.received(),
                dates.moment(receipt.received()));
    }

    /** For browsers without scripts. */
    @PostMapping("/uploads/{id}/cancellation")
    String cancel(@PathVariable UploadId id, Scope scope, RedirectAttributes flash) {
        Incoming.OnItsWay upload = incoming.find(scope, id);
        String number = dossiers.get(scope, upload.dossier()).number();
        incoming.cancel(scope, id);
        flash.addFlashAttribute("said", "unfinished.cancelled");
        flash.addFlashAttribute("saidAbout", new Object[] {upload.path()});
        return "redirect:/dossiers/" + number
                + (upload.criterion().isEmpty() ? "/evidence" : "/criteria/" + upload.criterion() + "#evidence");
    }

    @GetMapping("/evidence/{id}/receipt")
    String receipt(@PathVariable EvidenceId id, Scope scope, Model model) {
        Exhibit exhibit = dossiers.exhibit(scope, id);
        Dossier dossier = dossiers.get(scope, exhibit.dossier());
        Receipt receipt = dossiers.receipt(scope, id).orElseThrow(() -> new UnknownEvidence(id));
        model.addAttribute("receipt", receipt);
        model.addAttribute("exhibit", exhibit);
        model.addAttribute("dossier", dossier);
        return "evidence/receipt";
    }

    /** The receipt as plain text, to be kept beside the file. */
    @GetMapping("/evidence/{id}/receipt.txt")
    ResponseEntity<byte[]> receiptText(@PathVariable EvidenceId id, Scope scope) {
        Exhibit exhibit = dossiers.exhibit(scope, id);
        Dossier dossier = dossiers.get(scope, exhibit.dossier());
        Receipt receipt = dossiers.receipt(scope, id).orElseThrow(() -> new UnknownEvidence(id));
        String text = messages.getMessage(
                "receipt.text",
                new Object[] {
                    receipt.number(),
                    dossier.number(),
                    dossier.county(),
                    receipt.path(),
                    Long.toString(receipt.bytes()),
                    receipt.sha256(),
                    receipt.sm3().isEmpty() ? "-" : receipt.sm3(),
                    dates.moment(receipt.received()),
                    receipt.received().toString()
                },
                LocaleContextHolder.getLocale());
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("receipt-" + receipt.number() + ".txt", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .cacheControl(CacheControl.noStore())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }
}
