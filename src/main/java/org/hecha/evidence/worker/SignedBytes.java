package org.hecha.evidence.worker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.COSFilterInputStream;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataParser;
import org.bouncycastle.cms.CMSTypedStream;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Whether the part of a PDF that a signature covers is still what was signed. Says nothing of who may call himself so: authorities
 * of certificates are not asked.
 *
 * @param intact the bytes fit the signature, and the signature the certificate that came with it
 * @param signer the certificate's common name; empty where it has none
 */
record SignedBytes(boolean intact, String signer) {

    /** ISO 32000-2, 12.8.3.3 and 12.8.3.4: a signature in CMS that stands apart from what it signs. */
    private static final Set<String> APART = Set.of("adbe.pkcs7.detached", "ETSI.CAdES.detached");

    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    /** @return empty where the signature is of a kind that is not checked here, or cannot be read */
    static Optional<SignedBytes> of(PDSignature signature, Path file) {
        int[] range = signature.getByteRange();
        if (!APART.contains(String.valueOf(signature.getSubFilter())) || !leavesOnlyItselfOut(range, signature)) {
            return Optional.empty();
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                InputStream signed = new COSFilterInputStream(in, range)) {
            var cms = new CMSSignedDataParser(
                    new JcaDigestCalculatorProviderBuilder()
                            .setProvider(PROVIDER)
                            .build(),
                    new CMSTypedStream(signed),
                    signature.getContents());
            cms.getSignedContent().drain();
            var signers = cms.getSignerInfos().getSigners();
            if (signers.isEmpty()) {
                // nobody has signed what nobody has signed
                return Optional.empty();
            }
            boolean intact = true;
            String signer = "";
            for (SignerInformation information : signers) {
                @SuppressWarnings("unchecked")
                Optional<X509CertificateHolder> certificate =
                        cms.getCertificates().getMatches(information.getSID()).stream()
                                .findFirst();
                if (certificate.isEmpty()) {
                    return Optional.empty();
                }
                signer = name(certificate.get());
                intact &= fits(information, certificate.get());
            }
            return Optional.of(new SignedBytes(intact, signer));
        } catch (IOException | CMSException | OperatorCreationException | CertificateException | RuntimeException e) {
            // the library throws unchecked exceptions at structures that are none
            return Optional.empty();
        }
    }

    /** From the first byte on, and without a gap in which something else could stand than the signature in hexadecimal digits. */
    private static boolean leavesOnlyItselfOut(int @Nullable [] range, PDSignature signature) {
        return range != null
                && range.length == 4
                && range[0] == 0
                && range[2] - range[1] == 2 + 2 * signature.getContents().length;
    }

    private static boolean fits(SignerInformation information, X509CertificateHolder certificate)
            throws OperatorCreationException, CertificateException {
        try {
            // with the key alone: a certificate that ended since, or was not yet valid, says nothing of the bytes
            var key = new JcaX509CertificateConverter()
                    .setProvider(PROVIDER)
                    .getCertificate(certificate)
                    .getPublicKey();
            return information.verify(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(PROVIDER)
                    .build(key));
        } catch (CMSException differs) {
            return false;
        }
    }

    private static String name(X509CertificateHolder certificate) {
        X500Name subject = certificate.getSubject();
        var names = subject.getRDNs(BCStyle.CN);
        return names.length == 0
                ? ""
                : IETFUtils.valueToString(names[0].getFirst().getValue());
    }
}
