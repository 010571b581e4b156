package org.hecha.evidence.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hecha.evidence.worker.Odd.bytes;
import static org.hecha.evidence.worker.Odd.join;
import static org.hecha.evidence.worker.Odd.picture;
import static org.hecha.evidence.worker.Odd.zip;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hecha.evidence.Evidence.Reason;
import org.hecha.evidence.Evidence.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a file's name says against what is inside: honest mistakes are read and shown, everything else is refused and says why. */
class TypeTableTests {

    private static final Set<State> TAKEN = EnumSet.of(State.READ, State.PARTLY_READ, State.KEPT);
    private static final byte[] SCRIPT = bytes("*/=1;alert(document.domain)");

    @TempDir
    Path directory;

    Reads reads;

    @BeforeEach
    void open() {
        reads = new Reads(directory);
    }

    static Stream<Arguments> masquerades() {
        return Stream.of(
                arguments("页面.pdf", Odd.HTML, Reason.TYPE_MISMATCH),
                arguments("页面.ofd", Odd.HTML, Reason.TYPE_MISMATCH),
                arguments("页面.docx", Odd.HTML, Reason.TYPE_MISMATCH),
                arguments("页面.jpg", Odd.HTML, Reason.TYPE_MISMATCH),
                arguments("页面.png", Odd.XHTML, Reason.TYPE_MISMATCH),
                arguments("页面.mp4", Odd.HTML, Reason.TYPE_MISMATCH),
                arguments("页面.pdf", Odd.XHTML, Reason.TYPE_MISMATCH),
                arguments("页面.zip", Odd.HTML, Reason.TYPE_MISMATCH),
                arguments("图.png", Odd.SVG, Reason.TYPE_MISMATCH),
                arguments("图.jpg", Odd.SVG, Reason.TYPE_MISMATCH),
                arguments("图.pdf", Odd.SVG, Reason.TYPE_MISMATCH),
                arguments("图.txt", Odd.SVG, Reason.TYPE_MISMATCH),
                arguments("图.html", Odd.SVG, Reason.TYPE_MISMATCH),
                arguments("图.svg", Odd.SVG, Reason.ACTIVE_FORMAT),
                arguments("图", Odd.SVG, Reason.ACTIVE_FORMAT),
                arguments("包.docx", zip("a.txt", "words"), Reason.TYPE_MISMATCH),
                arguments("包.xlsx", zip("a.txt", "words"), Reason.TYPE_MISMATCH),
                arguments("包.pptx", zip("a.txt", "words"), Reason.TYPE_MISMATCH),
                arguments("包.ofd", zip("a.txt", "words"), Reason.TYPE_MISMATCH),
                arguments("包.pdf", zip("a.txt", "words"), Reason.TYPE_MISMATCH),
                arguments("包.jpg", zip("a.txt", "words"), Reason.TYPE_MISMATCH),
                arguments("包.doc", zip("a.txt", "words"), Reason.TYPE_MISMATCH),
                arguments("邮件.pdf", Odd.MAIL, Reason.TYPE_MISMATCH),
                arguments("网页.jpg", Odd.MHT, Reason.TYPE_MISMATCH),
                arguments("网页.pdf", Odd.MHT, Reason.TYPE_MISMATCH),
                arguments("图.jpg", Odd.PHP, Reason.TYPE_MISMATCH),
                arguments("总结.pdf", Odd.TEXT, Reason.TYPE_MISMATCH),
                arguments("总结.jpg", Odd.TEXT, Reason.TYPE_MISMATCH),
                arguments("总结.mp4", Odd.pdf(), Reason.TYPE_MISMATCH),
                arguments("名册.jpg", Odd.xlsx(), Reason.TYPE_MISMATCH),
                arguments("名册.mp4", Odd.docx(), Reason.TYPE_MISMATCH),
                arguments("图.csv", picture("png"), Reason.TYPE_MISMATCH),
                arguments("图.txt", picture("gif"), Reason.TYPE_MISMATCH),
                arguments("通知.pdf", Odd.PROGRAM, Reason.EXECUTABLE),
                arguments("通知.doc", Odd.PROGRAM, Reason.EXECUTABLE),
                arguments("通知.jpg", Odd.PROGRAM, Reason.EXECUTABLE),
                arguments("通知", Odd.PROGRAM, Reason.EXECUTABLE),
                arguments("通知.docx", Odd.ELF, Reason.EXECUTABLE),
                arguments("通知.pdf", Odd.SHELL, Reason.EXECUTABLE),
                arguments("通知.zip", zip("META-INF/MANIFEST.MF", "Main-Class: A\n", "A.class", "x"), Reason.EXECUTABLE),
                arguments("通知.docx", zip("classes.dex", "x", "AndroidManifest.xml", "x"), Reason.EXECUTABLE),
                arguments("index.jsp", bytes("<%@ page import=\"java.io.*\" %>"), Reason.EXECUTABLE),
                arguments("index.php", Odd.PHP, Reason.EXECUTABLE),
                arguments("图.jpg.exe", picture("jpg"), Reason.EXECUTABLE),
                // two formats in one file
                arguments("图.jpg", join(picture("jpg"), zip("a.txt", "words")), Reason.TWO_FORMATS),
                arguments("图.png", join(picture("png"), zip("a.txt", "words")), Reason.TWO_FORMATS),
                arguments("图.gif", join(picture("gif"), zip("META-INF/MANIFEST.MF", "x")), Reason.TWO_FORMATS),
                arguments("图.jpg", join(picture("jpg"), Odd.HTML), Reason.TWO_FORMATS),
                arguments("图.png", join(picture("png"), Odd.PHP), Reason.TWO_FORMATS),
                arguments("图.gif", join(bytes("GIF89a/*"), tail(picture("gif"), 8), SCRIPT), Reason.TWO_FORMATS),
                arguments(
                        "图.gif",
                        join(bytes("GIF89a=1"), tail(picture("gif"), 8), bytes(";alert(1)")),
                        Reason.TWO_FORMATS),
                arguments("图.bmp", join(bytes("BM/*"), tail(picture("bmp"), 4), SCRIPT), Reason.TWO_FORMATS),
                arguments("图.jpg", commentedJpeg(), Reason.TWO_FORMATS),
                arguments("图.gif", join(picture("gif"), bytes("<script>alert(1)</script>")), Reason.TWO_FORMATS),
                arguments("图.pdf", join(picture("jpg"), zip("a.txt", "x")), Reason.TWO_FORMATS),
                arguments("文.pdf", join(Odd.pdf(), zip("a.txt", "words")), Reason.TWO_FORMATS),
                arguments("文.pdf", join(Odd.pdf(), Odd.HTML), Reason.TWO_FORMATS),
                arguments("文.pdf", join(bytes("BM" + "x".repeat(40)), Odd.pdf()), null),
                arguments("文.pdf", join(bytes("<html><script>/*"), Odd.pdf(), bytes("*/</script></html>")), null),
                arguments("文.pdf", join(Odd.PROGRAM, Odd.pdf()), Reason.EXECUTABLE),
                arguments("文.docx", pdfInDocx(), Reason.TWO_FORMATS));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource
    void masquerades(String name, byte[] content, Reason reason) throws IOException {
        Reading reading = reads.bytes(name, content);

        if (reason == null) {
            // which of several refusals it is depends on which half the detector sees
            assertThat(reading.reason())
                    .map(EnumSet.of(Reason.TYPE_MISMATCH, Reason.TWO_FORMATS)::contains)
                    .contains(true);
        } else {
            assertThat(reading.reason()).contains(reason);
        }
        assertThat(reading.state()).isNotIn(State.READ, State.PARTLY_READ);
        assertThat(reading.text()).isEmpty();
        assertThat(reading.children()).isEmpty();
    }

    /** Name, content, whether the difference is to be shown. */
    static Stream<Arguments> honest() {
        return Stream.of(
                arguments("方案.doc", Odd.docx(), true),
                arguments("方案.wps", Odd.docx(), true),
                arguments("方案.pdf", Odd.docx(), true),
                arguments("方案.docx", Odd.docx(), false),
                arguments("方案.doc", Odd.pdf(), true),
                arguments("方案.docx", Odd.pdf(), true),
                arguments("方案.pdf", Odd.pdf(), false),
                arguments("方案.pdf", join(bytes("\u00EF\u00BB\u00BF"), Odd.pdf()), false),
                arguments("方案.pdf", join(Odd.pdf(), bytes("\r\n\u0000\u0000\u0000")), false),
                arguments("名册.xls", Odd.xlsx(), true),
                arguments("名册.xls", Odd.xls(), false),
                arguments("名册.et", Odd.xls(), false),
                arguments("名册.xlsx", Odd.xls(), true),
                arguments("导出.xls", Odd.HTML, true),
                arguments("导出.doc", Odd.HTML, true),
                arguments("导出.doc", Odd.MHT, true),
                arguments("课件.ppt", Odd.pptx(), true),
                arguments("课件.dps", Odd.ppt(), false),
                arguments("照片.png", picture("jpg"), true),
                arguments("照片.jpg", picture("png"), true),
                arguments("照片.jpg", picture("jpg"), false),
                arguments("照片.jpeg", picture("jpg"), false),
                arguments("照片.bmp", picture("bmp"), false),
                arguments("照片.tif", picture("tif"), false),
                arguments("照片", picture("jpg"), false),
                // a phone keeps the film of a moving photo behind it
                arguments("照片.jpg", join(picture("jpg"), bytes("\u0000\u0000\u0000\u0018ftypmp42isom")), false),
                arguments("扫描.jpg", Odd.pdf(), true),
                arguments("材料.zip", zip("甲.txt", "words"), false),
                arguments("材料.rar", zip("甲.txt", "words"), true),
                arguments("材料.zip", zip("甲.pdf", Odd.pdf()), false),
                arguments("材料.zip", Odd.docx(), true),
                arguments("说明.txt", Odd.TEXT, false),
                arguments("说明.doc", Odd.TEXT, true),
                arguments("名册.csv", bytes("a,b\n1,2\n"), false),
                arguments("邮件.eml", Odd.MAIL, false),
                arguments("网页.mht", Odd.MHT, false),
                arguments("网页.html", Odd.HTML, false),
                arguments("网页.htm", Odd.XHTML, false),
                arguments("网页.xhtml", Odd.XHTML, false));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource
    void honest(String name, byte[] content, boolean shown) throws IOException {
        Reading reading = reads.bytes(name, content);

        assertThat(reading.state())
                .as(reading.mediaType() + " " + reading.reason())
                .isIn(TAKEN);
        assertThat(reading.reason()).isNotIn(Optional.of(Reason.TYPE_MISMATCH), Optional.of(Reason.UNSUPPORTED));
        if (shown) {
            assertThat(reading.properties()).containsKey("type.mismatch");
        } else {
            assertThat(reading.properties()).doesNotContainKey("type.mismatch");
        }
    }

    /** Every extension the form offers has a line, so that none is taken without a look. */
    @Test
    void everyReaderIsReachedByTheTable() throws IOException {
        var reached = EnumSet.noneOf(Types.Format.class);
        Path table = Path.of("src", "main", "resources", "evidence", "types.txt");
        Files.readAllLines(table, StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith("content "))
                .forEach(line -> reached.add(Types.Format.valueOf(line.strip().split("\\s+")[2])));

        assertThat(reached).containsExactlyInAnyOrder(Types.Format.values());
    }

    private static byte[] tail(byte[] bytes, int from) {
        return java.util.Arrays.copyOfRange(bytes, from, bytes.length);
    }

    /** The first segment is as long as an opened comment, and the script stands where the comment is closed. */
    private static byte[] commentedJpeg() {
        byte[] honest = picture("jpg");
        int length = '/' << 8 | '*';
        return join(
                bytes("\u00FF\u00D8\u00FF\u00E0/*"),
                new byte[length - 2],
                tail(honest, 2),
                bytes("*/=alert(1);/*"),
                bytes("\u00FF\u00D9"));
    }

    /** A PDF as the first, unpacked entry of a document. */
    private static byte[] pdfInDocx() {
        byte[] docx = Odd.docx();
        byte[] pdf = Odd.pdf();
        return Odd.made(out -> {
            try (var zip = new java.util.zip.ZipOutputStream(out);
                    var in = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(docx))) {
                var crc = new java.util.zip.CRC32();
                crc.update(pdf);
                var first = new java.util.zip.ZipEntry("a");
                first.setMethod(java.util.zip.ZipEntry.STORED);
                first.setSize(pdf.length);
                first.setCrc(crc.getValue());
                zip.putNextEntry(first);
                zip.write(pdf);
                for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    zip.putNextEntry(new java.util.zip.ZipEntry(entry.getName()));
                    in.transferTo(zip);
                }
            }
        });
    }
}
