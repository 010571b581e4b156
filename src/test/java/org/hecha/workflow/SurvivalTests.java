package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class SurvivalTests {

    /** Remission in weeks of the patients who took 6-mercaptopurine (Freireich and others, Blood 21, 1963). */
    private static final int[] ENDED = {6, 6, 6, 7, 10, 13, 16, 22, 23};

    private static final int[] GOING_ON = {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35};

    private static Histogram of(int... weeks) {
        var histogram = new Histogram();
        for (int week : weeks) {
            histogram.add(Duration.ofDays(7L * week).toSeconds());
        }
        return histogram;
    }

    private static void about(Duration found, long weeks) {
        assertThat(found.toSeconds()).isCloseTo(Duration.ofDays(7 * weeks).toSeconds(), Percentage.withPercentage(2));
    }

    @Test
    void findsThePublishedMedianOfACensoredSample() {
        var survival = new Survival(of(ENDED), of(GOING_ON));

        about(survival.percentile(0.14).orElseThrow(), 6);
        about(survival.percentile(0.25).orElseThrow(), 13);
        about(survival.percentile(0.5).orElseThrow(), 23);
        assertThat(survival.percentile(0.9)).isEmpty();
    }

    @Test
    void isThePlainPercentileWhereNothingIsOpen() {
        var all = new Histogram();
        var random = new Random(6);
        for (int i = 0; i < 1000; i++) {
            all.add(1 + random.nextInt(2_000_000));
        }
        var survival = new Survival(all, new Histogram());
        for (double share : new double[] {0.1, 0.5, 0.9, 0.95}) {
            assertThat(survival.percentile(share)).contains(all.percentile(share));
        }
    }

    /** The quick ones are done, the slow ones still lie there: who only looks at the finished believes that all are quick. */
    @Test
    void isNotDeceivedByFinishingTheQuickOnesFirst() {
        var survival = new Survival(of(1, 1, 2, 2), of(8, 8, 9, 9, 10, 10));

        assertThat(of(1, 1, 2, 2).percentile(0.9)).isLessThan(Duration.ofDays(15));
        assertThat(survival.percentile(0.9)).isEmpty();
    }

    @Test
    void knowsNothingWhereThereIsNothing() {
        assertThat(new Survival(new Histogram(), new Histogram()).percentile(0.5))
                .isEmpty();
        assertThat(new Survival(new Histogram(), of(3)).percentile(0.5)).isEmpty();
    }
}
