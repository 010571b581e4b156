package org.hecha.verification;

import static org.assertj.core.api.Assertions.assertThat;

import org.hecha.verification.Finding.Why;
import org.junit.jupiter.api.Test;

/** A number said differently in two papers of one dossier stands beside the claim. */
class ConsistencyTests {

    private static final String SIGNED = "\n柏川县科学技术协会\n2022年1月10日";

    @Test
    void showsWhatAnotherPaperSaysOtherwise() {
        Bench bench = Bench.claiming("S07/activity_count_y", 87)
                .showing("总结.docx", "2021年工作总结\n2021年全县开展科技志愿服务活动87场。" + SIGNED)
                .showing("汇报.docx", "2021年工作汇报\n2021年全县开展科技志愿服务活动64场。" + SIGNED);

        assertThat(bench.finding()).isInstanceOf(Finding.Supported.class);
        assertThat(bench.asides()).contains(Why.DIFFERS);
        assertThat(bench.entry().setAside().getFirst().citation().value()).isEqualTo("64 场");
    }

    @Test
    void isSilentWhereAllAgreeInTheirPrecision() {
        Bench bench = Bench.claiming("S07/activity_count_y", 87)
                .showing("总结.docx", "2021年工作总结\n2021年全县开展科技志愿服务活动87场。" + SIGNED)
                .showing("汇报.docx", "2021年工作汇报\n2021年全县开展科技志愿服务活动80余场。" + SIGNED);

        assertThat(bench.asides()).isEmpty();
    }

    @Test
    void takesNoPlanForAnotherAccount() {
        Bench bench = Bench.claiming("S07/activity_count_y", 87)
                .showing("总结.docx", "2021年工作总结\n2021年全县开展科技志愿服务活动87场。" + SIGNED)
                .showing("计划.docx", "2022年工作计划\n2022年计划开展科技志愿服务活动100场。" + SIGNED);

        assertThat(bench.asides()).doesNotContain(Why.DIFFERS);
    }
}
