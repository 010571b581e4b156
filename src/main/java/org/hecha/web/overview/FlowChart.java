package org.hecha.web.overview;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hecha.workflow.Stuck;

/**
 * Arrivals and departures of each week as bars beside one another, the open work as a line; in units of the drawing. The table
 * beside it says the same.
 *
 * @param top the greatest number, at the upper edge; at least 1
 */
record FlowChart(List<Bars> bars, String line, long top) {

    static final int HEIGHT = 120;
    static final int STEP = 40;
    private static final int WIDTH = 12;

    /** @param x left edge of the first of two bars. @param came height. @param went height */
    record Bars(int x, long came, long went, String week) {
        public int second() {
            return x + WIDTH + 2;
        }
    }

    static FlowChart of(List<Stuck.Week> weeks) {
        long top = Math.max(
                1,
                weeks.stream()
                        .mapToLong(w -> Math.max(w.open(), Math.max(w.flow().arrived(), went(w))))
                        .max()
                        .orElse(1));
        var bars = IntStream.range(0, weeks.size())
                .mapToObj(i -> {
                    var week = weeks.get(i);
                    return new Bars(
                            i * STEP + 6,
                            scaled(week.flow().arrived(), top),
                            scaled(went(week), top),
                            "%d.%d"
                                    .formatted(
                                            week.monday().getMonthValue(),
                                            week.monday().getDayOfMonth()));
                })
                .toList();
        String line = IntStream.range(0, weeks.size())
                .mapToObj(i -> (i * STEP + STEP / 2) + ","
                        + (HEIGHT - scaled(weeks.get(i).open(), top)))
                .collect(Collectors.joining(" "));
        return new FlowChart(bars, line, top);
    }

    public int width() {
        return bars.size() * STEP;
    }

    private static long went(Stuck.Week week) {
        return week.flow().finished() + week.flow().cancelled();
    }

    private static long scaled(long number, long top) {
        return Math.round((double) HEIGHT * number / top);
    }
}
