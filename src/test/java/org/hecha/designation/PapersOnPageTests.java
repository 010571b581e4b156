package org.hecha.designation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads back what was set: a letter nobody can search or copy from is a picture. */
class PapersOnPageTests {

    private final DesignationSettings settings = new DesignationSettings("", Map.of(), 20, 5);
    private final Wording wording = new Wording(settings);
    private final Typesetting typesetting = new Typesetting(new ChineseFont(settings), wording);

    @Test
    void refusesWithTheRemedyWhereNoChineseFontIsFound(@TempDir Path empty) {
        var none = new Typesetting(new ChineseFont("", List.of(empty)), wording);
        assertThatThrownBy(() -> none.certificate(certificate("")))
                .isInstanceOfSatisfying(
                        FontMissing.class, r -> assertThat(r.facts()).containsEntry("searched", empty.toString()));
        var wrong = new Typesetting(new ChineseFont("/no/such/font.ttc,2", List.of()), wording);
        assertThatThrownBy(() -> wrong.certificate(certificate(""))).isInstanceOf(FontMissing.class);
    }

    @Test
    void aLetterGivesItsWordsAndEveryRowOfItsListBack() throws IOException {
        byte[] pdf = typesetting.letter(letter(60));
        String text = text(pdf);
        assertThat(text)
                .contains("岚川省科学技术协会")
                .contains("岚科协推〔2022〕1号")
                .contains("关于推荐2021-2025年度第二批全国科普示范县（市、区）的函")
                .contains("赭岭县", "2021B2-990226", "11/12", "98.75")
                .contains("2022年10月8日");
        assertThat(IntStream.rangeClosed(1, 60).allMatch(i -> text.contains("2021B2-99%04d".formatted(225 + i))))
                .isTrue();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(1);
        }
        keep("letter.pdf", typesetting.letter(letter(3)));
    }

    @Test
    void aCertificateNamesCountyRoundNumberTermAndIssuer() throws IOException {
        byte[] pdf = typesetting.certificate(certificate("演示数据，不具效力"));
        assertThat(text(pdf))
                .contains("岚川省赭岭县")
                .contains("全国科普示范县（市、区）")
                .contains("KPSF-2022-000001")
                .contains("有效期：2022年12月30日至2025年12月31日")
                .contains("中国科学技术协会")
                .contains("演示数据，不具效力");
        assertThat(pdf.length).as("only the characters used are in it").isLessThan(500_000);
        keep("certificate.pdf", pdf);
    }

    private static void keep(String name, byte[] pdf) throws IOException {
        Files.write(Files.createDirectories(Path.of("target", "papers")).resolve(name), pdf);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            // lines break where the page ends; the words are what counts
            return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
        }
    }

    private static Typesetting.Letter letter(int rows) {
        return new Typesetting.Letter(
                "岚川省科学技术协会",
                "岚科协推〔2022〕1号",
                "关于推荐2021-2025年度第二批全国科普示范县（市、区）的函",
                "中国科协：",
                List.of("根据《2021—2025年度全国科普示范县（市、区）标准》和本批次工作安排，经县级自评、逐级审核和集体评议，"
                        + "现推荐赭岭县等3个县（市、区）为全国科普示范县（市、区），名单附后。"),
                "推荐名单",
                List.of("序号", "县（市、区）", "卷宗编号", "达标指标", "得分"),
                IntStream.rangeClosed(1, rows)
                        .mapToObj(i -> List.of(
                                Integer.toString(i), "赭岭县", "2021B2-99%04d".formatted(225 + i), "11/12", "98.75"))
                        .toList(),
                "2022年10月8日");
    }

    private static Typesetting.Certificate certificate(String mark) {
        return new Typesetting.Certificate(
                "证书",
                "命名岚川省赭岭县为",
                "2021-2025年度全国科普示范县（市、区）",
                List.of("批次：2021-2025年度第二批", "证书编号：KPSF-2022-000001", "有效期：2022年12月30日至2025年12月31日"),
                "中国科学技术协会",
                "2022年12月30日",
                "KPSF-2022-000001",
                mark);
    }
}
