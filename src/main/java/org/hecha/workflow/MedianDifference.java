package org.hecha.workflow;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.DirichletSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * How far the medians (nearest rank) of two samples lie apart, with the bootstrap's interval of 95 in 100. A sample is not
 * drawn again value by value: the median of n draws with replacement is the value whose rank is n times a Beta number, so a
 * replicate costs the same however large the samples are. The same samples and seed give the same interval.
 */
final class MedianDifference {

    private static final int REPLICATES = 2_000;

    private MedianDifference() {}

    /** In the unit of the samples. */
    record Effect(double difference, double low, double high) {}

    /** @throws IllegalArgumentException where a sample is empty */
    static Effect of(double[] one, double[] other, long seed) {
        double[] a = one.clone();
        double[] b = other.clone();
        Arrays.sort(a);
        Arrays.sort(b);
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        var ranksOfA = ranks(a.length, random);
        var ranksOfB = ranks(b.length, random);
        double[] differences = new double[REPLICATES];
        for (int i = 0; i < REPLICATES; i++) {
            differences[i] = drawn(a, ranksOfA) - drawn(b, ranksOfB);
        }
        Arrays.sort(differences);
        return new Effect(median(a) - median(b), quantile(differences, 0.025), quantile(differences, 0.975));
    }

    /** @param sorted rising, at least one */
    static double median(double[] sorted) {
        return quantile(sorted, 0.5);
    }

    private static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            throw new IllegalArgumentException("an empty sample has no quantile");
        }
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    /** The k-th smallest of n uniform numbers has the Beta distribution of k and n - k + 1. */
    private static DirichletSampler ranks(int size, UniformRandomProvider random) {
        int k = (int) Math.ceil(0.5 * size);
        return DirichletSampler.of(random, k, size - k + 1);
    }

    private static double drawn(double[] sorted, DirichletSampler ranks) {
        return sorted[Math.min(sorted.length - 1, (int) (ranks.sample()[0] * sorted.length))];
    }
}
