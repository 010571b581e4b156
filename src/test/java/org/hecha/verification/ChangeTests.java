package org.hecha.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which findings a changed rule would change. */
class ChangeTests {

    private static final String SIGNED = "\n柏川县科学技术协会\n2022年1月10日";

    private final Report.Entry supported = Bench.claiming("S07/activity_count_y", 87)
            .showing("总结.docx", "2021年工作总结\n2021年全县开展科技志愿服务活动87场。" + SIGNED)
            .entry();
    private final Report.Entry unsupported = Bench.claiming("S07/activity_count_y", 87)
            .showing("简介.docx", "柏川县简介\n柏川县山清水秀。" + SIGNED)
            .entry();

    @Test
    void namesWhatWasAndWhatWouldBe() {
        assertThat(Change.between(List.of(unsupported), List.of(supported)))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.was()).isEqualTo("unsupported");
                    assertThat(change.would()).isEqualTo("supported");
                    assertThat(change.passage()).startsWith("总结.docx#1 ").contains("87场");
                });
        assertThat(Change.between(List.of(supported), List.of(unsupported)))
                .extracting(Change::would, Change::passage)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("unsupported", ""));
    }

    @Test
    void isSilentWhereNothingChanges() {
        assertThat(Change.between(List.of(supported), List.of(supported))).isEmpty();
    }
}
