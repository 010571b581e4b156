package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class HistogramTests {

    private static Histogram of(long... seconds) {
        var histogram = new Histogram();
        Arrays.stream(seconds).forEach(histogram::add);
        return histogram;
    }

    private static Histogram of(byte[] written) {
        var histogram = new Histogram();
        histogram.merge(written);
        return histogram;
    }

    @Test
    void nothingTakesNoTime() {
        assertThat(of().percentile(0.9)).isZero();
        assertThat(of().mean()).isZero();
        assertThat(of(of().bytes()).size()).isZero();
    }

    @Test
    void percentilesOfAnySpreadAreOffByTwoInAHundredAtMost() {
        var random = new Random(20221010);
        for (int spread = 0; spread < 20; spread++) {
            double middle = 3 + random.nextDouble() * 12;
            double width = 0.1 + random.nextDouble() * 2.5;
            long[] seconds = LongStream.generate(() -> (long) Math.exp(middle + width * random.nextGaussian()))
                    .limit(5_000)
                    .map(s -> Math.max(60, s))
                    .sorted()
                    .toArray();
            var histogram = of(seconds);
            for (double share : new double[] {0.01, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1}) {
                long exact = seconds[(int) Math.ceil(share * seconds.length) - 1];
                assertThat(histogram.percentile(share).toMillis() / 1e3)
                        .as("share %s of spread %s", share, spread)
                        .isCloseTo(exact, Percentage.withPercentage(2));
            }
            assertThat(histogram.sum())
                    .isEqualTo(Duration.ofSeconds(Arrays.stream(seconds).sum()));
        }
    }

    @Test
    void twoTogetherAreTheSameAsOneOfAll() {
        var all = of(1, 2, 3, 86_400, 900_000, 0);
        var together = of(1, 2, 3);
        together.merge(of(86_400, 900_000, 0));
        assertThat(together.bytes()).isEqualTo(all.bytes());
        assertThat(of(all.bytes()).bytes()).isEqualTo(all.bytes());
        assertThat(of(all.bytes()).size()).isEqualTo(6);
    }

    @Test
    void whatIsTakenOutLeavesNoTrace() {
        var histogram = of(5, 70, 70);
        histogram.remove(70);
        assertThat(histogram.bytes()).isEqualTo(of(5, 70).bytes());
    }

    @Test
    void aDurationOfCenturiesHasABucketToo() {
        long millennia = Duration.ofDays(365L * 400).toSeconds();
        assertThat(of(millennia).percentile(1).toSeconds() / (double) millennia).isCloseTo(1, within(0.02));
    }
}
