package org.hecha.bench;

import java.util.Arrays;
import java.util.function.Supplier;

/** Measures one thing many times. */
final class Stopwatch {

    private Stopwatch() {}

    /** @return milliseconds of each run, sorted; the first fifth of the runs warms up and is not counted */
    static double[] times(int runs, Supplier<?> what) {
        int warm = Math.max(1, runs / 5);
        var times = new double[runs];
        for (int i = -warm; i < runs; i++) {
            long begin = System.nanoTime();
            Object unused = what.get();
            if (i >= 0) {
                times[i] = (System.nanoTime() - begin) / 1e6;
            }
        }
        Arrays.sort(times);
        return times;
    }

    /** @param sorted as {@link #times} gives them */
    static double p95(double[] sorted) {
        return round(sorted[(int) Math.ceil(0.95 * sorted.length) - 1]);
    }

    static double median(double[] sorted) {
        return round(sorted[(sorted.length - 1) / 2]);
    }

    static double round(double number) {
        return Math.round(number * 1000) / 1000.0;
    }
}
