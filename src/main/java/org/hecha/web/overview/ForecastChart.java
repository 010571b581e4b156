package org.hecha.web.overview;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hecha.workflow.Forecast;

/**
 * When the last dossier will be through each station: the days between which eight of ten plays ended as a bar, their middle as a
 * mark on it, the date of the round as a line; in units of the drawing. The table beside it says the same.
 *
 * @param rows  one a station that something can be told of, from the top
 * @param ticks first days of months, or Mondays where all lies in few weeks, from the left; at most {@value #MOST_TICKS}
 * @param weeks whether ticks are Mondays
 */
record ForecastChart(List<Row> rows, List<Tick> ticks, boolean weeks) {

    static final int LEFT = 130;
    static final int WIDTH = 640;
    private static final int ROW = 34;
    private static final int RIGHT = 14;
    private static final int MOST_TICKS = 12;

    /** @param x left end. @param width at least 2. @param middle where half of the plays had ended */
    record Bar(int x, int width, int middle) {}

    /** @param y upper edge. @param more with more people; empty where that was not asked. @param target of the round */
    record Row(int y, String step, Optional<Bar> now, Optional<Bar> more, Optional<Integer> target) {}

    record Tick(int x, LocalDate day) {}

    /** Empty where no station has a day that can be told. */
    static Optional<ForecastChart> of(List<ForecastScreen.Line> lines) {
        List<ForecastScreen.Line> told =
                lines.stream().filter(line -> line.now().last().isPresent()).toList();
        List<LocalDate> days =
                told.stream().flatMap(ForecastChart::days).sorted().toList();
        if (days.isEmpty()) {
            return Optional.empty();
        }
        var scale = new Scale(days.getFirst(), days.getLast());
        List<Row> rows = new ArrayList<>();
        for (ForecastScreen.Line line : told) {
            rows.add(new Row(
                    rows.size() * ROW,
                    line.now().step(),
                    line.now().last().map(scale::bar),
                    line.more().flatMap(Forecast.Station::last).map(scale::bar),
                    line.now().target().map(scale::x)));
        }
        return Optional.of(new ForecastChart(rows, scale.ticks(), scale.weeks()));
    }

    private static Stream<LocalDate> days(ForecastScreen.Line line) {
        return Stream.concat(
                Stream.of(line.now().last(), line.more().flatMap(Forecast.Station::last))
                        .flatMap(Optional::stream)
                        .flatMap(last -> Stream.of(last.low(), last.high())),
                line.now().target().stream());
    }

    public int height() {
        return rows.size() * ROW;
    }

    /** Days on the drawing. */
    private record Scale(LocalDate first, LocalDate last) {

        int x(LocalDate day) {
            long all = Math.max(1, ChronoUnit.DAYS.between(first, last));
            return LEFT + (int) ((WIDTH - LEFT - RIGHT) * ChronoUnit.DAYS.between(first, day) / all);
        }

        Bar bar(Forecast.Days days) {
            int x = x(days.low());
            return new Bar(x, Math.max(2, x(days.high()) - x), x(days.middle()));
        }

        boolean weeks() {
            return ChronoUnit.DAYS.between(first, last) < 7 * MOST_TICKS;
        }

        /** Mondays; or every month where there is room, else every third, or every year. */
        List<Tick> ticks() {
            return (weeks() ? mondays() : months())
                    .map(day -> new Tick(x(day), day))
                    .toList();
        }

        private Stream<LocalDate> mondays() {
            return first.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY))
                    .datesUntil(last.plusDays(1), Period.ofWeeks(1));
        }

        private Stream<LocalDate> months() {
            long all = ChronoUnit.MONTHS.between(first, last) + 1;
            int step = all <= MOST_TICKS ? 1 : all <= 3 * MOST_TICKS ? 3 : 12;
            return first.with(TemporalAdjusters.firstDayOfNextMonth())
                    .datesUntil(last.plusDays(1), Period.ofMonths(1))
                    .filter(day -> (day.getMonthValue() - 1) % step == 0)
                    .limit(MOST_TICKS);
        }
    }
}
