package org.hecha.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.PageText;
import org.junit.jupiter.api.Test;

/** What a table's numbers are called by: rows, headings, groups, years. */
class GridTests {

    @Test
    void callsANumberByItsRowAndAllHeadingsAboveIt() {
        Grid grid = grid("排名\n县\t信息员\t活跃\n\t人数\t名次\t人数\t名次\n柏川县\t4410\t15\t2870\t13");
        assertThat(grid.fields()).extracting(Grid.Field::lowest).containsExactly("人数", "名次", "人数", "名次");
        assertThat(grid.fields()).extracting(Grid.Field::row).containsOnly("柏川县\t");
    }

    @Test
    void knowsRowsAndColumnsThatSumUp() {
        Grid grid = grid("统计\n片区\t一季度\t二季度\t合计\n东片\t1\t2\t3\n西片\t4\t5\t9\n总计\t5\t7\t12");
        assertThat(grid.totalRow()).isTrue();
        assertThat(grid.totalColumn()).isTrue();
        assertThat(grid.fields().stream().filter(f -> f.totalRow() && f.totalColumn()))
                .singleElement()
                .extracting(Grid.Field::place)
                .isEqualTo(3);
    }

    @Test
    void takesACodeAndItsNameForALabel() {
        Grid grid = grid("预算\n科目\t基本支出\t项目支出\n2060702科普活动\t0\t73.50\n2060701机构运行\t90.01\t0");
        assertThat(grid.fields()).hasSize(4);
        assertThat(grid.fields().get(1).row()).contains("科普活动");
        assertThat(grid.fields().get(1).alone())
                .as("noughts beside it are no numbers")
                .isTrue();
    }

    @Test
    void putsABrokenLabelTogether() {
        Grid grid = grid("专项\n名称\t下达\t支出\n行动计划\t45\t38\n科普教育基地能力建\n设\n20\t19\n其余\t1\t1");
        assertThat(grid.fields().stream().filter(f -> f.row().startsWith("科普教育基地能力建设")))
                .extracting(Grid.Field::lowest)
                .containsExactly("下达", "支出");
    }

    @Test
    void keepsTheWordsBeforeANumberInItsCell() {
        Grid grid = grid("一览表\n序号\t乡镇\t是否建立\n1\t东河镇\t是\n2\t西山乡\t否\n小计\t乡镇2个\t已建1个");
        assertThat(grid.fields()).extracting(Grid.Field::row).contains("小计\t已建");
    }

    @Test
    void comparesYearsAcross() {
        Grid grid = grid("场次\n指标\t2019年\t2020年\t2021年\n活动场次（场）\t52\t61\t88\n时长\t31\t39\t52");
        assertThat(grid.years()).containsExactly(2019, 2020, 2021);
        assertThat(grid.in(2021).fields())
                .hasSize(2)
                .allMatch(Grid.Field::alone)
                .allMatch(f -> f.year() == 2021);
    }

    @Test
    void comparesYearsDown() {
        Grid grid = grid("场次\n年度\t场次\t人次\n2020\t61\t8100\n2021\t88\t9100");
        assertThat(grid.years()).containsExactly(2020, 2021);
        assertThat(grid.in(2020).fields()).hasSize(2).allMatch(Grid.Field::single);
    }

    @Test
    void seesNoYearsWhereRowsAreDated() {
        assertThat(grid("台账\n日期\t人数\t时长\n2021年3月5日\t12\t2\n2021年4月6日\t30\t3").years())
                .isEmpty();
    }

    private static Grid grid(String page) {
        var id = new EvidenceId(UUID.nameUUIDFromBytes(new byte[] {1}));
        Reading reading = Reading.of(List.of(new PageText(id, 1, page, false, 1)));
        List<Grid> grids = GridReader.of(reading, TableRule.lines(reading.text()));
        assertThat(grids).hasSize(1);
        return grids.getFirst();
    }
}
