package org.hecha.workflow;

import java.io.ByteArrayOutputStream;
import java.time.Duration;

/**
 * A spread of durations that can be added to another: counts in buckets whose upper ends grow by four in a hundred, so that a
 * percentile read from it is off by at most two in a hundred, whatever the spread. Durations from 0 s to some 500 years; the
 * sum is exact. Cost: a few hundred numbers, however many durations.
 */
final class Histogram {

    private static final double GAMMA = 1.04;
    private static final double LOG_GAMMA = Math.log(GAMMA);
    private static final int BUCKETS = 600;

    private final int[] counts = new int[BUCKETS];
    private long size;
    private long seconds;

    void add(long duration) {
        put(duration, 1);
    }

    /** Takes out what was added before. */
    void remove(long duration) {
        put(duration, -1);
    }

    private void put(long duration, int times) {
        long length = Math.max(0, duration);
        counts[bucket(length)] += times;
        size += times;
        seconds += times * length;
    }

    private static int bucket(long duration) {
        return duration < 1 ? 0 : Math.min(BUCKETS - 1, 1 + (int) Math.ceil(Math.log(duration) / LOG_GAMMA));
    }

    /** How many durations lie in a bucket. */
    int count(int bucket) {
        return counts[bucket];
    }

    static int buckets() {
        return BUCKETS;
    }

    /** The same duration several times. */
    void add(long duration, int times) {
        put(duration, times);
    }

    /** What a bucket stands for: its middle, measured in proportion. */
    static Duration middle(int bucket) {
        return bucket == 0
                ? Duration.ZERO
                : Duration.ofMillis(Math.round(2000 * Math.pow(GAMMA, bucket - 1.0) / (GAMMA + 1)));
    }

    void merge(Histogram other) {
        for (int i = 0; i < BUCKETS; i++) {
            counts[i] += other.counts[i];
        }
        size += other.size;
        seconds += other.seconds;
    }

    long size() {
        return size;
    }

    Duration sum() {
        return Duration.ofSeconds(seconds);
    }

    /** Zero when empty. */
    Duration mean() {
        return size == 0 ? Duration.ZERO : Duration.ofSeconds(seconds / size);
    }

    /**
     * The duration that this share of all does not exceed (nearest rank); zero when empty.
     *
     * @param share above 0, up to 1
     */
    Duration percentile(double share) {
        if (size == 0) {
            return Duration.ZERO;
        }
        long rank = Math.max(1, (long) Math.ceil(share * size));
        long seen = 0;
        int i = 0;
        for (; i < BUCKETS - 1; i++) {
            seen += counts[i];
            if (seen >= rank) {
                break;
            }
        }
        return middle(i);
    }

    /** Sum, then pairs of gap and count, all as variable-length numbers. */
    byte[] bytes() {
        var out = new ByteArrayOutputStream(64);
        write(out, seconds);
        int last = -1;
        for (int i = 0; i < BUCKETS; i++) {
            if (counts[i] > 0) {
                write(out, i - last);
                write(out, counts[i]);
                last = i;
            }
        }
        return out.toByteArray();
    }

    /** Adds a histogram that was written by {@link #bytes}. */
    void merge(byte[] written) {
        var in = new Reader(written);
        seconds += in.next();
        int i = -1;
        while (in.more()) {
            i += (int) in.next();
            long n = in.next();
            counts[i] += Math.toIntExact(n);
            size += n;
        }
    }

    private static void write(ByteArrayOutputStream out, long number) {
        long rest = number;
        while (rest >= 0x80) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static final class Reader {
        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean more() {
            return at < bytes.length;
        }

        long next() {
            long number = 0;
            for (int shift = 0; ; shift += 7) {
                byte part = bytes[at++];
                number |= (long) (part & 0x7f) << shift;
                if (part >= 0) {
                    return number;
                }
            }
        }
    }
}
