package org.hecha.designation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;

class FillingTests {

    private static final Instant AT = Instant.parse("2022-10-08T02:00:00Z");

    private final Filling filling = new Filling(ATemplate.WORDING);

    @Test
    void putsEveryValueAndEveryRowInItsPlace() {
        String text = ATemplate.text(fill(ATemplate.letter(), values(60), Optional.empty()));
        assertThat(text)
                .contains("岚川省科学技术协会", "岚科协推〔2022〕1号", "关于推荐2021-2025年度第二批全国科普示范县（市、区）的函")
                .contains("现推荐赭岭县等60个县（市、区）", "推荐名额70个，本次推荐60个", "本函替代岚科协推〔2022〕0号。")
                .contains("2022年10月8日")
                .doesNotContain("{{", "}}", "演示数据");
        assertThat(IntStream.rangeClosed(1, 60).mapToObj(i -> "2021B2-99%04d".formatted(225 + i)))
                .allSatisfy(number -> assertThat(text).containsOnlyOnce(number));
    }

    @Test
    void leavesOutTheParagraphThatAsksForWhatThereIsNot() {
        Map<Field, String> once = once(3);
        once.remove(Field.REPLACES);
        String text = ATemplate.text(
                fill(ATemplate.letter(), new Filling.Values(once, rows(3), Optional.empty(), AT), Optional.empty()));
        assertThat(text).doesNotContain("本函替代");
    }

    @Test
    void readsANameThatAProgramHasCutIntoPiecesAndKeepsItsFormat() throws IOException {
        byte[] template = ATemplate.letter(document -> {
            XWPFParagraph paragraph = ATemplate.paragraph(document, "{{文号}}");
            ATemplate.say(paragraph, "编号{");
            paragraph.getRuns().getFirst().setBold(true);
            paragraph.createRun().setText("{文");
            paragraph.createRun().setText("号}}（公开）");
        });
        byte[] docx = fill(template, values(1), Optional.empty());
        try (var document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            XWPFParagraph paragraph = ATemplate.paragraph(document, "编号岚科协推〔2022〕1号（公开）");
            assertThat(paragraph.getRuns().getFirst().text()).isEqualTo("编号岚科协推〔2022〕1号");
            assertThat(paragraph.getRuns().getFirst().isBold()).isTrue();
        }
    }

    @Test
    void takesValuesAsWordsAndNeverAsNamesOrMarkup() {
        Map<Field, String> once = once(1);
        once.put(Field.ISSUER, "<w:p/> & {{文号}}");
        String text = ATemplate.text(
                fill(ATemplate.letter(), new Filling.Values(once, rows(1), Optional.empty(), AT), Optional.empty()));
        assertThat(text).contains("<w:p/> & {{文号}}");
    }

    @Test
    void marksWhatIsNotInForceAboveTheText() {
        var values = new Filling.Values(once(1), rows(1), Optional.of("演示数据，不具效力"), AT);
        assertThat(ATemplate.text(fill(ATemplate.letter(), values, Optional.empty())))
                .startsWith("演示数据，不具效力");
    }

    @Test
    void setsOneSealThatFloatsOnTheLastDateAndTiesTheSignatureToTheText() throws IOException {
        byte[] docx = fill(ATemplate.letter(), values(3), Optional.of(Seal.of(ATemplate.seal())));
        Files.write(Files.createDirectories(Path.of("target", "papers")).resolve("letter.docx"), docx);
        try (var document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            assertThat(document.getAllPictures()).hasSize(1);
            XWPFParagraph date = document.getParagraphs().getLast();
            assertThat(date.getText()).isEqualTo("2022年10月8日");
            var anchor = date.getRuns().getFirst().getCTR().getDrawingArray(0).getAnchorArray(0);
            assertThat(anchor.getExtent().getCx() / 36_000.0).as("millimetres").isEqualTo(Seal.DIAMETER);
            XWPFParagraph signature =
                    document.getParagraphs().get(document.getParagraphs().size() - 2);
            assertThat(signature.isKeepNext()).isTrue();
            assertThat(ATemplate.paragraph(document, "特此函达。").isKeepNext()).isTrue();
        }
    }

    @Test
    void tellsWhoIssuedItAndNotWhoEditedTheTemplate() throws IOException {
        byte[] template = ATemplate.letter(
                document -> document.getProperties().getCoreProperties().setCreator("李四"));
        try (var document = new XWPFDocument(new ByteArrayInputStream(fill(template, values(1), Optional.empty())))) {
            var about = document.getProperties().getCoreProperties();
            assertThat(about.getCreator()).isEqualTo("岚川省科学技术协会");
            assertThat(about.getTitle()).isEqualTo("岚科协推〔2022〕1号");
        }
    }

    private byte[] fill(byte[] template, Filling.Values values, Optional<Seal> seal) {
        return filling.fill(Papers.Kind.LETTER, template, values, seal);
    }

    static Filling.Values values(int rows) {
        return new Filling.Values(once(rows), rows(rows), Optional.empty(), AT);
    }

    private static Map<Field, String> once(int rows) {
        Map<Field, String> once = new EnumMap<>(Field.class);
        once.put(Field.ISSUER, "岚川省科学技术协会");
        once.put(Field.NUMBER, "岚科协推〔2022〕1号");
        once.put(Field.ROUND, "2021-2025年度第二批");
        once.put(Field.STANDARD, "2021—2025年度全国科普示范县（市、区）标准");
        once.put(Field.FIRST, "赭岭县");
        once.put(Field.COUNT, Integer.toString(rows));
        once.put(Field.QUOTA, Integer.toString(rows + 10));
        once.put(Field.REPLACES, "岚科协推〔2022〕0号");
        once.put(Field.DATE, "2022年10月8日");
        return once;
    }

    private static List<Map<Field, String>> rows(int rows) {
        return IntStream.rangeClosed(1, rows)
                .mapToObj(i -> Map.of(
                        Field.POSITION, Integer.toString(i),
                        Field.COUNTY, "赭岭县",
                        Field.DOSSIER, "2021B2-99%04d".formatted(225 + i),
                        Field.MET, "11/12",
                        Field.POINTS, "98.75"))
                .toList();
    }
}
