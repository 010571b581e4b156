package org.hecha.verification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlignedTests {

    @Test
    void makesCellsOfColumnsDrawnWithBlanks() {
        String text = """
                类别        数量    备注
                ------------------------
                文明实践所    15     每镇一处
                党群服务中心   11
                合计         26""";
        String tabbed = Aligned.tabbed(text);
        assertThat(tabbed).hasSameSizeAs(text);
        assertThat(tabbed.lines().filter(l -> l.indexOf('\t') >= 0)).hasSize(4);
        assertThat(tabbed.replaceAll("\t *", "|")).contains("类别|数量|备注", "文明实践所|15|每镇一处", "合计|26");
    }

    @Test
    void leavesLettersAndListsOfNamesAlone() {
        String letter = "柏川县科协：\n    现报送总结。\n                  柏川县教育局\n                  2022年1月5日";
        String names = "5月22日  启动仪式  屈长庚\n9月17日  科普日  巫春生\n12月3日  进校园  屈长庚";
        assertThat(Aligned.tabbed(letter)).isEqualTo(letter);
        assertThat(Aligned.tabbed(names)).isEqualTo(names);
    }

    @Test
    void needsMoreThanTwoLines() {
        String two = "合计    15\n其中    11";
        assertThat(Aligned.tabbed(two)).isEqualTo(two);
    }
}
