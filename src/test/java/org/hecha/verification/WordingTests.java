package org.hecha.verification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordingTests {

    @Test
    void masksWhateverHasAValue() {
        assertThat(Wording.mask("２０２１年建成１２所，见柏政办发〔2021〕3号")).isEqualTo("\uE001建成\uE000所,见\uE003");
    }

    @Test
    void pairsOnlyCharactersThatStandSideBySide() {
        assertThat(Wording.pairs("科普3站a点灯")).containsExactlyInAnyOrder("科普", "点灯");
    }
}
