package org.hecha.evidence.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.AffineTransform;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRulesTests {

    private static final String SENTENCE = "经县委、县政府同意，现将实施方案印发给你们，请结合实际认真贯彻落实。";

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "GB18030", "UTF-8", "UTF-16LE", "UTF-16BE"})
    void findsTheEncodingOfATextNobodyDeclared(String charset) {
        byte[] bytes = ("2021年\n" + SENTENCE).getBytes(Charset.forName(charset));

        assertThat(Decoding.text(bytes)).isEqualTo("2021年\n" + SENTENCE);
        assertThat(Decoding.looksLikeText(bytes)).isTrue();
    }

    @Test
    void wordsInGbkThatAreUnicodeByChanceAreReadAsChinese() {
        var gbk = java.nio.charset.Charset.forName("GBK");
        for (String word : new String[] {"通知", "通知.txt", "2021/通知.doc", "通知 通知"}) {
            assertThat(new String(word.getBytes(gbk), java.nio.charset.StandardCharsets.UTF_8))
                    .as("the trap is one")
                    .doesNotContain("\uFFFD");
            assertThat(Decoding.text(word.getBytes(gbk))).isEqualTo(word);
        }
        for (String word : new String[] {"café.txt", "科普通知", "Zürich", "naïveté"}) {
            assertThat(Decoding.text(word.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .isEqualTo(word);
        }
    }

    @Test
    void leavesTheByteOrderMarkOut() {
        assertThat(Decoding.text("\uFEFF科普".getBytes(StandardCharsets.UTF_8))).isEqualTo("科普");
    }

    @Test
    void givesGarbledTextALowQualityAndProseAHighOne() {
        var shifted = new StringBuilder();
        SENTENCE.chars().forEach(c -> shifted.append((char) (c > 0x4E00 ? c + 37 : c)));

        assertThat(Quality.of(SENTENCE)).isGreaterThan(0.6);
        assertThat(Quality.of(shifted.toString())).isLessThan(Quality.JUNK);
        assertThat(Quality.of("\uE001\uE002\uE003")).isZero();
        assertThat(Quality.of("1,268,000")).isEqualTo(1);
    }

    @Test
    void storesNothingADatabaseCannotKeep() {
        assertThat(Draft.storable("a\u0000b\uD800c\uD83D\uDE00")).isEqualTo("a b\uFFFDc\uD83D\uDE00");
    }

    @ParameterizedTest
    @CsvSource({
        "泊办发【2018]45号, 泊办发〔2018〕45号",
        "展出时间: 1月8日一3月21日, 展出时间: 1月8日—3月21日",
        "平台”组织管理, 平台\u3000组织管理",
        "“平台”组织管理, “平台”组织管理",
        "第一8号, 第一8号"
    })
    void undoesWhatOcrDoesToMarks(String seen, String meant) {
        assertThat(OcrHabits.undone(seen)).isEqualTo(meant);
    }

    @Test
    void readsFiguresOnADashboardBelowTheirLabels() {
        String text = seen(
                "4\t1\t1\t1\t1\t0\t10\t10\t500\t30\t-1\t",
                "5\t1\t1\t1\t1\t1\t10\t10\t120\t28\t90\t注册志愿者",
                "5\t1\t1\t1\t1\t2\t400\t10\t100\t28\t90\t年度活动",
                "4\t1\t1\t1\t2\t0\t10\t60\t500\t50\t-1\t",
                "5\t1\t1\t1\t2\t1\t12\t60\t120\t50\t90\t1,486人",
                "5\t1\t1\t1\t2\t2\t402\t60\t100\t50\t90\t83场");

        assertThat(text).isEqualTo("注册志愿者\t1,486人\n年度活动\t83场");
    }

    @Test
    void keepsTheRowsOfATable() {
        String text = seen(
                "4\t1\t1\t1\t1\t0\t10\t10\t500\t30\t-1\t",
                "5\t1\t1\t1\t1\t1\t10\t10\t120\t28\t90\t编号",
                "5\t1\t1\t1\t1\t2\t400\t10\t100\t28\t90\t人数|",
                "4\t1\t1\t1\t2\t0\t10\t60\t500\t30\t-1\t",
                "5\t1\t1\t1\t2\t1\t12\t60\t120\t28\t90\tLC9901220002",
                "5\t1\t1\t1\t2\t2\t402\t60\t100\t28\t90\t412");

        assertThat(text).isEqualTo("编号\t人数\nLC9901220002\t412");
    }

    private static String seen(String... rows) {
        return Tsv.read(List.of(rows), new AffineTransform()).glyphs().text();
    }
}
