package org.hecha.workflow;

import java.util.Arrays;

/** Where eight of ten of some numbers lie, and their middle. */
final class Spread {

    private final double[] sorted;

    /** @param numbers at least one; may be infinite */
    Spread(double[] numbers) {
        this.sorted = numbers.clone();
        Arrays.sort(sorted);
    }

    double low() {
        return at(0.1);
    }

    double middle() {
        return at(0.5);
    }

    double high() {
        return at(0.9);
    }

    double most() {
        return sorted[sorted.length - 1];
    }

    private double at(double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    Forecast.Numbers numbers() {
        return new Forecast.Numbers(low(), middle(), high());
    }
}
