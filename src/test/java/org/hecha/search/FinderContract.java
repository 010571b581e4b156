package org.hecha.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hecha.search.Specimens.GREEN;
import static org.hecha.search.Specimens.OCHRE;
import static org.hecha.search.Specimens.claim;
import static org.hecha.search.Specimens.criterion;
import static org.hecha.search.Specimens.dossier;
import static org.hecha.search.Specimens.page;
import static org.hecha.search.Specimens.places;
import static org.hecha.search.Specimens.scan;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found, by whom and how it is shown, wherever the index is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FinderContract {

    private Answering index;

    /** An index of these; not needed any more once it is closed. */
    abstract Answering index(List<Passage> passages) throws IOException;

    /** How many random texts there is time for. */
    abstract int randomTexts();

    @BeforeAll
    void makeIndex() throws IOException {
        index = index(List.of(
                page(OCHRE, "机制/方案.pdf", 1, "赭办发〔2022〕9号\n关于印发科协系统深化改革实施方案的通知\n2022年3月1日"),
                page(OCHRE, "机制/方案.pdf", 2, "科普经费列入财政预算，人均不低于3元。"),
                page(OCHRE, "机制/另一份.docx", 1, "根据赭办发[2022]19号文件精神，2019年5月6日起执行。"),
                page(OCHRE, "志愿/报告.docx", 1, "全县注册科技志愿者一千二百三十六人，开展活动五十六场。"),
                page(OCHRE, "志愿/名册.xlsx", 1, "合计\t1,236\n经费（万元）\t126.80"),
                scan(OCHRE, "照片/公告.jpg", "科学膀谣平台发布：海蜇大量出现不是地震前兆"),
                page(OCHRE, "照片/模糊.jpg", 1, "", Passage.Legible.NO, List.of("S03")),
                page(GREEN, "经费/批复.pdf", 1, "箬财预〔2021〕8号 科普专项经费 1268000 元，常住人口 41.17 万人。"),
                page(GREEN, "特色/科普夜校经验.wps", 1, "晚上给茶农上课，把科普讲到茶垄边。"),
                claim(OCHRE, "S07", "vol_distinct", "注册科技志愿者人数 1236 人"),
                criterion("S07", "注册科技志愿者人数不少于1000人")));
    }

    @AfterAll
    void closeIndex() throws IOException {
        index.close();
    }

    private Hits find(String text) throws IOException {
        return index.find(evidence(text), OCHRE, GREEN);
    }

    private static Query evidence(String text) {
        return new Query(
                text, Set.of(Hit.Kind.EVIDENCE), "", Optional.empty(), "", "", Optional.empty(), Optional.empty());
    }

    @Nested
    class Scopes {

        @Test
        void nothingOutsideIsReturnedCountedOrNamed() throws IOException {
            var hits = index.find(Query.of("科普专项经费"), OCHRE);
            assertThat(hits.hits()).noneMatch(hit -> hit.region().equals(GREEN));
            assertThat(hits.facets().get("region")).doesNotContainKey(GREEN);
            assertThat(hits.readable()).isEqualTo(6);
            assertThat(hits.unreadable()).isEqualTo(1);
        }

        @Test
        void theAnswerIsTheSameWhateverLiesOutside() throws IOException {
            var mine = page(OCHRE, "a.txt", 1, "科普夜校");
            try (var alone = index(List.of(mine));
                    var beside =
                            index(List.of(mine, page(GREEN, "b.txt", 1, "科普夜校 科普夜校"), page(GREEN, "c.txt", 1, "夜校")))) {
                var first = alone.find(Query.of("科普夜校"), OCHRE);
                var second = beside.find(Query.of("科普夜校"), OCHRE);
                assertThat(second.total()).isEqualTo(first.total());
                assertThat(second.whole()).isEqualTo(first.whole());
                assertThat(second.facets()).isEqualTo(first.facets());
                assertThat(second.hint()).isEqualTo(first.hint());
                assertThat(second.readable()).isEqualTo(first.readable());
                assertThat(places(second)).isEqualTo(places(first));
                assertThat(second.hits().getFirst().snippet())
                        .isEqualTo(first.hits().getFirst().snippet());
            }
        }

        @Test
        void whoSeesARevisionFindsAndCountsWhatStandsInIt() throws IOException {
            var same = page(OCHRE, "same.txt", 1, "科普夜校开课");
            var taken = page(OCHRE, "taken.txt", 1, "科普夜校开课").in(Span.upTo(2));
            var added = page(OCHRE, "added.txt", 1, "科普夜校开课").in(Span.after(2));
            var before = claim(OCHRE, "S07", "brand", "科普夜校开课").in(Span.upTo(2));
            var now = claim(OCHRE, "S07", "brand", "科普集市").in(Span.after(2));
            try (var answering = index(List.of(same, taken, added, before, now))) {
                Query quote = Query.of("“科普夜校开课”");
                var submitted = answering.find(quote, Map.of(dossier(OCHRE), 2));
                assertThat(places(submitted)).containsExactlyInAnyOrder("same.txt#1", "taken.txt#1", "brand#0");
                assertThat(submitted.total()).isEqualTo(3);
                assertThat(submitted.readable()).isEqualTo(2);
                assertThat(answering
                                .find(Query.of("科普集市"), Map.of(dossier(OCHRE), 2))
                                .exact())
                        .isFalse();
                // with the next submission, and nothing indexed anew
                for (int revision : new int[] {0, 3}) {
                    var later = answering.find(quote, Map.of(dossier(OCHRE), revision));
                    assertThat(places(later)).containsExactlyInAnyOrder("same.txt#1", "added.txt#1");
                    assertThat(later.readable()).isEqualTo(2);
                }
            }
        }

        @Test
        void theAnswerIsTheSameWhateverTheCountyWrites() throws IOException {
            var mine = page(OCHRE, "a.txt", 1, "科普夜校");
            var written = page(OCHRE, "b.txt", 1, "科普夜校 科普夜校").in(Span.after(1));
            var unread = page(OCHRE, "c.pdf", 1, "", Passage.Legible.NO, List.of("S02"))
                    .in(Span.after(1));
            try (var alone = index(List.of(mine));
                    var beside = index(List.of(mine, written, unread))) {
                var first = alone.find(Query.of("科普夜校"), Map.of(dossier(OCHRE), 1));
                var second = beside.find(Query.of("科普夜校"), Map.of(dossier(OCHRE), 1));
                assertThat(second.total()).isEqualTo(first.total());
                assertThat(second.whole()).isEqualTo(first.whole());
                assertThat(second.facets()).isEqualTo(first.facets());
                assertThat(second.hint()).isEqualTo(first.hint());
                assertThat(second.readable()).isEqualTo(first.readable());
                assertThat(second.unreadable()).isEqualTo(first.unreadable());
                assertThat(places(second)).isEqualTo(places(first));
            }
        }

        @Test
        void whoSeesNoDossierFindsCriteriaOnly() throws IOException {
            var hits = index.find(Query.of("注册科技志愿者人数"));
            assertThat(hits.hits()).extracting(Hit::kind).containsOnly(Hit.Kind.CRITERION);
            assertThat(hits.readable()).isZero();
            assertThat(hits.unreadable()).isZero();
        }
    }

    @Nested
    class Filters {

        @Test
        void narrowHitsCountsAndFacets() throws IOException {
            var all = find("经费");
            assertThat(all.facets().get("region")).isEqualTo(Map.of(OCHRE, 2L, GREEN, 1L));
            var green = index.find(evidence("经费").in("990100"), OCHRE, GREEN);
            assertThat(places(green)).containsExactly("经费/批复.pdf#1");
            assertThat(green.readable()).isEqualTo(2);
            var ochre = index.find(evidence("经费").inDossier(dossier(OCHRE).toString()), OCHRE, GREEN);
            assertThat(ochre.facets().get("region")).containsOnlyKeys(OCHRE);
        }

        @Test
        void byTypeAndDate() throws IOException {
            var sheets =
                    new Query("经费", Set.of(), "", Optional.empty(), "", "sheet", Optional.empty(), Optional.empty());
            assertThat(places(index.find(sheets, OCHRE, GREEN))).containsExactly("志愿/名册.xlsx#1");
            var day = Optional.of(LocalDate.of(2019, 5, 6));
            var dated = new Query("赭办发", Set.of(), "", Optional.empty(), "", "", day, day);
            assertThat(places(index.find(dated, OCHRE, GREEN))).containsExactly("机制/另一份.docx#1");
        }

        @Test
        void byKindAndCriterion() throws IOException {
            var claims = new Query(
                    "科技志愿者",
                    Set.of(Hit.Kind.CLAIM),
                    "",
                    Optional.empty(),
                    "S07",
                    "",
                    Optional.empty(),
                    Optional.empty());
            var hits = index.find(claims, OCHRE, GREEN);
            assertThat(hits.hits()).singleElement().satisfies(hit -> {
                assertThat(hit.kind()).isEqualTo(Hit.Kind.CLAIM);
                assertThat(hit.claim()).isEqualTo("vol_distinct");
                assertThat(hit.evidence()).isEmpty();
            });
        }
    }

    @Nested
    class DocumentNumbers {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "赭办发〔2022〕9号",
                    "赭办发[2022]9号",
                    "赭办发（2022）9号",
                    "赭办发【2022】9号",
                    "赭办发 2022 9号",
                    "赭办发2022年第9号",
                    "赭辦發〔2022〕9號",
                    "赭办发〔２０２２〕９号",
                    "“赭办发〔2022〕9号”",
                    "赭办发〔2022〕 9 号"
                })
        void areFoundExactlyInEveryWriting(String written) throws IOException {
            assertThat(places(find(written))).containsExactly("机制/方案.pdf#1");
        }

        @Test
        void areFoundInPart() throws IOException {
            assertThat(places(find("赭办发〔2022〕"))).containsExactlyInAnyOrder("机制/方案.pdf#1", "机制/另一份.docx#1");
        }

        @Test
        void thatNobodyHasBringWhatResemblesThemAndSaySo() throws IOException {
            var hits = find("赭办发〔2031〕77号");
            assertThat(hits.hint()).isEqualTo("search.hint.similar");
            assertThat(hits.whole()).isZero();
            assertThat(hits.exact()).isFalse();
        }
    }

    @Nested
    class Words {

        @Test
        void exactQuotesStandThereExactly() throws IOException {
            assertThat(places(find("“科普经费列入财政预算”"))).containsExactly("机制/方案.pdf#2");
            assertThat(places(find("「开展活动五十六场」"))).containsExactly("志愿/报告.docx#1");
        }

        @Test
        void anUnclosedQuoteIsPlainWordsWithAHint() throws IOException {
            var hits = find("“科普经费");
            assertThat(hits.hint()).isEqualTo("search.hint.unclosed-quote");
            assertThat(places(hits)).contains("机制/方案.pdf#2");
        }

        @Test
        void questionsAreAnsweredByWhatTheyAskAbout() throws IOException {
            assertThat(places(find("请问注册科技志愿者有多少人？")).getFirst()).isEqualTo("志愿/报告.docx#1");
            assertThat(places(find("晚上给茶农上课的做法")).getFirst()).isEqualTo("特色/科普夜校经验.wps#1");
        }

        @Test
        void aNameWeighsMoreThanACommonWordSaidAgainAndAgain() throws IOException {
            var pages = new ArrayList<Passage>();
            for (int i = 0; i < 30; i++) {
                pages.add(page(OCHRE, "年报/" + i + ".txt", 1, i % 6 == 0 ? "职业培训" : "科普活动"));
            }
            pages.add(page(OCHRE, "名册/蓝棹.txt", 1, "蓝棹入渔技队"));
            pages.add(page(OCHRE, "活动/职业课.txt", 1, "职业课和职业日"));
            try (var answering = index(pages)) {
                assertThat(places(answering.find(evidence("蓝棹的职业是什么"), OCHRE)))
                        .first()
                        .asString()
                        .contains("蓝棹");
            }
        }

        @Test
        void numbersAreFoundInEveryWriting() throws IOException {
            assertThat(places(find("1236人"))).containsExactlyInAnyOrder("志愿/报告.docx#1", "志愿/名册.xlsx#1");
            assertThat(places(find("一千二百三十六人"))).startsWith("志愿/报告.docx#1").contains("志愿/名册.xlsx#1");
            assertThat(places(find("126.8万元")).getFirst()).isEqualTo("经费/批复.pdf#1");
        }

        @Test
        void aCodeIsFoundAsItIsWrittenAndNotByItsDigits() throws IOException {
            String filler = " 4kzwbr i1cigt iip278".repeat(3_000);
            try (var codes = index(List.of(
                    page(OCHRE, "long.txt", 1, "wer50hf3z" + filler),
                    page(OCHRE, "other.txt", 1, "wer50jabo"),
                    page(OCHRE, "another.txt", 1, "wer50 hf7z")))) {
                assertThat(places(codes.find(evidence("wer50hf3z"), OCHRE))).startsWith("long.txt#1");
                assertThat(codes.find(evidence("wer50hf3z"), OCHRE).whole()).isEqualTo(1);
            }
        }

        @Test
        void whatIsAskedBehindANumberMustStandThereToo() throws IOException {
            try (var pages =
                    index(List.of(page(OCHRE, "a.txt", 1, "全县56个车间停工。"), page(OCHRE, "b.txt", 1, "全县五十六场科普讲座办完了。")))) {
                assertThat(pages.find(evidence("全县56场科普讲座"), OCHRE).whole()).isEqualTo(1);
                assertThat(places(pages.find(evidence("全县56场科普讲座"), OCHRE))).startsWith("b.txt#1");
            }
        }

        @Test
        void traditionalCharactersFindSimplifiedOnes() throws IOException {
            assertThat(places(find("註冊科技志願者"))).startsWith("志愿/报告.docx#1");
        }

        @Test
        void oneMisreadCharacterOnAPictureIsForgiven() throws IOException {
            assertThat(places(find("科学辟谣"))).startsWith("照片/公告.jpg#1");
        }

        @Test
        void fileNamesAreFoundOnceAndNotOnEveryPage() throws IOException {
            assertThat(places(find("科普夜校经验"))).startsWith("特色/科普夜校经验.wps#1");
        }

        @Test
        void whatNobodyWroteIsNotFoundAndTheSilenceIsCounted() throws IOException {
            var hits = find("鲸鱼");
            assertThat(hits.total()).isZero();
            assertThat(hits.readable()).isEqualTo(8);
            assertThat(hits.unreadable()).isEqualTo(1);
        }
    }

    @Nested
    class Language {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        经费 -专项                     | 机制/方案.pdf#2 志愿/名册.xlsx#1
                        "科普夜校经验" OR "开展活动五十六场" | 特色/科普夜校经验.wps#1 志愿/报告.docx#1
                        海蜇 OR 茶农                   | 照片/公告.jpg#1 特色/科普夜校经验.wps#1
                        文号:赭办发【2022】9号          | 机制/方案.pdf#1
                        经费 县:青箬                   | 经费/批复.pdf#1
                        经费 类型:表格                 | 志愿/名册.xlsx#1
                        county:赭岭 type:word           | 机制/另一份.docx#1 志愿/报告.docx#1
                        标准:3                         | 照片/模糊.jpg#1
                        赭办发 日期:2019..2020         | 机制/另一份.docx#1
                        赭办发 日期:2019-05            | 机制/另一份.docx#1
                        赭办发 日期:..2019             | 机制/另一份.docx#1
                        """)
        void isUnderstood(String typed, String places) throws IOException {
            Hits hits = find(typed);
            assertThat(places(hits)).containsExactlyInAnyOrder(places.split(" "));
            assertThat(hits.hint()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"经费 县:无此县", "经费 类型:怪物", "经费 日期:去年", "经费 日期:2021-13", "经费 标准:甲"})
        void whatIsWrongIsPlainWordsWithAHint(String typed) throws IOException {
            Hits hits = find(typed);
            assertThat(places(hits)).contains("机制/方案.pdf#2");
            assertThat(hits.hint()).isIn("search.hint.not-understood", "search.hint.similar");
        }

        @Test
        void nothingInQuotesIsACondition() {
            Typed typed = Typed.of(Query.quote("附件 -甲 OR 乙 县:丙 文号:丁"), county -> Optional.empty());
            assertThat(typed.either()).isEmpty();
            assertThat(typed.without()).isEmpty();
            assertThat(typed.fields()).isFalse();
            assertThat(typed.query().text()).isEqualTo("\"附件 -甲 OR 乙 县:丙 文号:丁\"");
        }

        @Test
        void aTypedCountyDoesNotReachBeyondTheScope() throws IOException {
            assertThat(index.find(evidence("经费 县:青箬"), OCHRE).hits()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "OR",
                    "-",
                    "- -",
                    "a OR",
                    "OR b",
                    "县:",
                    "日期:..",
                    "-\"",
                    "a OR OR b",
                    "文号:\"",
                    "-a -b -c OR -d"
                })
        void brokenPiecesAreHarmless(String typed) throws IOException {
            assertThat(find(typed).readable()).isEqualTo(8);
        }
    }

    @Nested
    class Hostile {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "\"",
                    "\"\"",
                    "“",
                    "*",
                    "?",
                    "*a*",
                    "a*b?c~2^9",
                    "(((((",
                    ")",
                    "[a TO z]",
                    "u:*",
                    "/.*/",
                    "AND OR NOT",
                    "\\",
                    "\u0000",
                    "😀",
                    "\ud800",
                    "\t\n",
                    "，。、",
                    "../../etc/passwd",
                    "<script>alert(1)</script>",
                    "' or 1=1 --",
                    "${jndi:ldap://x}",
                    "%s%n",
                    "〔〕",
                    "〔2022",
                    "号",
                    "的",
                    "有多少"
                })
        void isHarmless(String text) throws IOException {
            assertThat(find(text).hits()).isNotNull();
        }

        @Test
        void randomTextsOfAnyLengthAreAnsweredInTime() throws IOException {
            var random = new Random(11);
            String alphabet = "科普经费〔〕（）“”\"'*?()[]{}:/\\~^ 0123456789号年万亿点百分之ab\t\n的了\ud83d";
            for (int run = 0; run < randomTexts(); run++) {
                var text = new StringBuilder();
                for (int i = random.nextInt(2_000); i >= 0; i--) {
                    text.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                long begun = System.nanoTime();
                assertThat(find(text.toString()).readable()).isEqualTo(8);
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
            }
        }
    }

    @Nested
    class HitsOnAPage {

        @Test
        void areMarkedInTheTextAsWritten() throws IOException {
            Hit hit = find("科普专项经费 1,268,000元").hits().getFirst();
            String text = "箬财预〔2021〕8号 科普专项经费 1268000 元，常住人口 41.17 万人。";
            assertThat(hit.marks())
                    .extracting(mark -> text.substring(mark.start(), mark.end()))
                    .containsExactly("科普专项经费 1268000 元");
            assertThat(hit.snippet()).extracting(Hit.Piece::text).contains("科普专项经费 1268000 元");
        }

        @Test
        void areMarkedOverLineEnds() {
            String text = "建设了科普\n大篷 车站点";
            assertThat(Marks.of(text, Wanted.of("科普大篷车")))
                    .extracting(mark -> text.substring(mark.start(), mark.end()))
                    .containsExactly("科普\n大篷 车");
        }

        @Test
        void snippetsAreShortAndWholeEvenOfLongPages() {
            String text = "无关的话。".repeat(4_000) + "这里有科普大篷车。" + "其他的话。".repeat(4_000);
            var marks = Marks.of(text, Wanted.of("科普大篷车"));
            var snippet = Marks.snippet(text, marks);
            assertThat(snippet)
                    .filteredOn(Hit.Piece::hit)
                    .extracting(Hit.Piece::text)
                    .containsExactly("科普大篷车");
            assertThat(snippet.stream().mapToInt(piece -> piece.text().length()).sum())
                    .isLessThan(200);
        }
    }

    @Nested
    class QuotesWithNumbers {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        二〇二一年三月十二日       | 2021年3月12日
                        2021年3月12日开班          | 二〇二一年三月十二日开班
                        注册志愿者一千二百三十六人 | 注册志愿者1236人
                        注册志愿者1236人           | 志愿者一千二百三十六人
                        注册志愿者1,236人          | 志愿者一二三六人
                        活跃率83.5%以上            | 活跃率百分之八十三点五以上
                        活跃率百分之83.5以上        | 活跃率百分之八十三点五以上
                        增长百分之23，下一步        | 增长百分之二十三。下一步
                        第三十六期                 | 第36期
                        开展活动二十场             | 活动二十场
                        表 12 .1 软件              | 表12.1软件
                        一年两千份                 | 一年2000份
                        科学普及著作               | 科學普及着作
                        """)
        void findsAQuoteWhoseNumbersAreWrittenOtherwise(String page, String quote) throws IOException {
            String text = "前文。" + page + "，后文";
            try (var one = index(List.of(page(OCHRE, "f.txt", 1, text)))) {
                Hits hits = one.find(Query.quote(quote), OCHRE);
                assertThat(hits.total()).isEqualTo(1);
                assertThat(hits.hint()).isEmpty();
                assertThat(hits.hits().getFirst().marks()).hasSize(1);
            }
        }

        /** The unit of another number is no resemblance; and pages that come close are told from those that have it. */
        @Test
        void bringsNothingForItsUnitAlone() throws IOException {
            try (var one = index(List.of(
                    page(OCHRE, "a.txt", 1, "注册 1086 人"),
                    page(OCHRE, "b.txt", 1, "常住 287640 人"),
                    page(OCHRE, "c.txt", 1, "注册 900 人")))) {
                Hits hits = one.find(Query.of("注册1086人"), OCHRE);
                assertThat(places(hits)).containsExactly("a.txt#1", "c.txt#1");
                assertThat(hits.total()).isEqualTo(2);
                assertThat(hits.whole()).isOne();
            }
        }

        @ParameterizedTest
        @CsvSource({"注册志愿者一千二百三十六人, 注册志愿者1235人", "第三十六期, 第三十七期", "二〇二一年, 二〇一二年", "注册志愿者十二人, 注册志愿者20人"})
        void takesNoOtherNumberForIt(String page, String quote) throws IOException {
            try (var one = index(List.of(page(OCHRE, "f.txt", 1, page)))) {
                Hits hits = one.find(Query.quote(quote), OCHRE);
                assertThat(hits.hint()).isEqualTo("search.hint.similar");
            }
        }
    }
}
