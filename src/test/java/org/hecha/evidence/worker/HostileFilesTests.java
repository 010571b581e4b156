package org.hecha.evidence.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.hecha.evidence.Evidence.Reason;
import org.hecha.evidence.Evidence.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged, locked, lying and malicious files end in a state with a reason. */
class HostileFilesTests {

    private static final byte[] PROGRAM = {
        0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, (byte) 0xFF, 0, 0, 0, 0
    };

    @TempDir
    Path directory;

    Reads reads;

    @BeforeEach
    void open() {
        reads = new Reads(directory);
    }

    @Test
    void aPdfThatNeedsAPasswordSaysSo() throws IOException {
        ends(reads.bytes("locked.pdf", pdf("secret", "owner")), State.UNREADABLE, Reason.PASSWORD_PROTECTED);
    }

    @Test
    void aPdfThatOnlyForbidsPrintingIsRead() throws IOException {
        Reading reading = reads.bytes("restricted.pdf", pdf("", "owner"));

        assertThat(reading.state()).isEqualTo(State.READ);
        assertThat(reading.text().getFirst().text()).isEqualTo("41.17 percent of 2021");
        assertThat(reading.properties()).containsEntry("restricted", "true");
    }

    @Test
    void aPdfCutInTheMiddleIsDamaged() throws IOException {
        byte[] whole = pdf("", "");
        ends(reads.bytes("cut.pdf", Arrays.copyOf(whole, 200)), State.UNREADABLE, Reason.DAMAGED);
    }

    @Test
    void aWorkbookThatNeedsAPasswordSaysSo() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var file = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var out = encryptor.getDataStream(file)) {
                out.write(zip("xl/workbook.xml", new byte[0]));
            }
            file.writeFilesystem(bytes);
        }
        ends(reads.bytes("locked.xlsx", bytes.toByteArray()), State.UNREADABLE, Reason.PASSWORD_PROTECTED);
    }

    @Test
    void aPdfNamedDocIsReadAsWhatItIs() throws IOException {
        Reading reading = reads.bytes("report.doc", pdf("", ""));

        assertThat(reading.state()).isEqualTo(State.READ);
        assertThat(reading.mediaType()).isEqualTo("application/pdf");
        assertThat(reading.properties()).containsEntry("type.mismatch", "doc");
    }

    @Test
    void noiseNamedPdfIsDamaged() throws IOException {
        byte[] noise = new byte[4096];
        new java.util.Random(3).nextBytes(noise);
        ends(reads.bytes("noise.pdf", noise), State.UNREADABLE, Reason.DAMAGED);
    }

    @Test
    void anEmptyShellNamedDocxIsDamagedWhereTheOfficeSuiteIsThere() throws IOException {
        reads.tools = new Tools(
                Optional.empty(),
                Optional.of("/bin/false"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        ends(reads.bytes("~$report.docx", new byte[162]), State.UNREADABLE, Reason.DAMAGED);
    }

    @Test
    void aProgramNamedPdfIsQuarantinedAsAProgram() throws IOException {
        ends(reads.bytes("report.pdf", PROGRAM), State.QUARANTINED, Reason.EXECUTABLE);
    }

    @Test
    void anArchiveThatUnpacksToGigabytesIsQuarantined() throws IOException {
        reads.limits = new Limits(5, 1000, 100L << 20, 200, 50_000_000, 200_000, 5_000_000, 2000);
        ends(reads.bytes("bomb.zip", zip("zeros", new byte[110 << 20])), State.QUARANTINED, Reason.UNPACKS_TOO_LARGE);
    }

    @Test
    void anArchiveOfTooManyFilesIsQuarantined() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i <= 1000; i++) {
                zip.putNextEntry(new ZipEntry(i + ".txt"));
                zip.write('x');
            }
        }
        ends(reads.bytes("many.zip", bytes.toByteArray()), State.QUARANTINED, Reason.UNPACKS_TOO_LARGE);
    }

    @Test
    void anArchiveBelowTooManyOthersIsNotOpened() throws IOException {
        reads.depth = 5;
        ends(reads.bytes("inner.zip", zip("a.txt", new byte[] {'x'})), State.UNREADABLE, Reason.NESTED_TOO_DEEP);
    }

    @Test
    void anArchiveInAnArchiveIsAChildAndItsNameCannotLeaveTheDirectory() throws IOException {
        Reading reading = reads.bytes("outer.zip", zip("../../etc/inner.zip", zip("a.txt", new byte[] {'x'})));

        assertThat(reading.state()).isEqualTo(State.READ);
        assertThat(reading.children()).singleElement().satisfies(child -> {
            assertThat(child.path()).isEqualTo("../../etc/inner.zip");
            assertThat(reads.out.resolve(child.file())).exists().hasParent(reads.out);
        });
    }

    @Test
    void namesInAnArchiveAreTextForPeopleAndNeverPlaces() throws IOException {
        var entries = new java.util.ArrayList<Object>();
        for (String name : org.hecha.evidence.OddNames.all()) {
            // a name without a half pair is the most a ZIP can carry, and a folder has no content
            String carried = name.replace('\uD800', 'x');
            if (!carried.endsWith("/")) {
                entries.add(carried);
                entries.add("words");
            }
        }
        Reading reading = reads.bytes("names.zip", Odd.zip(entries.toArray()));

        assertThat(reading.children()).hasSizeGreaterThan(450);
        assertThat(reading.children()).allSatisfy(child -> {
            assertThat(child.path().codePoints()).noneMatch(NameCharacters::forbidden);
            assertThat(child.path()).isNotBlank().hasSizeLessThanOrEqualTo(300);
            assertThat(reads.out.resolve(child.file())).exists().hasParent(reads.out);
        });
    }

    @Test
    void aPictureOfAMillionMillionPixelsIsNotUnpacked() throws IOException {
        ends(reads.bytes("flood.png", pngHeader(1_000_000, 1_000_000)), State.UNREADABLE, Reason.TOO_MANY_PIXELS);
    }

    @Test
    void aDocumentThatAsksForAFileOfTheServerDoesNotGetIt() throws IOException {
        String text = """
                <?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>
                <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
                <w:body><w:p><w:r><w:t>before &e; after</w:t></w:r></w:p></w:body></w:document>""";
        Reading reading = reads.bytes("xxe.docx", zip("word/document.xml", text.getBytes(StandardCharsets.UTF_8)));

        assertThat(reading.state()).isIn(State.UNREADABLE, State.KEPT, State.PARTLY_READ);
        assertThat(reading.text()).noneMatch(page -> page.text().contains("before"));
    }

    @Test
    void nothingAtAllIsKeptWithoutText() throws IOException {
        ends(reads.bytes("nothing.txt", new byte[0]), State.KEPT, Reason.NO_TEXT);
    }

    @Test
    void anUnknownFormatIsKept() throws IOException {
        byte[] unknown = new byte[4096];
        new java.util.Random(5).nextBytes(unknown);
        ends(reads.bytes("measurements", unknown), State.KEPT, Reason.UNSUPPORTED);
    }

    private static void ends(Reading reading, State state, Reason reason) {
        assertThat(reading.state()).isEqualTo(state);
        assertThat(reading.reason()).contains(reason);
    }

    private static byte[] pdf(String userPassword, String ownerPassword) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(72, 700);
                content.showText("41.17 percent of 2021");
                content.endText();
            }
            if (!ownerPassword.isEmpty()) {
                var permission = new AccessPermission();
                permission.setCanExtractContent(false);
                permission.setCanPrint(false);
                document.protect(new StandardProtectionPolicy(ownerPassword, userPassword, permission));
            }
            document.save(bytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            new ByteArrayInputStream(content).transferTo(zip);
        }
        return bytes.toByteArray();
    }

    private static byte[] pngHeader(int width, int height) throws IOException {
        var header = new ByteArrayOutputStream();
        var data = new DataOutputStream(header);
        data.writeBytes("IHDR");
        data.writeInt(width);
        data.writeInt(height);
        data.write(new byte[] {8, 6, 0, 0, 0});
        var crc = new CRC32();
        crc.update(header.toByteArray());
        var png = new ByteArrayOutputStream();
        var out = new DataOutputStream(png);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        out.writeInt(13);
        out.write(header.toByteArray());
        out.writeInt((int) crc.getValue());
        return png.toByteArray();
    }
}
