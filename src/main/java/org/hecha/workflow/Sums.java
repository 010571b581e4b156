package org.hecha.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.hecha.workflow.Pace.Hours;
import org.hecha.workflow.Pace.Part;
import org.hecha.workflow.Pace.Spread;

/** What is known of many finished tasks together; can be added up. */
final class Sums {

    /**
     * One finished task.
     *
     * @param round   its dossier's
     * @param claimed when its last holder took it; when nobody did, it was finished at once
     */
    record Finished(
            String process,
            String step,
            String criterion,
            String round,
            UUID unit,
            int place,
            Instant created,
            Instant claimed,
            Instant done,
            Instant due,
            boolean returned) {

        /** Of {@link Sql#TASKS}. */
        static final String COLUMNS = """
                t.process, t.step, t.criterion, j.round, t.unit, t.place, t.created,
                coalesce(t.claimed, t.done) as claimed, t.done, t.due, %s as returned""".formatted(Sql.RETURNS);

        /** As {@link Sql#LATE}. */
        boolean late() {
            return done.isAfter(due) && !Task.PERIODS.contains(step);
        }

        static Finished of(ResultSet row) throws SQLException {
            return new Finished(
                    row.getString("process"),
                    row.getString("step"),
                    row.getString("criterion"),
                    row.getString("round"),
                    row.getObject("unit", UUID.class),
                    row.getInt("place"),
                    moment(row, "created"),
                    moment(row, "claimed"),
                    moment(row, "done"),
                    moment(row, "due"),
                    row.getBoolean("returned"));
        }

        private static Instant moment(ResultSet row, String column) throws SQLException {
            return row.getObject(column, OffsetDateTime.class).toInstant();
        }
    }

    /** By part, then by hours, in their order. */
    private final Histogram[][] spreads = new Histogram[Part.values().length][Hours.values().length];

    private long finished;
    private long returned;
    private long late;
    /** Seconds, by hours in their order. */
    private final long[] delay = new long[Hours.values().length];

    Sums() {
        for (Histogram[] part : spreads) {
            Arrays.setAll(part, i -> new Histogram());
        }
    }

    long finished() {
        return finished;
    }

    long returned() {
        return returned;
    }

    long late() {
        return late;
    }

    /** Seconds after the deadline, of all together. */
    long delay(Hours hours) {
        return delay[hours.ordinal()];
    }

    Histogram spread(Part part, Hours time) {
        return spreads[part.ordinal()][time.ordinal()];
    }

    void add(Finished task, WorkingTime.Days days) {
        put(task, days, true);
    }

    void remove(Finished task, WorkingTime.Days days) {
        put(task, days, false);
    }

    private void put(Finished task, WorkingTime.Days days, boolean in) {
        var own = days.of(task.unit());
        int sign = in ? 1 : -1;
        finished += sign;
        returned += task.returned() ? sign : 0;
        if (task.late()) {
            late += sign;
            delay[Hours.WALL.ordinal()] +=
                    sign * (task.done().getEpochSecond() - task.due().getEpochSecond());
            delay[Hours.WORKING.ordinal()] += sign * own.between(task.due(), task.done());
        }
        for (Part part : Part.values()) {
            Instant from = part == Part.HANDLING ? task.claimed() : task.created();
            Instant to = part == Part.WAITING ? task.claimed() : task.done();
            // between whole seconds, as working time is: parts add up to the whole, and no work takes longer than it
            // took
            put(spread(part, Hours.WALL), to.getEpochSecond() - from.getEpochSecond(), in);
            put(spread(part, Hours.WORKING), own.between(from, to), in);
        }
    }

    private static void put(Histogram spread, long seconds, boolean in) {
        if (in) {
            spread.add(seconds);
        } else {
            spread.remove(seconds);
        }
    }

    void merge(Sums other) {
        finished += other.finished;
        returned += other.returned;
        late += other.late;
        Arrays.setAll(delay, i -> delay[i] + other.delay[i]);
        for (Part part : Part.values()) {
            for (Hours hours : Hours.values()) {
                spread(part, hours).merge(other.spread(part, hours));
            }
        }
    }

    /** Adds a row of {@code workflow.pace}. */
    void merge(ResultSet row) throws SQLException {
        finished += row.getLong("finished");
        returned += row.getLong("returned");
        late += row.getLong("late");
        for (Hours hours : Hours.values()) {
            delay[hours.ordinal()] += row.getLong(delayColumn(hours));
        }
        for (Part part : Part.values()) {
            for (Hours time : Hours.values()) {
                spread(part, time).merge(row.getBytes(column(part, time)));
            }
        }
    }

    static String delayColumn(Hours hours) {
        return "delay_" + hours.name().toLowerCase(java.util.Locale.ROOT);
    }

    static String column(Part part, Hours time) {
        return (part.name() + "_" + time.name()).toLowerCase(java.util.Locale.ROOT);
    }

    Map<Part, Map<Hours, Spread>> shown() {
        var shown = new EnumMap<Part, Map<Hours, Spread>>(Part.class);
        for (Part part : Part.values()) {
            var of = new EnumMap<Hours, Spread>(Hours.class);
            for (Hours hours : Hours.values()) {
                of.put(hours, shown(spread(part, hours)));
            }
            shown.put(part, of);
        }
        return shown;
    }

    Map<Hours, Duration> shownDelay() {
        var shown = new EnumMap<Hours, Duration>(Hours.class);
        for (Hours hours : Hours.values()) {
            shown.put(hours, Duration.ofSeconds(delay(hours)));
        }
        return shown;
    }

    static Spread shown(Histogram of) {
        return new Spread(
                of.percentile(0.5), of.percentile(0.75), of.percentile(0.9), of.percentile(0.95), of.mean(), of.sum());
    }
}
