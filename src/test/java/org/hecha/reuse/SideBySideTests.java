package org.hecha.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.PageText;
import org.junit.jupiter.api.Test;

class SideBySideTests {

    @Test
    void laysEqualSentencesBesideEachOtherWhereverTheirLinesEndAndMarksWhatDiffers() {
        var rows = SideBySide.rows(pages("青箬县办起夜校。来了十\n一个人。", "以后天天有课。"), pages("赭岭县办起夜校。\n来了十一个人。", "再没有别的。以后天天有课。"));

        assertThat(rows).hasSize(4);
        assertThat(rows.get(0).same()).isFalse();
        assertThat(rows.get(0).one().stream().filter(SideBySide.Part::different).map(SideBySide.Part::text))
                .containsExactly("青箬");
        assertThat(rows.get(1).same()).isTrue();
        assertThat(rows.get(2).one()).isEmpty();
        assertThat(rows.get(2).pageOfOther()).isEqualTo(2);
        assertThat(rows.get(3).same()).isTrue();
        assertThat(rows.get(3).pageOfOne()).isEqualTo(2);
    }

    @Test
    void signsOfOurOwnInATextMarkNothing() {
        assertThat(SideBySide.rows(pages("甲\uE010乙\uE011丙。"), pages("甲乙丙。")))
                .singleElement()
                .satisfies(row -> assertThat(row.same()).isTrue());
    }

    private static List<PageText> pages(String... texts) {
        var id = new EvidenceId(new UUID(0, 1));
        return java.util.stream.IntStream.range(0, texts.length)
                .mapToObj(i -> new PageText(id, i + 1, texts[i], false, 1))
                .toList();
    }
}
