package org.hecha.verification;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static Finding claiming(double confidence) {
        return Bench.claiming("S10/active_rank", 31L)
                .scanned("排名表.jpg", confidence, RANKING)
                .finding();
    }
}
