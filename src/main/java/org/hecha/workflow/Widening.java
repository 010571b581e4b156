package org.hecha.workflow;

import java.util.Arrays;

/**
 * By how much ranges are made wider, because earlier ones were too narrow: so much that four of five of those would have held.
 * What no play can know (somebody is ill for weeks, a step is done for the first time) is known from such errors alone.
 *
 * @param numbers on both sides, as a share of the middle; 0 and more
 * @param times   factor by which everything may take longer or less long; 1 to {@link #MOST}
 */
record Widening(double numbers, double times) {

    static final Widening NONE = new Widening(0, 1);

    /** Who was off by more than this knows nothing, and no width says it better. */
    static final double MOST = 3;

    private static final double HOLD = 0.8;
    private static final double ROUNDING = 1e-9;

    /** Shorter ways ahead count as this long, in seconds of working time: half a day. */
    static final double SHORTEST = WorkingTime.DAY / 2.0;

    /**
     * @param numbers how far the truth lay outside, as a share of the middle; 0 and less inside
     * @param times   logarithm of the factor by which the time ahead was missed; 0 and less inside
     */
    static Widening of(double[] numbers, double[] times) {
        return new Widening(Math.max(0, enough(numbers)), Math.exp(Math.clamp(enough(times), 0, Math.log(MOST))));
    }

    /** The next one lies below with the chance asked for, if it is of the same kind as these. */
    private static double enough(double[] misses) {
        double[] sorted = misses.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(HOLD * (sorted.length + 1));
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length, rank) - 1];
    }

    static double outside(Spread told, double came) {
        return Math.max(told.low() - came, came - told.high()) / scale(told.middle());
    }

    private static double scale(double middle) {
        return Math.max(1, middle);
    }

    /** @param most more than this cannot come */
    Forecast.Numbers numbers(Spread told, double most) {
        double more = numbers * scale(told.middle());
        return new Forecast.Numbers(
                Math.max(0, Math.ceil(told.low() - more - ROUNDING)),
                told.middle(),
                Math.max(told.high(), Math.min(most, Math.floor(told.high() + more + ROUNDING))));
    }

    /** @param ahead seconds of working time. @return what they may be at least */
    double soonest(double ahead) {
        return ahead / times;
    }

    double latest(double ahead) {
        return ahead * times;
    }
}
