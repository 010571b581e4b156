package org.hecha.designation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplingTests {

    @Test
    void theLotIsWhatAnybodyComputesWithSha256sum() {
        // printf '20221008:2021B2-990226' | sha256sum
        assertThat(Sampling.lot(20221008, "2021B2-990226"))
                .isEqualTo("c4926a9f1126658c040f8a652e84510108b76e48fd903a86a261aad78547f640");
    }

    @Test
    void noneIsChosenAtZeroPercentAndEveryOneAtAHundred() {
        assertThat(Sampling.below("00000000ff", 0)).isFalse();
        assertThat(Sampling.below("ffffffff00", 100)).isTrue();
        assertThat(Sampling.below("7fffffff00", 50)).isTrue();
        assertThat(Sampling.below("8000000000", 50)).isFalse();
    }

    @Test
    void aboutAFifthOfManyIsChosenAtTwentyPercent() {
        long chosen = IntStream.range(0, 10_000)
                .filter(i -> Sampling.below(Sampling.lot(42, "2021B2-" + i), 20))
                .count();
        assertThat(chosen).isBetween(1_850L, 2_150L);
    }
}
