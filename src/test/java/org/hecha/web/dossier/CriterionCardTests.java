package org.hecha.web.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CriterionCardTests {

    @Test
    void nothingFilledIsNotBegunEvenWhereNothingIsRequiredYet() {
        assertThat(card(0, 0, 3, 0).state()).isEqualTo("empty");
        assertThat(card(0, 0, 0, 0).state()).isEqualTo("empty");
    }

    @Test
    void whatIsMissingComesBeforeWhatIsDoubtful() {
        assertThat(card(2, 1, 1, 1).state()).isEqualTo("open");
        assertThat(card(2, 1, 0, 1).state()).isEqualTo("doubtful");
        assertThat(card(2, 1, 0, 0).state()).isEqualTo("ready");
        assertThat(card(0, 1, 1, 0).state()).isEqualTo("open");
    }

    private static CriterionCard card(int filled, long evidence, long blocking, long contradicted) {
        return new CriterionCard(
                "S07", "科技志愿服务", false, filled, 7, evidence, 0, contradicted, 0, 0, blocking, 0, "县科协");
    }
}
