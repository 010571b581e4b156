package org.hecha.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.hecha.dossier.Answer;
import org.junit.jupiter.api.Test;

/** One digit another in a picture: printed so where it was read without doubts, perhaps misread where not. */
class MisreadTests {

    private static final String RANKING = "县（市、区）\t信息员人数（人）\t人数排名\t年度总活跃人数（人）\t活跃排名\n"
            + "石湾县\t5389\t20\t3943\t27\n望楼县\t5186\t21\t1295\t39\n柏川县\t4074\t27\t3178\t33\n"
            + "澄江省科学技术协会\n2022年6月20日";

    @Test
    void clearlyReadItContradicts() {
        assertThat(claiming(0.99)).isInstanceOf(Finding.Contradicted.class);
    }

    @Test
    void poorlyReadItSaysNothing() {
        assertThat(claiming(0.87)).isInstanceOf(Finding.Unsupported.class);
    }

    @Test
    void aYearSpoiltByTheSealIsThatOfTheDocument() {
        for (String year : new String[] {"2618", "2098", "208", "218"}) {
            assertThat(planOf("2018-12-05", year)).as(year).isInstanceOf(Finding.Supported.class);
        }
        assertThat(planOf("2018-11-05", "2618")).isNotInstanceOf(Finding.Supported.class);
        assertThat(planOf("2018-12-05", "2675")).as("two digits are others").isInstanceOf(Finding.Unsupported.class);
    }

    private static Finding planOf(String day, String year) {
        return Bench.claiming("S01/reform_plan_date", new Answer.Day(LocalDate.parse(day)))
                .scanned(
                        "改革方案.jpg",
                        0.97,
                        "柏川县委办公室文件\n柏办发〔2018〕45号\n柏川县委办公室 柏川县人民政府办公室\n印发《柏川县科协系统深化改革实施方案》的通知\n"
                                + "各乡镇党委、人民政府：\n现将《柏川县科协系统深化改革实施方案》印发给你们，请遵照执行。\n"
                                + "柏川县委办公室 柏川县人民政府办公室\n" + year + "年12月5日")
                .finding();
    }

    @Test
    void aSignatureInTheFutureIsNoPlan() {
        Finding finding = Bench.claimingRow(
                        "S08/columns",
                        Map.of("媒体类型", "广播", "媒体名", "FM102.1", "栏目名", "早安科学", "首播或刊出日", "", "周期", "工作日", "期数", "248"))
                .scanned(
                        "播出证明.jpg",
                        0.97,
                        "关于播出情况的证明\n县科协：\nFM102.1“早安科学”版块工作日每天7：20播出，每期4分钟，全年二百四十八期。\n"
                                + "以上情况属实。\n柏川县融媒体中心总编室\n2092年1月10日")
                .finding();
        assertThat(finding).isInstanceOf(Finding.Supported.class);
    }

    private static Finding claiming(double confidence) {
        return Bench.claiming("S10/active_rank", 31L)
                .scanned("排名表.jpg", confidence, RANKING)
                .finding();
    }
}
