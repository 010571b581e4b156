package org.hecha.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalTextTests {

    @Nested
    class Same {

        @ParameterizedTest
        @CsvSource({
            "２０２２年Ａ类, 2022年a类",
            "㎡, m2",
            "⑫, 12",
            "ﬁ, fi",
            "８３．５％, 83.5%",
            "科學普及, 科学普及",
            "農村專業技術協會聯合會, 农村专业技术协会联合会",
            "44號, 44号",
            "偽科學, 伪科学",
            "二〇二一年, 二零二一年",
            "二○二一年, 二零二一年",
            "二O二一年, 二零二一年",
            "二oo九年, 二零零九年",
            "五〇, 五零",
            "FM102.1, fm102.1",
            "⼀⽉, 一月",
        })
        void charactersThatMeanTheSame(String written, String normal) {
            assertThat(NormalText.normal(written)).isEqualTo(normal);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "赭办发〔2022〕9号",
                    "赭办发[2022]9号",
                    "赭办发［2022］9号",
                    "赭办发【2022】9号",
                    "赭办发（2022）9号",
                    "赭办发(2022)9号",
                    "赭办发﹝2022﹞9号",
                    "赭办发〖2022〗9号",
                    "赭办发〔２０２２〕９號",
                    "赭 办发 〔 2022 〕 9 号",
                    "赭办发\n〔2022］9号",
                    "赭辦發〔2022〕9號"
                })
        void documentNumbersInEveryBracket(String written) {
            assertThat(NormalText.normal(written)).isEqualTo("赭办发〔2022〕9号");
        }

        @ParameterizedTest
        @ValueSource(strings = {"“科普中国”", "「科普中国」", "『科普中国』", "\"科普中国\"", "„科普中国‟"})
        void quotationMarks(String written) {
            assertThat(NormalText.normal(written)).isEqualTo("\"科普中国\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"1,236人", "1，236人", "1 236人", "１，２３６人", "1 236 人", "1\u00a0236人", "1236人"})
        void thousands(String written) {
            assertThat(NormalText.normal(written)).isEqualTo("1236人");
        }

        @Test
        void whiteSpaceAndLineEndsAmongHan() {
            assertThat(NormalText.normal("科 普\n经费 126 万元，\r\n人均　3.06 元")).isEqualTo("科普经费126万元,人均3.06元");
        }

        @Test
        void charactersNobodySees() {
            assertThat(NormalText.normal("\ufeff科\u200b普\u00ad经费")).isEqualTo("科普经费");
        }
    }

    @Nested
    class Different {

        @Test
        void cellsStayApartByOneTab() {
            assertThat(NormalText.normal("人数 \t \t1236\n合计\t2")).isEqualTo("人数\t1236\n合计\t2".replace("\n", ""));
            assertThat(NormalText.normal("甲\t 乙")).isEqualTo("甲\t乙");
        }

        @Test
        void numbersOnTwoLinesAreTwo() {
            assertThat(NormalText.normal("38\n105")).isEqualTo("38\n105");
        }

        @Test
        void numbersInColumnsAreSeveral() {
            assertThat(NormalText.normal("38 105 x")).isEqualTo("38 105 x");
            assertThat(NormalText.normal("2021 236人")).isEqualTo("2021 236人");
        }

        @ParameterizedTest
        @ValueSource(strings = {"1,2364", "12,36", "1234,567", "1,236,4"})
        void commasThatSeparateNoThousands(String written) {
            assertThat(NormalText.normal(written)).contains(",");
        }

        @Test
        void sentencesStayOnTheirLines() {
            assertThat(NormalText.normal("已经完成。\n计划明年")).isEqualTo("已经完成。\n计划明年");
        }

        @Test
        void roundBracketsWithoutAYearStayRound() {
            assertThat(NormalText.normal("（一）总则（2021第12期）")).isEqualTo("(一)总则(2021第12期)");
        }

        @Test
        void wordsOfLettersKeepTheirSpace() {
            assertThat(NormalText.normal("Science  Popularization\nLaw")).isEqualTo("science popularization\nlaw");
        }

        @Test
        void zeroAsADigitStaysADigit() {
            assertThat(NormalText.normal("100人 o二 十0")).isEqualTo("100人o二十0");
        }
    }

    @Nested
    class Origin {

        @Test
        void leadsBackOverEverythingThatWentOrGrew() {
            String written = "共有 1，236\n名㎡科 學者";
            var normal = NormalText.of(written);
            assertThat(normal.text()).isEqualTo("共有1236名m2科学者");
            int at = normal.indexOf("1236名", 0);
            assertThat(written.substring(normal.origin(at), normal.originEnd(at + 4)))
                    .isEqualTo("1，236\n名");
            int squareMetre = normal.indexOf("m2", 0);
            assertThat(normal.origin(squareMetre)).isEqualTo(normal.origin(squareMetre + 1));
            assertThat(normal.normalIndex(written.indexOf('名'))).isEqualTo(normal.indexOf("名", 0));
            assertThat(normal.normalIndex(written.indexOf('㎡'))).isEqualTo(squareMetre);
            assertThat(normal.normalIndex(written.length())).isEqualTo(normal.length());
        }

        @Test
        void neverRunsBackwardsOnAnyText() {
            var random = new Random(7);
            List<String> pieces = List.of(
                    "科", "學", " ", "\n", "\t", "1", "236", ",", "，", "(", "2022", "）", "〇", "o", "二", "é", "e\u0301",
                    "𠮷", "\ud800", "\udc00", "ﷺ", "\u200b", "。", "A", "㎡");
            for (int run = 0; run < 5_000; run++) {
                var written = new StringBuilder();
                for (int i = random.nextInt(30); i > 0; i--) {
                    written.append(pieces.get(random.nextInt(pieces.size())));
                }
                var normal = NormalText.of(written.toString());
                int last = 0;
                for (int i = 0; i < normal.length(); i++) {
                    assertThat(normal.origin(i)).as("%s at %d", written, i).isGreaterThanOrEqualTo(last);
                    assertThat(normal.originEnd(i)).isBetween(normal.origin(i) + 1, written.length());
                    last = normal.origin(i);
                }
                assertThat(NormalText.normal(normal.text().replace("\n", "")))
                        .as("normal text of %s is normal", written)
                        .hasSizeLessThanOrEqualTo(normal.length());
            }
        }

        @Test
        void theEmptyTextIsEmpty() {
            var normal = NormalText.of("");
            assertThat(normal.text()).isEmpty();
            assertThat(normal.origin(0)).isZero();
            assertThat(normal.indexOf("科", 0)).isEqualTo(-1);
        }
    }
}
