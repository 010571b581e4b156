package org.hecha.evidence.worker;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.dom4j.DocumentException;
import org.ofdrw.core.signatures.range.Reference;
import org.ofdrw.core.signatures.sig.Signature;
import org.ofdrw.reader.OFDReader;
import org.ofdrw.reader.ResourceLocator;

/**
 * Whether the files of an OFD that a signature or seal protects are still those it names (GB/T 33190, chapter 18: each with its
 * digest). The seal's own certificate is not checked.
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
                    key + "reason",
                    signed.getProvider() == null ? null : signed.getProvider().getProviderName());
            draft.property(key + "state", state(signature, files));
        }
    }

    private static String state(Signature signature, ResourceLocator files) throws IOException {
        try {
            var references = signature.getSignedInfo().getReferences();
            // the standard's own default, table 65
            String method = references.getCheckMethod() == null ? "MD5" : references.getCheckMethod();
            for (Reference reference : references.getReferences()) {
                byte[] found = digest(files.getFile(reference.getFileRef()), method);
                if (!MessageDigest.isEqual(found, reference.getCheckValue())) {
                    return "changed";
                }
            }
            return references.getReferences().isEmpty() ? "not-checked" : "intact";
        } catch (NoSuchAlgorithmException unknown) {
            return "not-checked";
        } catch (FileNotFoundException gone) {
            return "changed";
        }
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
