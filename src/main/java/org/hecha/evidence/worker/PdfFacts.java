package org.hecha.evidence.worker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;

/** What a PDF tells of its own history: who signed it, over which part, and how often something was added later. */
final class PdfFacts {

    /** Each version of a PDF ends by saying where its table of contents starts. */
    private static final byte[] VERSION_END = "startxref".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] FOR_THE_WEB = "/Linearized".getBytes(StandardCharsets.US_ASCII);

    private PdfFacts() {}

    static void of(PDDocument document, Path file, Draft draft) throws IOException {
        // a file made for the web has two such ends from the beginning
        int updates = count(file, VERSION_END, Long.MAX_VALUE) - 1 - (count(file, FOR_THE_WEB, 2048) > 0 ? 1 : 0);
        if (updates > 0) {
            draft.property("pdf.updates", Integer.toString(updates));
        }
        var signatures = document.getSignatureDictionaries();
        if (signatures.isEmpty()) {
            return;
        }
        draft.property("signatures", Integer.toString(signatures.size()));
        long length = Files.size(file);
        int number = 0;
        for (PDSignature signature : signatures) {
            String key = "signature." + ++number + ".";
            Optional<SignedBytes> signed = SignedBytes.of(signature, file);
            draft.property(
                    key + "name",
                    signed.map(SignedBytes::signer)
                            .filter(name -> !name.isEmpty())
                            .orElse(signature.getName()));
            draft.property(
                    key + "state",
                    signed.map(found -> found.intact() ? "intact" : "changed").orElse("not-checked"));
            draft.property(key + "time", PdfReader.instant(signature.getSignDate()));
            draft.property(key + "reason", signature.getReason());
            int[] range = signature.getByteRange();
            if (range != null && range.length == 4) {
                boolean whole = (long) range[2] + range[3] >= length - 2;
                draft.property(key + "covers", whole ? "file" : "earlier-version");
            }
        }
    }

    private static int count(Path file, byte[] wanted, long within) throws IOException {
        int found = 0;
        int matched = 0;
        long read = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (int c = in.read(); c >= 0 && read < within; c = in.read(), read++) {
                matched = c == wanted[matched] ? matched + 1 : c == wanted[0] ? 1 : 0;
                if (matched == wanted.length) {
                    found++;
                    matched = 0;
                }
            }
        }
        return found;
    }
}
