package org.hecha.designation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hecha.designation.Stationery.Flaw.BRACES;
import static org.hecha.designation.Stationery.Flaw.EMBEDDED;
import static org.hecha.designation.Stationery.Flaw.EXTERNAL;
import static org.hecha.designation.Stationery.Flaw.MACROS;
import static org.hecha.designation.Stationery.Flaw.MISSING;
import static org.hecha.designation.Stationery.Flaw.NOT_DOCX;
import static org.hecha.designation.Stationery.Flaw.NOT_PNG;
import static org.hecha.designation.Stationery.Flaw.OPAQUE;
import static org.hecha.designation.Stationery.Flaw.OUTSIDE_THE_LIST;
import static org.hecha.designation.Stationery.Flaw.REVISIONS;
import static org.hecha.designation.Stationery.Flaw.TOO_LARGE;
import static org.hecha.designation.Stationery.Flaw.TOO_SMALL;
import static org.hecha.designation.Stationery.Flaw.UNKNOWN;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.hecha.designation.Stationery.Fault;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InspectionTests {

    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Inspection inspection = new Inspection(ATemplate.WORDING);

    @Nested
    class ATemplateFile {

        @Test
        void isRefusedWhereItIsNoDocument() throws IOException {
            byte[] letter = ATemplate.letter();
            assertThat(faults(new byte[0])).containsExactly(fault(NOT_DOCX));
            assertThat(faults("推荐函".getBytes(StandardCharsets.UTF_8))).containsExactly(fault(NOT_DOCX));
            assertThat(faults(Arrays.copyOf(letter, letter.length / 2))).containsExactly(fault(NOT_DOCX));
            assertThat(faults(zip("a.txt", new byte[10]))).containsExactly(fault(NOT_DOCX));
        }

        @Test
        void isRefusedWhereItIsLargerThanAllowedPackedOrUnpacked() throws IOException {
            assertThat(faults(new byte[Inspection.LARGEST + 1])).containsExactly(fault(TOO_LARGE));
            byte[] bomb = zip("word/document.xml", new byte[60 << 20]);
            assertThat(bomb.length).isLessThan(Inspection.LARGEST);
            assertThat(faults(bomb)).containsExactly(fault(TOO_LARGE));
        }

        @Test
        void isRefusedWithMacros() {
            assertThat(faults(edited(document -> document.getPackage()
                            .createPart(
                                    PackagingURIHelper.createPartName("/word/vbaProject.bin"),
                                    "application/vnd.ms-office.vbaProject"))))
                    .contains(new Fault(MACROS, "/word/vbaProject.bin"));
        }

        @Test
        void isRefusedWhereItFetchesSomethingFromElsewhereButMayNameAnAddress() {
            assertThat(faults(edited(document ->
                            document.getPackagePart().addExternalRelationship("file:///etc/passwd", OFFICE + "image"))))
                    .containsExactly(new Fault(EXTERNAL, "file:///etc/passwd"));
            assertThat(faults(edited(document -> document.getPackagePart()
                            .addExternalRelationship("\\\\server\\share".replace('\\', '/'), OFFICE + "hyperlink"))))
                    .containsExactly(new Fault(EXTERNAL, "//server/share"));
            assertThat(faults(edited(document -> document.createParagraph()
                            .getCTP()
                            .addNewFldSimple()
                            .setInstr(" INCLUDETEXT \"C:\\\\a.docx\" "))))
                    .containsExactly(new Fault(EXTERNAL, "INCLUDETEXT \"C:\\\\a.docx\""));
            assertThat(faults(edited(document -> document.getPackagePart()
                            .addExternalRelationship("https://example.org/", OFFICE + "hyperlink"))))
                    .isEmpty();
        }

        @Test
        void isRefusedWithObjectsOfOtherPrograms() {
            assertThat(faults(edited(document -> {
                        var part = document.getPackage()
                                .createPart(
                                        PackagingURIHelper.createPartName("/word/embeddings/object.bin"),
                                        "application/vnd.openxmlformats-officedocument.oleObject");
                        document.getPackagePart()
                                .addRelationship(
                                        part.getPartName(),
                                        org.apache.poi.openxml4j.opc.TargetMode.INTERNAL,
                                        OFFICE + "oleObject");
                    })))
                    .extracting(Fault::flaw)
                    .containsExactly(EMBEDDED);
        }

        @Test
        void isRefusedWithChangesThatNobodyHasAccepted() {
            assertThat(faults(edited(document ->
                            document.createParagraph().getCTP().addNewDel().addNewR())))
                    .containsExactly(fault(REVISIONS));
        }

        @Test
        void isRefusedWithEveryNameNobodyKnowsAndEveryOneItNeeds() {
            assertThat(faults(edited(document -> {
                        ATemplate.say(ATemplate.paragraph(document, "{{文号}}"), "{{文件号}}");
                        document.createHeader(HeaderFooterType.DEFAULT)
                                .createParagraph()
                                .createRun()
                                .setText("{{密级}}");
                    })))
                    .containsExactlyInAnyOrder(
                            new Fault(UNKNOWN, "文件号"), new Fault(UNKNOWN, "密级"), new Fault(MISSING, "文号"));
        }

        @Test
        void isRefusedWhereAValueOfTheListStandsOutsideOfATable() {
            assertThat(faults(edited(
                            document -> document.createParagraph().createRun().setText("{{卷宗编号}}"))))
                    .containsExactly(new Fault(OUTSIDE_THE_LIST, "卷宗编号"));
        }

        @Test
        void isRefusedWithBracesThatBelongToNoName() {
            assertThat(faults(edited(
                            document -> document.createParagraph().createRun().setText("{{文号}"))))
                    .containsExactly(new Fault(BRACES, "{{文号}"));
        }

        @Test
        void isRefusedWhereTheDateStandsOnlyAtTheFootOfPages() {
            assertThat(faults(edited(document -> {
                        ATemplate.say(ATemplate.paragraph(document, "{{成文日期}}"), "某日");
                        document.getFooterList()
                                .getFirst()
                                .createParagraph()
                                .createRun()
                                .setText("{{成文日期}}");
                    })))
                    .containsExactly(new Fault(MISSING, "成文日期"));
        }

        @Test
        void isTakenAsShippedAndWithAnotherWording() {
            assertThat(faults(ATemplate.letter())).isEmpty();
            assertThat(inspection.faults(Papers.Kind.CERTIFICATE, ATemplate.certificate()))
                    .isEmpty();
            assertThat(faults(
                            edited(document -> ATemplate.say(ATemplate.paragraph(document, "中国科协："), "中国科学技术协会科普部："))))
                    .isEmpty();
        }

        private List<Fault> faults(byte[] file) {
            return inspection.faults(Papers.Kind.LETTER, file);
        }
    }

    @Nested
    class ASeal {

        @Test
        void isRefusedWhereItIsNoPictureOrTooSmallOrHidesTheWords() throws IOException {
            assertThat(Seal.faults(ATemplate.letter())).containsExactly(fault(NOT_PNG));
            assertThat(Seal.faults(Arrays.copyOf(ATemplate.seal(), 200))).containsExactly(fault(NOT_PNG));
            assertThat(Seal.faults(new byte[Seal.LARGEST + 1])).containsExactly(fault(TOO_LARGE));
            assertThat(Seal.faults(ATemplate.picture(120, BufferedImage.TYPE_INT_ARGB)))
                    .containsExactly(new Fault(TOO_SMALL, "120 × 120"));
            assertThat(Seal.faults(ATemplate.picture(600, BufferedImage.TYPE_INT_RGB)))
                    .containsExactly(fault(OPAQUE));
        }

        @Test
        void isTakenWithATransparentGround() {
            assertThat(Seal.faults(ATemplate.seal())).isEmpty();
        }
    }

    private interface Work {
        void on(XWPFDocument document) throws InvalidFormatException;
    }

    private static byte[] edited(Work work) {
        Consumer<XWPFDocument> checked = document -> {
            try {
                work.on(document);
            } catch (InvalidFormatException e) {
                throw new IllegalArgumentException(e);
            }
        };
        return ATemplate.letter(checked);
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            new ByteArrayInputStream(content).transferTo(zip);
        }
        return bytes.toByteArray();
    }

    private static Fault fault(Stationery.Flaw flaw) {
        return new Fault(flaw, "");
    }
}
