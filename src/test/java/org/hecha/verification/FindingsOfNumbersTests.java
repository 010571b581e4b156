package org.hecha.verification;

import static org.assertj.core.api.Assertions.assertThat;

import org.hecha.verification.Finding.Why;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What counts for a claimed number, and what only looks as if it did. */
class FindingsOfNumbersTests {

    private static final String SIGNED = "\n柏川县科学技术协会\n2022年1月10日";

    @Nested
    class SetsAside {

        @Test
        void theStandardsOwnWords() {
            Bench bench = Bench.claiming("S07/activity_count_y", 52)
                    .unreadable(2, "S07")
                    .showing(
                            "转发标准.docx",
                            "关于转发创建标准的通知\n各乡镇：\n注册科技志愿者人数不少于1000人，每年开展科技志愿服务活动50场以上。"
                                    + "年科普活动的覆盖面达到全县常住人口的80%以上。\n柏川县科学技术协会\n2022年3月1日");
            assertThat(bench.finding()).isEqualTo(new Finding.Unsupported(1, 2));
            assertThat(bench.asides()).containsExactly(Why.STANDARD_TEXT);
        }

        @Test
        void plans() {
            Bench bench = Bench.claiming("S07/activity_count_y", 80)
                    .showing("总结.docx", "2021年工作总结\n2021年我县计划开展科技志愿服务活动80场。" + SIGNED);
            assertThat(bench.finding()).isInstanceOf(Finding.Unsupported.class);
            assertThat(bench.asides()).containsExactly(Why.PLAN);
        }

        @Test
        void whatIsSaidUnderTheHeadingOfPlans() {
            Bench bench = Bench.claiming("S07/activity_count_y", 80)
                    .showing("总结.docx", "柏川县科协工作总结\n三、下一步打算\n开展科技志愿服务活动80场。" + SIGNED);
            assertThat(bench.asides()).containsExactly(Why.PLAN);
        }

        @Test
        void drafts() {
            Bench bench = Bench.claiming("S06/venue_area", 3200)
                    .showing("方案.docx", "柏川县科技馆管理办法\n（征求意见稿）\n县科技馆总建筑面积3,200平方米。" + SIGNED);
            assertThat(bench.asides()).containsExactly(Why.DRAFT);
        }

        @Test
        void figuresOfTheCity() {
            Bench bench = Bench.claiming("S09/event_count_y", 3860)
                    .showing("市科协总结.doc", "临澄市科学技术协会2021年工作总结\n全市面向公众开展科普活动3860场。\n临澄市科学技术协会\n2021年12月30日");
            assertThat(bench.finding()).isInstanceOf(Finding.Unsupported.class);
            assertThat(bench.asides()).containsExactly(Why.SUPERIOR);
        }

        @Test
        void figuresOfAnotherCounty() {
            Bench bench = Bench.claiming("S03/emergency_event_count", 12)
                    .showing("小结.docx", "2021年应急科普工作小结\n石湾县全年共开展应急科普活动12次。" + SIGNED);
            assertThat(bench.finding()).isInstanceOf(Finding.Unsupported.class);
            assertThat(bench.asides()).containsExactly(Why.OTHER_COUNTY);
        }

        @Test
        void totalsThatIncludeAnotherCounty() {
            Bench bench = Bench.claiming("S11/caravan_event_y", 48)
                    .showing("出车记录.csv", "2021年科普大篷车出车记录\n全年出车48次，其中柏川县境内36次，石湾县12次。" + SIGNED);
            assertThat(bench.finding())
                    .isInstanceOfSatisfying(
                            Finding.Contradicted.class,
                            c -> assertThat(c.citations().get(0).value()).isEqualTo("36 次"));
        }

        @Test
        void otherYears() {
            Bench bench = Bench.claiming("S03/hot_interpret_count", 12)
                    .showing("清单.txt", "柏川县2018年热点解读清单\n全年共开展热点科技事件解读12次。\n柏川县科协\n2018年12月8日");
            assertThat(bench.finding()).isInstanceOf(Finding.Unsupported.class);
            assertThat(bench.asides()).containsExactly(Why.OUT_OF_WINDOW);
        }

        @Test
        void visitsInsteadOfPeople() {
            Bench bench = Bench.claiming("S09/covered_pop", 186_000)
                    .and("S09/resident_pop", 224_300)
                    .showing("测算.docx", "柏川县2021年覆盖人口测算说明\n全县登记参加总量186,000人次。" + SIGNED);
            assertThat(bench.finding()).isInstanceOf(Finding.Unsupported.class);
            assertThat(bench.asides()).containsExactly(Why.WRONG_UNIT);
        }

        @Test
        void rowsOfANameListInsteadOfPeople() {
            StringBuilder list = new StringBuilder("柏川县“三长”名单\n序号\t姓名\t身份证号码\t兼职乡镇");
            for (int i = 0; i < 8; i++) {
                list.append('\n')
                        .append(i + 1)
                        .append("\t张某")
                        .append(i % 6)
                        .append("\t99022619820912780")
                        .append(i % 6)
                        .append("\t某镇");
            }
            Bench bench = Bench.claiming("S04/three_heads_count", 8).showing("三长名单.xlsx", list.toString());
            assertThat(bench.finding())
                    .isInstanceOfSatisfying(
                            Finding.Contradicted.class,
                            found -> assertThat(found.citations().getFirst().value())
                                    .isEqualTo("6/8"));
        }
    }

    @Nested
    class Contradicts {

        @Test
        void withTheResidentPopulationWhereTheRegisteredOneWasClaimed() {
            Bench bench = Bench.claiming("S09/resident_pop", 281_400)
                    .showing("公报.html", "柏川县2021年统计公报\n2021年末，全县户籍总人口28.14万人。年末常住人口22.43万人。");
            assertThat(bench.finding()).isInstanceOfSatisfying(Finding.Contradicted.class, c -> {
                assertThat(c.why()).isEqualTo("other-value");
                assertThat(c.citations().get(0).value()).isEqualTo("224300 人");
                assertThat(c.citations().get(0).quote()).contains("22.43万");
            });
        }

        @Test
        void whenYuanWereTakenForTenThousands() {
            Bench bench = Bench.claiming("S05/budget_y", 185)
                    .showing("批复.pdf", "柏川县财政局\n关于2021年县科协部门预算的批复\n项目支出：科普专项经费185,000元。\n2021年3月2日");
            assertThat(bench.finding())
                    .isInstanceOfSatisfying(
                            Finding.Contradicted.class,
                            c -> assertThat(c.citations().get(0).value()).isEqualTo("18.5 万元"));
        }

        @Test
        void whenThereIsNone() {
            Bench bench = Bench.claiming("S11/caravan_event_y", 20)
                    .showing("报告.txt", "关于科普大篷车停用的报告\n我县科普大篷车2021年全年未出车，也没有安排运行经费。" + SIGNED);
            assertThat(bench.finding())
                    .isInstanceOfSatisfying(
                            Finding.Contradicted.class,
                            c -> assertThat(c.citations().get(0).value()).isEqualTo("0 次"));
        }

        @Test
        void withTheCountysRowOfTheProvincesTable() {
            Bench bench = Bench.claiming("S10/informant_rank", 12)
                    .and("S10/rank_total", 58)
                    .showing(
                            "排名表.xlsx",
                            "岚川省各县（市、区）科普中国信息员数据排名表\n县（市、区）\t信息员人数\t排名\t年度总活跃人数\t排名\n"
                                    + "石湾县\t5236\t9\t3874\t11\n柏川县\t1204\t47\t402\t52\n岚川省科学技术协会\n2022年7月18日");
            assertThat(bench.finding())
                    .isInstanceOfSatisfying(
                            Finding.Contradicted.class,
                            c -> assertThat(c.citations().get(0).value()).isEqualTo("47 名"));
            assertThat(bench.entry().threshold()).contains(true);
            assertThat(bench.entry().derived()).isEqualTo("20.7 %");
        }
    }

    @Nested
    class Supports {

        @Test
        void chineseNumerals() {
            Bench bench = Bench.claiming("S04/town_org", 7)
                    .and("S04/town_total", 10)
                    .showing("总结.pdf", "柏川县科协2021年工作总结\n全县10个乡镇中，共有七个乡镇建立了科协组织。" + SIGNED);
            assertThat(bench.finding()).isInstanceOf(Finding.Supported.class);
            assertThat(bench.entry().threshold()).contains(false);
        }

        @Test
        void roundedFigures() {
            assertThat(Bench.claiming("S09/resident_pop", 287_640)
                            .showing("公报.txt", "柏川县2021年统计公报\n年末全县常住人口28.76万人。")
                            .finding())
                    .isInstanceOf(Finding.Supported.class);
        }

        @Test
        void aNumberPartedFromItsNounByTheEndOfThePage() {
            Bench bench = Bench.claiming("S09/event_count_y", 268)
                    .showing("测算说明.pdf", "柏川县2021年覆盖面测算说明\n外县人员已剔除。面向公众的活动全年共", "二百六十八场，其中十人以下的咨询不计场次。" + SIGNED);
            assertThat(bench.finding())
                    .isInstanceOfSatisfying(
                            Finding.Supported.class,
                            s -> assertThat(s.citations().get(0).page()).isEqualTo(2));
        }

        @Test
        void aNumberInATableCell() {
            assertThat(Bench.claiming("S06/school_lab", 51)
                            .and("S06/school_county_total", 58)
                            .showing("活动室.xls", "柏川县学校科技活动室统计\n县属中小学\t58\t所\n建有科技活动室\t51\t所")
                            .finding())
                    .isInstanceOf(Finding.Supported.class);
        }

        @Test
        void noneWhereNoneWasClaimed() {
            assertThat(Bench.claiming("S09/incident_3y", 0)
                            .showing("证明.docx", "情况说明\n近三年我县没有发生造成恶劣影响的愚昧迷信或者伪科学事件。\n柏川县公安局\n2022年9月1日")
                            .finding())
                    .isInstanceOf(Finding.Supported.class);
        }
    }
}
