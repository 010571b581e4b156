package org.hecha.evidence.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.hecha.evidence.Evidence.Reason;
import org.hecha.evidence.Evidence.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as counties send them; everything in them is invented. */
class SampleFilesTests {

    @TempDir
    Path directory;

    Reads reads;

    @BeforeEach
    void open() {
        reads = new Reads(directory);
    }

    @Test
    void aScanWithoutOcrIsKeptAndSaysWhatIsMissing() throws IOException {
        Reading reading = reads.sample("screenshot.png");

        assertThat(reading.state()).isEqualTo(State.KEPT);
        assertThat(reading.reason()).contains(Reason.OCR_MISSING);
    }

    @Test
    void aDocumentWithoutConverterIsReadAndSaysThatPagesMayDiffer() throws IOException {
        Reading reading = reads.sample("coverage.docx");

        assertThat(reading.state()).isEqualTo(State.PARTLY_READ);
        assertThat(reading.reason()).contains(Reason.CONVERTER_MISSING);
        assertThat(reading.text().getFirst().text()).contains("青箬县");
    }

    @Test
    void sheetsAreTheirPagesRowsAreLinesCellsAreParted() throws IOException {
        Reading reading = reads.sample("funds.xlsx");

        assertThat(reading.state()).isEqualTo(State.READ);
        assertThat(reading.pages()).isEqualTo(2);
        assertThat(reading.text().get(1).text()).contains("科技馆免费开放\t2021\t68\t66.5\t1.5");
        assertThat(reading.properties()).containsEntry("sheet.2", "上级专项");
    }

    @Test
    void binarySheetsAreReadLikeOthers() throws IOException {
        Reading reading = reads.sample("organizations.xls");

        assertThat(reading.state()).isEqualTo(State.READ);
        assertThat(reading.text().getFirst().text()).contains("1\t赭山镇\t赭山镇科学技术协会\t赭山发〔2017〕3号\t程岚福\t13\t13");
    }

    @Test
    void commaSeparatedValuesInGbkAreCells() throws IOException {
        Reading reading = reads.sample("associations.csv");

        assertThat(reading.properties()).containsEntry("charset", "GB18030");
        assertThat(reading.text().getFirst().text()).startsWith("序号\t乡镇\t农技协名称\t登记证号\t会员\n1\t北荡镇\t");
    }

    @Test
    void aWebPageIsTextWithoutItsMarkup() throws IOException {
        String text = reads.sample("accounts.html").text().getFirst().text();

        assertThat(text).contains("\n上级专项：中央、省基层科普行动计划资金10万元，当年支出4.20万元，结转5.80万元。\n");
        assertThat(text).doesNotContain("<");
    }

    @Test
    void namesInAnArchiveAreReadInGbk() throws IOException {
        Reading reading = reads.sample("gbk-names.zip");

        assertThat(reading.state()).isEqualTo(State.READ);
        assertThat(reading.pages()).isZero();
        assertThat(reading.children()).extracting(Reading.Child::path).contains("栖科协发〔2021〕9号.docx");
    }

    @Test
    void aMailIsItsOwnPageAndItsAttachmentAChild() throws IOException {
        Reading reading = reads.sample("mail.eml");

        assertThat(reading.text())
                .singleElement()
                .satisfies(page -> assertThat(page.text())
                        .startsWith("信息员数据确认（2022年6月30日时点）\n")
                        .contains("逾期视为无异议"));
        assertThat(reading.children()).extracting(Reading.Child::path).containsExactly("数据确认单-槐浦.docx");
    }

    @Test
    void everyCharacterOfAnOfdHasAPlaceOnThePage() throws IOException {
        Reading.Page page = reads.sample("notice.ofd").text().getFirst();

        assertThat(page.text()).contains("2021年全县未开展科普类评比表彰");
        int at = page.text().indexOf("评比表彰");
        var box = BoxCode.decode(page.boxes(), page.text().length()).get(at);
        assertThat(box.empty()).isFalse();
        assertThat((double) box.x()).isBetween(0.0, page.width());
        assertThat((double) box.y()).isBetween(0.0, page.height());
    }

    @Test
    void ocrReadsAScreenshotWhereItIsInstalled() throws IOException {
        Tools found = Tools.find();
        assumeTrue(found.tesseract().isPresent(), "no tesseract here");
        reads.tools = found;

        Reading reading = reads.sample("screenshot.png");

        assertThat(reading.state()).isEqualTo(State.READ);
        assertThat(reading.text().getFirst().ocr()).isTrue();
        assertThat(reading.text().getFirst().text()).contains("当前时间").contains("2022-07-28");
    }
}
