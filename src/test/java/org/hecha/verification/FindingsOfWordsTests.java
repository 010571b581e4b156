package org.hecha.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hecha.dossier.Answer;
import org.hecha.verification.Finding.Why;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Documents, yes and no, names, descriptions and rows of tables. */
class FindingsOfWordsTests {

    @Nested
    class Documents {

        private static final String TITLE = "关于印发《柏川县科协系统深化改革实施方案》的通知";

        @Test
        void areNotSupportedByADraftWithoutANumber() {
            Bench bench = Bench.claiming("S01/reform_plan_docno", "柏办发〔2022〕9号")
                    .showing("方案.docx", "柏办发〔2022〕　　号\n柏川县科协系统深化改革实施方案\n（征求意见稿）\n柏川县科学技术协会\n2022年6月20日");
            assertThat(bench.finding()).isInstanceOf(Finding.Unsupported.class);
            assertThat(bench.asides()).containsExactly(Why.DRAFT);
        }

        @Test
        void areNotFoundInSignsOfAFontOfItsOwn() {
            // seen in OFD: glyphs without Unicode come as private-use characters, the ones we mark numbers with
            Bench bench = Bench.claiming("S01/reform_plan_docno", "柏办发〔2022〕9号")
                    .showing("方案.ofd", "\uE003关于印发改革实施方案的通知\uE000人\uE001\uE002\uE004\n2022年6月20日");
            assertThat(bench.finding()).isInstanceOf(Finding.Unsupported.class);
        }

        @Test
        void areNotSupportedByTheCitysDocument() {
            Bench bench = Bench.claiming("S03/emergency_mechanism_docno", "临政办发〔2020〕36号")
                    .showing(
                            "机制.pdf",
                            "临澄市人民政府办公室文件\n临政办发〔2020〕36号\n关于印发《临澄市应急科普工作机制》的通知\n各县（市）人民政府：\n"
                                    + "临澄市人民政府办公室\n2020年7月22日");
            assertThat(bench.finding()).isInstanceOf(Finding.Unsupported.class);
            assertThat(bench.asides()).containsExactly(Why.SUPERIOR);
        }

        @Test
        void areNotSupportedByADocumentAboutSomethingElse() {
            Bench bench = Bench.claiming("S01/mobilize_mechanism_docno", "柏政办发〔2021〕30号")
                    .showing("文件.pdf", "柏川县人民政府办公室文件\n柏政办发〔2021〕30号\n关于鼓励社会力量参与养老服务的实施意见\n柏川县人民政府办公室\n2021年9月14日");
            assertThat(bench.finding()).isInstanceOf(Finding.Unsupported.class);
            assertThat(bench.asides()).containsExactly(Why.WEAK_SOURCE);
        }

        @Test
        void areContradictedByTheRightDocumentWithAnotherNumber() {
            Bench bench = Bench.claiming("S01/mobilize_mechanism_docno", "柏政办发〔2021〕25号")
                    .showing("办法.doc", "柏川县人民政府办公室文件\n柏政办发〔2021〕52号\n关于印发动员社会力量参与科普工作实施办法的通知\n柏川县人民政府办公室\n2021年8月20日");
            assertThat(bench.finding())
                    .isInstanceOfSatisfying(
                            Finding.Contradicted.class,
                            c -> assertThat(c.citations().get(0).value()).isEqualTo("柏政办发〔2021〕52号"));
        }

        @Test
        void areSupportedByTheDocumentItself() {
            String paper = "中共柏川县委办公室文件\n柏办发〔2019〕26号\n" + TITLE + "\n各乡镇：\n现印发给你们，请认真执行。\n中共柏川县委办公室\n2019年7月18日";
            assertThat(Bench.claiming("S01/reform_plan_docno", "柏办发〔2019〕26号")
                            .showing("方案.ofd", paper)
                            .finding())
                    .isInstanceOf(Finding.Supported.class);
            assertThat(Bench.claiming("S01/reform_plan_date", new Answer.Day(LocalDate.of(2019, 7, 18)))
                            .showing("方案.ofd", paper)
                            .finding())
                    .isInstanceOf(Finding.Supported.class);
            assertThat(Bench.claiming("S01/reform_plan_issued", true)
                            .showing("方案.ofd", paper)
                            .finding())
                    .isInstanceOf(Finding.Supported.class);
        }
    }

    @Nested
    class YesAndNo {

        @Test
        void isContradictedByAPlainDenial() {
            Bench bench = Bench.claiming("S06/venue_exists", true)
                    .showing("建议书.pdf", "柏川县科技馆建设项目建议书\n目前全县没有综合性科普活动场所，也没有专业科普场馆。\n2022年4月12日");
            assertThat(bench.finding())
                    .isInstanceOfSatisfying(
                            Finding.Contradicted.class, c -> assertThat(c.why()).isEqualTo("denied"));
        }

        @Test
        void isNotSupportedByAProposal() {
            Bench bench = Bench.claiming("S02/in_target_assessment", true)
                    .showing("建议.docx", "柏川县科学技术协会\n关于将科普工作纳入全县目标考核的建议\n建议将科普工作纳入党政领导机关目标责任考核体系。\n2021年3月11日");
            assertThat(bench.finding()).isInstanceOf(Finding.Unsupported.class);
            assertThat(bench.asides()).contains(Why.PLAN);
        }

        @Test
        void countsPlansWhereThePlanIsWhatWasAskedFor() {
            assertThat(Bench.claiming("S01/in_econ_plan", true)
                            .showing("纲要.pdf", "柏川县国民经济和社会发展第十四个五年规划纲要\n将全民科学素质建设纳入全县经济社会发展总体规划。")
                            .finding())
                    .isInstanceOf(Finding.Supported.class);
        }

        @Test
        void supportsANoByADenial() {
            assertThat(Bench.claiming("S11/has_museum", false)
                            .showing("情况.doc", "柏川县科技馆体系工作情况\n我县目前没有实体科技馆。\n2022年8月15日")
                            .finding())
                    .isInstanceOf(Finding.Supported.class);
        }
    }

    @Nested
    class RowsOfTables {

        private static final Map<String, String> BASE =
                Map.of("名称", "古窑科普园", "类型", "科普教育基地", "级别", "市", "命名机关", "临澄市科学技术协会", "命名文号", "临科协发〔2020〕8号");

        @Test
        void doNotTakeAnotherCountysBaseFromTheSameDocument() {
            Bench bench = Bench.claimingRow("S06/bases", BASE)
                    .showing(
                            "命名.docx",
                            "临澄市科学技术协会文件\n临科协发〔2020〕8号\n关于命名科普教育基地的决定\n石湾县：古窑科普园；\n柏川县：油茶研究所。\n临澄市科学技术协会\n2020年5月26日");
            assertThat(bench.entry().rows().get(0).finding()).isInstanceOf(Finding.Unsupported.class);
            assertThat(bench.asides()).containsExactly(Why.OTHER_COUNTY);
        }

        @Test
        void areContradictedByANamingOfTheCountysOwn() {
            assertThat(Bench.claimingRow("S06/bases", BASE)
                            .showing(
                                    "命名.docx",
                                    "柏川县科学技术协会\n关于命名县级科普教育基地的决定\n柏科协〔2021〕14号\n命名古窑科普园为柏川县县级科普教育基地。\n柏川县科学技术协会\n2021年10月20日")
                            .finding())
                    .isInstanceOf(Finding.Contradicted.class);
        }

        @Test
        void areSupportedByTheNamingOfTheRightLevel() {
            assertThat(Bench.claimingRow("S06/bases", BASE)
                            .showing(
                                    "命名.docx",
                                    "临澄市科学技术协会文件\n临科协发〔2020〕8号\n关于命名科普教育基地的决定\n柏川县：古窑科普园、油茶研究所。\n临澄市科学技术协会\n2020年5月26日")
                            .finding())
                    .isInstanceOf(Finding.Supported.class);
        }

        @Test
        void compareTheNumberBesideTheName() {
            Map<String, String> team = Map.of("组织编号", "LC9902270006", "名称", "林草支队", "人数", "261");
            String page = "科技志愿服务信息平台\n组织编号\t服务队名称\t在册人数\nLC9902270006\t柏川县科技志愿服务总队林草支队\t%s\n统计时点2022-08-31 00:00";
            assertThat(Bench.claimingRow("S07/vol_by_org", team)
                            .showing("平台.png", page.formatted("216"))
                            .finding())
                    .isInstanceOf(Finding.Contradicted.class);
            assertThat(Bench.claimingRow("S07/vol_by_org", team)
                            .showing("平台.png", page.formatted("261"))
                            .finding())
                    .isInstanceOf(Finding.Supported.class);
        }
    }

    @Nested
    class NamesAndChoices {

        @Test
        void aCreditCodeOfAnotherCountyIsSetAside() {
            Bench bench = Bench.claiming("S04/nongji_fed_uscc", "51990122MJ0A110157")
                    .showing("证书.txt", "社会团体法人登记证书\n统一社会信用代码：51990122MJ0A110157\n名称：石湾县农村专业技术协会联合会\n石湾县民政局");
            assertThat(bench.finding()).isInstanceOf(Finding.Unsupported.class);
            assertThat(bench.asides()).containsExactly(Why.OTHER_COUNTY);
        }

        @Test
        void aBasisIsContradictedByTheOtherOne() {
            assertThat(Bench.claiming("S09/coverage_basis", "自然人")
                            .showing("测算.docx", "柏川县覆盖人口测算说明\n因基础库尚未建成，2021年暂按人次统计。")
                            .finding())
                    .isInstanceOf(Finding.Contradicted.class);
        }

        @Test
        void allChosenOptionsMustBeNamed() {
            Answer groups = new Answer.Choices(List.of("科技志愿者", "三长"));
            assertThat(Bench.claiming("S03/mobilized_groups", groups)
                            .showing("办法.doc", "柏川县应急科普工作办法\n发动科技志愿者入户讲解。\n柏川县科协\n2021年5月10日")
                            .finding())
                    .isInstanceOf(Finding.Unsupported.class);
            assertThat(Bench.claiming("S03/mobilized_groups", groups)
                            .showing("办法.doc", "柏川县应急科普工作办法\n发动科技志愿者、“三长”入户讲解。\n柏川县科协\n2021年5月10日")
                            .finding())
                    .isInstanceOf(Finding.Supported.class);
        }

        @Test
        void whatWasLookedAtTownByTownNamesNoTownOfAnotherCounty() {
            String towns = "乡镇\t宣传栏\n东塘镇\t5\n西坞乡\t3\n石桥镇\t4\n柏岭乡\t2\n南堰镇\t6";
            assertThat(Bench.claiming("S04/is_agri", true)
                            .showing("一览表.xlsx", towns)
                            .showing("核查意见.docx", "关于农技协的核查意见\n我县五个乡镇都是涉农乡镇。经逐乡核对，数据属实。\n2022年8月16日")
                            .finding())
                    .isInstanceOf(Finding.Supported.class);
            assertThat(Bench.claiming("S04/is_agri", true)
                            .showing("一览表.xlsx", towns)
                            .showing("核查意见.docx", "关于农技协的核查意见\n我县五个乡镇都是涉农乡镇。核查人员从云岫乡赶回，数据属实。\n2022年8月16日")
                            .asides())
                    .contains(Finding.Why.OTHER_COUNTY);
        }

        @Test
        void nothingClaimedIsNotChecked() {
            assertThat(Bench.claimingRow("S12/replicated_by", Map.of()).finding())
                    .isInstanceOf(Finding.class);
            assertThat(Bench.claiming("S12/replicated_by", new Answer.Rows(List.of()))
                            .finding())
                    .isEqualTo(new Finding.NotChecked("nothing-claimed"));
        }
    }
}
