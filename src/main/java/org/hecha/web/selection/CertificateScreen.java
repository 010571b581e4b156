package org.hecha.web.selection;

import org.hecha.designation.Designations;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.UnknownDossier;
import org.hecha.organization.Scope;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The certificate of a county that was named, as a document. */
@Controller
class CertificateScreen {

    private final Designations designations;
    private final Dossiers dossiers;

    CertificateScreen(Designations designations, Dossiers dossiers) {
        this.designations = designations;
        this.dossiers = dossiers;
    }

    @GetMapping("/dossiers/{number}/certificate.pdf")
    ResponseEntity<byte[]> certificate(Scope scope, @PathVariable String number) {
        return SelectionScreen.paper(made(scope, number).pdf(), MediaType.APPLICATION_PDF);
    }

    @GetMapping("/dossiers/{number}/certificate.docx")
    ResponseEntity<byte[]> certificateToEdit(Scope scope, @PathVariable String number) {
        return SelectionScreen.docx(made(scope, number));
    }

    private Designations.Document made(Scope scope, String number) {
        return designations.certificate(
                scope,
                dossiers.byNumber(scope, number)
                        .orElseThrow(() -> new UnknownDossier(number))
                        .id());
    }
}
