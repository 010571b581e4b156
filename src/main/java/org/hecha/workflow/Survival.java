package org.hecha.workflow;

import java.time.Duration;
import java.util.Optional;

/**
 * How long work takes, told from what was finished and from what is still open: an open task has taken at least its age. By
 * Kaplan and Meier's product of the shares that go on after each duration, over the buckets of {@link Histogram}; open work
 * of a bucket counts as still there when the finished of that bucket left. Cost: a few hundred steps.
 */
final class Survival {

    private final Histogram finished;
    private final Histogram open;

    Survival(Histogram finished, Histogram open) {
        this.finished = finished;
        this.open = open;
    }

    /**
     * The duration by which this share of all work is done; empty where so much of the longest work is still open that nobody
     * can say.
     *
     * @param share above 0, below 1
     */
    Optional<Duration> percentile(double share) {
        long atRisk = finished.size() + open.size();
        double going = 1;
        for (int bucket = 0; bucket < Histogram.buckets() && atRisk > 0; bucket++) {
            int left = finished.count(bucket);
            if (left > 0) {
                going *= 1 - (double) left / atRisk;
                // sums of shares are not exact; a millionth of one task is none
                if (going <= 1 - share + 1e-9) {
                    return Optional.of(Histogram.middle(bucket));
                }
            }
            atRisk -= left + open.count(bucket);
        }
        return Optional.empty();
    }
}
