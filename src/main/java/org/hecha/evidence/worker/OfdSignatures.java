package org.hecha.evidence.worker;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.dom4j.DocumentException;
import org.ofdrw.core.basicType.ST_Loc;
import org.ofdrw.core.signatures.range.Reference;
import org.ofdrw.core.signatures.sig.Signature;
import org.ofdrw.reader.OFDReader;
import org.ofdrw.reader.ResourceLocator;

/**
 * Whether the files of an OFD that a signature or seal protects are still those it names (GB/T 33190-2016: each with its digest), and
 * whether every page is among them. The seal's own certificate is not checked.
 */
final class OfdSignatures {

    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private OfdSignatures() {}

    static void of(OFDReader reader, Draft draft) throws IOException, DocumentException {
        if (!reader.hasSignature()) {
            return;
        }
        var listed = reader.getDefaultSignatures().getSignatures();
        draft.property("signatures", Integer.toString(listed.size()));
        ResourceLocator files = reader.getResourceLocator();
        int number = 0;
        for (var entry : listed) {
            String key = "signature." + ++number + ".";
            Signature signature = files.get(entry.getBaseLoc(), Signature::new);
            var signed = signature.getSignedInfo();
            draft.property(key + "time", signed.getSignatureDateTime());
            draft.property(
                    key + "provider",
                    signed.getProvider() == null ? null : signed.getProvider().getProviderName());
            draft.property(key + "state", state(signature, files));
            draft.property(key + "covers", everyPage(signature, reader) ? "file" : "earlier-version");
        }
    }

    private static String state(Signature signature, ResourceLocator files) throws IOException {
        try {
            var references = signature.getSignedInfo().getReferences();
            String method = references.getCheckMethod();
            if (method == null || references.getReferences().isEmpty()) {
                return "not-checked";
            }
            for (Reference reference : references.getReferences()) {
                byte[] found = digest(files.getFile(reference.getFileRef()), method);
                if (!MessageDigest.isEqual(found, reference.getCheckValue())) {
                    return "changed";
                }
            }
            return "intact";
        } catch (NoSuchAlgorithmException unknown) {
            return "not-checked";
        } catch (FileNotFoundException gone) {
            return "changed";
        }
    }

    private static boolean everyPage(Signature signature, OFDReader reader) {
        Set<String> named = signature.getSignedInfo().getReferences().getReferences().stream()
                .map(reference -> path(reference.getFileRef()))
                .collect(Collectors.toSet());
        return reader.getPageList().stream().allMatch(page -> named.contains(path(page.getPageAbsLoc())));
    }

    private static String path(ST_Loc place) {
        return place.toString().startsWith("/") ? place.toString() : "/" + place;
    }

    private static byte[] digest(Path file, String method) throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance(method, PROVIDER);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return digest.digest();
    }
}
