package org.hecha.evidence.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Calendar;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureInterface;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who signed a file, and whether what was signed is still there. */
class SignaturesTests {

    private static final BouncyCastleProvider BC = new BouncyCastleProvider();
    private static final Instant SIGNED = Instant.parse("2022-03-04T02:30:00Z");

    @TempDir
    Path directory;

    Reads reads;

    @BeforeEach
    void open() {
        reads = new Reads(directory);
    }

    @Test
    void aSignedPdfTellsWhoWhenAndThatNothingChanged() throws Exception {
        assertThat(reads.bytes("signed.pdf", signed(pdf())).properties())
                .containsEntry("signatures", "1")
                .containsEntry("signature.1.name", "青若县科学技术协会")
                .containsEntry("signature.1.time", "2022-03-04T02:30:00Z")
                .containsEntry("signature.1.state", "intact")
                .containsEntry("signature.1.covers", "file");
    }

    @Test
    void oneDigitChangedAfterSigningIsSeen() throws Exception {
        byte[] signed = signed(pdf());
        int at = new String(signed, StandardCharsets.ISO_8859_1).indexOf("(1236 people)");
        assertThat(at).isPositive();
        signed[at + 1] = '9';

        Reading reading = reads.bytes("changed.pdf", signed);

        assertThat(reading.text().getFirst().text()).isEqualTo("9236 people");
        assertThat(reading.properties()).containsEntry("signature.1.state", "changed");
    }

    @Test
    void whatWasAddedAfterSigningIsSeenWithoutBlamingWhatWasSigned() throws Exception {
        assertThat(reads.bytes("added.pdf", added(signed(pdf()))).properties())
                .containsEntry("signature.1.state", "intact")
                .containsEntry("signature.1.covers", "earlier-version")
                .containsEntry("pdf.updates", "2");
    }

    @Test
    void whatNobodySignedIsNotCalledGood() throws Exception {
        assertThat(reads.bytes("nobody.pdf", signed(pdf(), SignaturesTests::signNobody))
                        .properties())
                .containsEntry("signatures", "1")
                .containsEntry("signature.1.state", "not-checked");
    }

    /** In a gap wider than the signature something could stand that nobody signed. */
    @Test
    void aSignatureThatLeavesMoreOutThanItselfIsNotCalledGood() throws Exception {
        byte[] signed = signed(pdf());
        String text = new String(signed, StandardCharsets.ISO_8859_1);
        var range = Pattern.compile("/ByteRange \\[0 (\\d+) (\\d+) ").matcher(text);
        assertThat(range.find()).isTrue();
        String wider = String.valueOf(Integer.parseInt(range.group(2)) + 2);
        assertThat(wider).hasSameSizeAs(range.group(2));
        byte[] other = new StringBuilder(text)
                .replace(range.start(2), range.end(2), wider)
                .toString()
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(reads.bytes("gap.pdf", other).properties()).containsEntry("signature.1.state", "not-checked");
    }

    @Test
    void aSignatureOfAnUnknownKindIsNotCalledGood() throws Exception {
        byte[] signed = signed(pdf());
        String text = new String(signed, StandardCharsets.ISO_8859_1);
        byte[] other =
                text.replace("/adbe.pkcs7.detached", "/xyzw.pkcs7.detached").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(reads.bytes("other.pdf", other).properties()).containsEntry("signature.1.state", "not-checked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SM3", "1.2.156.10197.1.401", "SHA-256", "MD5"})
    void anOfdWhoseSealedFilesAreAllThereIsIntact(String method) throws Exception {
        assertThat(reads.bytes("sealed.ofd", sealed(method, false)).properties())
                .containsEntry("signatures", "1")
                .containsEntry("signature.1.time", "20220304103000.000Z")
                .containsEntry("signature.1.provider", "invented")
                .containsEntry("signature.1.state", "intact")
                .containsEntry("signature.1.covers", "file");
    }

    @Test
    void anOfdWithAPageChangedUnderItsSealIsSeen() throws Exception {
        assertThat(reads.bytes("sealed.ofd", sealed("SM3", true)).properties())
                .containsEntry("signature.1.state", "changed");
    }

    @Test
    void aPageThatTheSealDoesNotNameIsSeen() throws Exception {
        assertThat(reads.bytes("sealed.ofd", sealed("SM3", List.of(SEALED.getFirst()), false))
                        .properties())
                .containsEntry("signature.1.state", "intact")
                .containsEntry("signature.1.covers", "earlier-version");
    }

    @Test
    void aDigestNobodyKnowsIsNotCalledGood() throws Exception {
        assertThat(reads.bytes("sealed.ofd", sealed("1.2.3.4.5", false)).properties())
                .containsEntry("signature.1.state", "not-checked");
    }

    // --- PDF -------------------------------------------------------------------------------------------------------

    private static byte[] pdf() throws IOException {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            var page = new PDPage();
            document.addPage(page);
            try (var content =
                    new PDPageContentStream(document, page, PDPageContentStream.AppendMode.OVERWRITE, false)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(72, 700);
                content.showText("1236 people");
                content.endText();
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] signed(byte[] pdf) throws Exception {
        return signed(pdf, SignaturesTests::sign);
    }

    private static byte[] signed(byte[] pdf, SignatureInterface signer) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf);
                var out = new ByteArrayOutputStream()) {
            var signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
            var time = Calendar.getInstance(TimeZone.getTimeZone("Asia/Shanghai"));
            time.setTime(Date.from(SIGNED));
            signature.setSignDate(time);
            document.addSignature(signature, signer);
            document.saveIncremental(out);
            return out.toByteArray();
        }
    }

    private static byte[] sign(InputStream content) throws IOException {
        try {
            KeyPair keys = KeyPairGenerator.getInstance("EC", BC).generateKeyPair();
            ContentSigner signer = new JcaContentSignerBuilder("SHA256withECDSA")
                    .setProvider(BC)
                    .build(keys.getPrivate());
            var name = new X500Name("CN=青若县科学技术协会,O=invented");
            X509CertificateHolder certificate = new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.ONE,
                            Date.from(SIGNED.minusSeconds(1000)),
                            Date.from(SIGNED.plusSeconds(1000)),
                            name,
                            keys.getPublic())
                    .build(signer);
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder()
                            .setProvider(BC)
                            .build())
                    .build(signer, certificate));
            generator.addCertificate(certificate);
            return generator
                    .generate(new CMSProcessableByteArray(content.readAllBytes()), false)
                    .getEncoded();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private static byte[] signNobody(InputStream content) throws IOException {
        try {
            return new CMSSignedDataGenerator()
                    .generate(new CMSProcessableByteArray(content.readAllBytes()), false)
                    .getEncoded();
        } catch (CMSException e) {
            throw new IOException(e);
        }
    }

    private static byte[] added(byte[] signed) throws IOException {
        try (PDDocument document = Loader.loadPDF(signed);
                var out = new ByteArrayOutputStream()) {
            document.getDocumentInformation().setTitle("later");
            document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(out);
            return out.toByteArray();
        }
    }

    // --- OFD -------------------------------------------------------------------------------------------------------

    private static final List<String> SEALED = List.of("Doc_0/Document.xml", "Doc_0/Pages/Page_0/Content.xml");

    /** The sample with a seal over its page. */
    private byte[] sealed(String method, boolean changedLater) throws Exception {
        return sealed(method, SEALED, changedLater);
    }

    private byte[] sealed(String method, List<String> names, boolean changedLater) throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (var in = new ZipInputStream(SignaturesTests.class.getResourceAsStream("/evidence/notice.ofd"))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        var references = new StringBuilder();
        for (String name : names) {
            references
                    .append("<ofd:Reference FileRef=\"/")
                    .append(name)
                    .append("\"><ofd:CheckValue>")
                    .append(Base64.getEncoder().encodeToString(digest(method, files.get(name))))
                    .append("</ofd:CheckValue></ofd:Reference>");
        }
        files.put("Doc_0/Signs/Sign_0/Signature.xml", ofd("Signature", """
                        <ofd:SignedInfo><ofd:Provider ProviderName="invented" Version="1"/>
                        <ofd:SignatureMethod>1.2.156.10197.1.501</ofd:SignatureMethod>
                        <ofd:SignatureDateTime>20220304103000.000Z</ofd:SignatureDateTime>
                        <ofd:References CheckMethod="%s">%s</ofd:References></ofd:SignedInfo>
                        <ofd:SignedValue>/Doc_0/Signs/Sign_0/SignedValue.dat</ofd:SignedValue>""".formatted(method, references)));
        files.put("Doc_0/Signs/Sign_0/SignedValue.dat", new byte[] {1});
        files.put("Doc_0/Signs/Signatures.xml", ofd("Signatures", """
                        <ofd:MaxSignId>1</ofd:MaxSignId>
                        <ofd:Signature ID="1" Type="Seal" BaseLoc="/Doc_0/Signs/Sign_0/Signature.xml"/>"""));
        files.computeIfPresent(
                "OFD.xml",
                (name, xml) -> new String(xml, StandardCharsets.UTF_8)
                        .replace(
                                "</ofd:DocRoot>",
                                "</ofd:DocRoot><ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures>")
                        .getBytes(StandardCharsets.UTF_8));
        if (changedLater) {
            files.computeIfPresent(
                    SEALED.getLast(),
                    (name, xml) -> (new String(xml, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8));
        }
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                new ByteArrayInputStream(file.getValue()).transferTo(zip);
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] digest(String method, byte[] bytes) throws Exception {
        return method.startsWith("1.2.3")
                ? new byte[32]
                : MessageDigest.getInstance(method, BC).digest(bytes);
    }

    private static byte[] ofd(String root, String inside) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ofd:%s xmlns:ofd=\"http://www.ofdspec.org/2016\">%s</ofd:%s>"
                .formatted(root, inside, root)
                .getBytes(StandardCharsets.UTF_8);
    }
}
