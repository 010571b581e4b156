package org.hecha.web.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hecha.workflow.Spent;
import org.hecha.workflow.Spent.Segment;

/**
 * Where time went, as one bar; the fragment {@code spent :: bar} draws it. What is too thin to be seen is not drawn: the table
 * beside it says it.
 *
 * @param slices from left to right
 */
public record TimeBar(List<Slice> slices) {

    /** Of the whole bar, in the units of the drawing. */
    public static final int WIDTH = 1_000;

    /** @param x left edge. @param width at least 1. @param length of time */
    public record Slice(Segment segment, long x, long width, Duration length) {}

    /** In the order in which it happened. */
    public static TimeBar of(Spent.Account account) {
        double whole =
                Math.max(1, Duration.between(account.from(), account.to()).toSeconds());
        var slices = new ArrayList<Slice>();
        for (Spent.Piece piece : account.pieces()) {
            long begin = scaled(account.from(), piece.from(), whole);
            long end = scaled(account.from(), piece.to(), whole);
            if (end > begin) {
                slices.add(new Slice(piece.segment(), begin, end - begin, Duration.between(piece.from(), piece.to())));
            }
        }
        return new TimeBar(List.copyOf(slices));
    }

    private static long scaled(Instant from, Instant at, double whole) {
        return Math.round(WIDTH * Duration.between(from, at).toSeconds() / whole);
    }

    /** Each segment together, as long as its share of {@code longest}. */
    public static TimeBar of(Map<Segment, Duration> sums, Duration longest) {
        double whole = Math.max(1, longest.toSeconds());
        var slices = new ArrayList<Slice>();
        double before = 0;
        for (Segment segment : Segment.values()) {
            Duration sum = sums.getOrDefault(segment, Duration.ZERO);
            long begin = Math.round(WIDTH * before / whole);
            before += sum.toSeconds();
            long end = Math.round(WIDTH * before / whole);
            if (end > begin) {
                slices.add(new Slice(segment, begin, end - begin, sum));
            }
        }
        return new TimeBar(List.copyOf(slices));
    }
}
