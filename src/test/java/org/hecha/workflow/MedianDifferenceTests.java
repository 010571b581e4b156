package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MedianDifferenceTests {

    private static double[] exponential(Random random, int size, double mean) {
        return random.doubles(size).map(u -> -mean * Math.log(1 - u)).toArray();
    }

    /** The slow way: draw every value again. */
    private static double[] byHand(double[] a, double[] b, int replicates) {
        var random = new Random(1);
        double[] differences = new double[replicates];
        for (int i = 0; i < replicates; i++) {
            differences[i] = again(a, random) - again(b, random);
        }
        Arrays.sort(differences);
        return new double[] {differences[(int) (replicates * 0.025)], differences[(int) (replicates * 0.975)]};
    }

    private static double again(double[] sample, Random random) {
        double[] drawn = new double[sample.length];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = sample[random.nextInt(sample.length)];
        }
        Arrays.sort(drawn);
        return MedianDifference.median(drawn);
    }

    @Test
    void drawsRanksInsteadOfValuesWithTheSameResult() {
        var random = new Random(20221010);
        double[] a = exponential(random, 151, 12);
        double[] b = exponential(random, 90, 8);

        var effect = MedianDifference.of(a, b, 7);
        double[] slow = byHand(a, b, 20_000);

        assertThat(effect.low()).isCloseTo(slow[0], Offset.offset(0.5));
        assertThat(effect.high()).isCloseTo(slow[1], Offset.offset(0.5));
        assertThat(effect.difference()).isBetween(effect.low(), effect.high());
    }

    @Test
    void theSameSeedGivesTheSameInterval() {
        var random = new Random(3);
        double[] a = exponential(random, 40, 5);
        double[] b = exponential(random, 40, 5);
        assertThat(MedianDifference.of(a, b, 9)).isEqualTo(MedianDifference.of(a, b, 9));
    }

    /** Of many pairs of samples without a difference, about one in twenty may seem to have one. */
    @Test
    void theIntervalHoldsTheTruthAboutAsOftenAsItSays() {
        var random = new Random(11);
        int held = 0;
        for (int i = 0; i < 400; i++) {
            var effect = MedianDifference.of(exponential(random, 60, 5), exponential(random, 60, 5), i);
            held += effect.low() <= 0 && 0 <= effect.high() ? 1 : 0;
        }
        assertThat(held).isBetween(364, 398);
    }

    @Test
    void twoWellApartAreTold() {
        var random = new Random(5);
        var effect = MedianDifference.of(exponential(random, 80, 20), exponential(random, 80, 4), 1);
        assertThat(effect.low()).isPositive();
    }

    @Test
    void nothingHasNoMedian() {
        assertThatThrownBy(() -> MedianDifference.of(new double[0], new double[] {1}, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
