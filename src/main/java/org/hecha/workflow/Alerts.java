package org.hecha.workflow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.shared.DomainEvent;

/**
 * Watches figures for people: somebody sets a limit, is told once when a figure reaches it and once when it is well again. A
 * figure is well only beyond a second limit on the good side of the first, so that one that trembles around its limit is not
 * told again and again.
 */
public interface Alerts {

    /** What a figure is counted in. */
    enum Unit {
        TASKS,
        TIMES,
        WORKING_DAYS,
        DAYS,
        PERCENT,
        DOSSIERS
    }

    /** What a figure is read from; each has a page that shows the figure beside its cases. */
    enum Source {
        /** open work as it is: one {@link Bottlenecks#overview}, which grows with what is open */
        OPEN,
        /** what came and went in four weeks: one {@link Stuck#of}, which grows with that and with what is open */
        STUCK,
        /** what was finished in this month and the two before: one {@link Pace#of}, a few thousand rows */
        PACE,
        /** how dossiers of a round went: one {@link Why#course}, which reads all that was finished in it */
        WHY,
        /** where the time of dossiers has gone: one {@link Spent#of}, a row a dossier */
        SPENT,
        /** the rest of the round, played: one {@link Forecast#outlook}, seconds at most */
        FORECAST;

        /** Whether it costs so much that it rests for an hour; the others are read every quarter of an hour. */
        public boolean hourly() {
            return this == WHY || this == SPENT || this == FORECAST;
        }
    }

    /** Whether a rule may, must or cannot say which one it means. */
    enum Choice {
        NONE,
        ANY,
        ONE
    }

    /** What can be watched: every figure that the pages of managers show. */
    enum Figure {
        /** open tasks */
        OPEN(Source.OPEN, Unit.TASKS, Choice.ANY, 100, 80),
        /** open tasks past their deadline */
        LATE(Source.OPEN, Unit.TASKS, Choice.ANY, 1, 0),
        /** open tasks due within {@link Bottlenecks#SOON} working days */
        SOON(Source.OPEN, Unit.TASKS, Choice.ANY, 20, 10),
        /** age of the oldest open task */
        OLDEST(Source.OPEN, Unit.WORKING_DAYS, Choice.ANY, 15, 10),
        /** median age of what is open */
        AGE_P50(Source.OPEN, Unit.WORKING_DAYS, Choice.ONE, 5, 3),
        /** age that a tenth of what is open exceeds */
        AGE_P90(Source.OPEN, Unit.WORKING_DAYS, Choice.ONE, 10, 7),
        /** working days in which half of the work is done; reaches any limit where that cannot be said any more */
        P50(Source.STUCK, Unit.WORKING_DAYS, Choice.ONE, 5, 4),
        /** working days in which nine tenths are done; likewise */
        P90(Source.STUCK, Unit.WORKING_DAYS, Choice.ONE, 15, 10),
        /** by how many tasks the backlog has grown in four weeks, this one included */
        GROWTH(Source.STUCK, Unit.TASKS, Choice.ANY, 10, 0),
        /** tasks that came in these weeks */
        ARRIVED(Source.STUCK, Unit.TASKS, Choice.ANY, 50, 30),
        /** tasks finished in these weeks; fewer are worse */
        FINISHED(Source.STUCK, Unit.TASKS, Choice.ANY, 5, 10),
        /** how often dossiers were sent back in these weeks */
        RETURNS(Source.STUCK, Unit.TIMES, Choice.ANY, 10, 5),
        /** days until nothing would be open if everything went on so; reaches any limit where the work does not fall */
        CLEAR(Source.STUCK, Unit.DAYS, Choice.ONE, 30, 20),
        /** whole time of half of what was finished */
        TOOK_P50(Source.PACE, Unit.WORKING_DAYS, Choice.ONE, 5, 4),
        /** whole time that a tenth of what was finished exceeds */
        TOOK_P90(Source.PACE, Unit.WORKING_DAYS, Choice.ONE, 15, 10),
        /** until somebody took it, likewise */
        WAITED_P90(Source.PACE, Unit.WORKING_DAYS, Choice.ONE, 5, 3),
        /** from then on, likewise */
        HANDLED_P90(Source.PACE, Unit.WORKING_DAYS, Choice.ONE, 10, 7),
        /** of a hundred finished tasks those that sent the dossier back */
        RETURN_SHARE(Source.PACE, Unit.PERCENT, Choice.ANY, 30, 20),
        /** of a hundred finished tasks those finished after their deadline */
        LATE_SHARE(Source.PACE, Unit.PERCENT, Choice.ANY, 10, 5),
        /** of a hundred dossiers decided at a step those approved at the first decision; fewer are worse */
        FIRST_PASS(Source.WHY, Unit.PERCENT, Choice.ONE, 60, 75),
        /** dossiers that went back more than once between the same two offices */
        PING_PONG(Source.WHY, Unit.TIMES, Choice.NONE, 1, 0),
        /** departures from the legal way */
        DEPARTURES(Source.WHY, Unit.TIMES, Choice.NONE, 1, 0),
        /** of a hundred working hours in which somebody could act those in which dossiers waited for anybody to take them */
        QUEUE_SHARE(Source.SPENT, Unit.PERCENT, Choice.NONE, 40, 30),
        /** those in which somebody had them and had not looked at them yet */
        HELD_SHARE(Source.SPENT, Unit.PERCENT, Choice.NONE, 30, 20),
        /** those in which somebody was at them; fewer are worse */
        WORKED_SHARE(Source.SPENT, Unit.PERCENT, Choice.NONE, 30, 40),
        /** those in which they were sent back */
        RETURNED_SHARE(Source.SPENT, Unit.PERCENT, Choice.NONE, 20, 10),
        /** of a hundred working hours of all those in which nobody had anything to do */
        EXTERNAL_SHARE(Source.SPENT, Unit.PERCENT, Choice.NONE, 95, 90),
        /** of a hundred plays of the rest of the round, those in which not all dossiers make its date */
        MISSING(Source.FORECAST, Unit.PERCENT, Choice.ONE, 50, 20),
        /** days by which the middle of the plays ends after the round's date; below zero where it ends before */
        BEHIND(Source.FORECAST, Unit.DAYS, Choice.ONE, 1, -5),
        /** dossiers that make it after the date, in the middle of the plays */
        AFTER_DATE(Source.FORECAST, Unit.DOSSIERS, Choice.ONE, 5, 2);

        private final Source source;
        private final Unit unit;
        private final Choice step;
        private final long raise;
        private final long clear;

        Figure(Source source, Unit unit, Choice step, long raise, long clear) {
            this.source = source;
            this.unit = unit;
            this.step = step;
            this.raise = raise;
            this.clear = clear;
        }

        public Source source() {
            return source;
        }

        public Unit unit() {
            return unit;
        }

        /** Which step is meant; of what is foretold one of {@link Forecast#DATED}. */
        public Choice step() {
            return step;
        }

        /** Which round is meant. Open work is open whatever its round. */
        public Choice round() {
            return switch (source) {
                case OPEN, STUCK -> Choice.NONE;
                case PACE, SPENT -> Choice.ANY;
                case WHY, FORECAST -> Choice.ONE;
            };
        }

        /** A limit to begin with. */
        public long raise() {
            return raise;
        }

        /** From where on it is well again, to begin with. */
        public long clear() {
            return clear;
        }

        /** Whether fewer are worse, as with what is finished or approved at once. */
        public boolean less() {
            return raise < clear;
        }

        /** Whose share it is, where it is one of {@link Spent}. */
        public Optional<Spent.Segment> segment() {
            return switch (this) {
                case QUEUE_SHARE -> Optional.of(Spent.Segment.QUEUE);
                case HELD_SHARE -> Optional.of(Spent.Segment.HELD);
                case WORKED_SHARE -> Optional.of(Spent.Segment.WORKED);
                case RETURNED_SHARE -> Optional.of(Spent.Segment.RETURNED);
                case EXTERNAL_SHARE -> Optional.of(Spent.Segment.EXTERNAL);
                default -> Optional.empty();
            };
        }

        /** Whether it is told of cases as a whole, so that it says nothing of fewer than {@link #LEAST}. */
        public boolean statistic() {
            return switch (this) {
                case OPEN, LATE, SOON, OLDEST, GROWTH, ARRIVED, FINISHED, RETURNS, PING_PONG, DEPARTURES -> false;
                default -> true;
            };
        }

        /** Whether it is played by {@link Forecast} and not read. */
        public boolean forecast() {
            return source == Source.FORECAST;
        }
    }

    /** With fewer cases a percentile, a share or a date is an accident, and raises nothing. */
    int LEAST = 20;

    /** Most rules one person may have. */
    int MOST = 30;

    /**
     * @param region code; empty = everything the owner sees
     * @param step   empty = all; see {@link Figure#step}
     * @param round  id; empty = all; see {@link Figure#round}
     * @param raise  told when the figure is this or worse
     * @param clear  told to be well when it is this or better
     */
    record Rule(Figure figure, String region, String process, String step, String round, long raise, long clear) {
        /** Of no round in particular. */
        public Rule(Figure figure, String region, String process, String step, long raise, long clear) {
            this(figure, region, process, step, "", raise, clear);
        }

        boolean reached(long value) {
            return figure.less() ? value <= raise : value >= raise;
        }

        boolean well(long value) {
            return figure.less() ? value >= clear : value <= clear;
        }
    }

    /** What stands behind a figure, or why there is none. */
    enum Standing {
        MEASURED,
        /** worse than any limit: so much is open that no time or date can be told */
        ENDLESS,
        /** nothing is left that could be late: well */
        OVER,
        /** fewer than {@link #LEAST} cases: nothing changes */
        TOO_FEW,
        /** the round has no date for this step: nothing changes */
        NO_DATE
    }

    /**
     * @param value    when last looked at; empty before that and where it could not be said
     * @param standing why it could not, then
     * @param raised   since when; empty while all is well
     */
    record Watched(
            UUID id,
            Rule rule,
            Optional<Long> value,
            Standing standing,
            Optional<Instant> looked,
            Optional<Instant> raised) {}

    /** The reader's own, raised ones first. */
    List<Watched> mine(Scope scope);

    /**
     * Step and round that a figure cannot have are left out.
     *
     * @throws FormRejected names {@code clear} or {@code clear-less} (on the wrong side), {@code step}, {@code dated} (no step
     *     with a date, or no round), {@code round}, {@code percent} (a limit that can never be reached) or {@code rules} (too many)
     */
    UUID keep(Scope scope, Rule rule);

    /** The reader's own only; nothing where it is gone already. */
    void drop(Scope scope, UUID id);

    /** Whether the reader is sent a letter with the figures of the week every Monday. */
    boolean weekly(Scope scope);

    void weekly(Scope scope, boolean on);

    /**
     * Looks at every rule with the eyes of its owner; what was reached or is well again becomes a fact. Safe on several nodes
     * at once. Cost: that of each {@link Source}, once for all rules of one owner about the same place, step and round; what is
     * {@linkplain Source#hourly costly} rests for an hour in between.
     *
     * @return rules whose state has changed
     */
    int look();

    /** On Mondays from eight in the morning, once a week: a fact for each who wants the week's figures. @return how many */
    int week();

    /** What is found by the clock, not by anybody. */
    sealed interface Told extends DomainEvent {
        @Override
        default String chain() {
            return "system";
        }

        @Override
        default String actor() {
            return "system";
        }
    }

    /** @param raised false when it is well again. @param value empty where it cannot be said. @param at when it was seen */
    record Changed(UUID rule, MemberId owner, Rule what, boolean raised, Optional<Long> value, Instant at)
            implements Told {
        @Override
        public String action() {
            return raised ? "alert.raised" : "alert.resolved";
        }

        @Override
        public String subject() {
            return rule.toString();
        }

        @Override
        public Map<String, String> facts() {
            return Map.of(
                    "figure",
                    what.figure().name(),
                    "step",
                    what.step(),
                    "round",
                    what.round(),
                    "value",
                    value.map(Object::toString).orElse("-"),
                    "limit",
                    Long.toString(raised ? what.raise() : what.clear()),
                    "reason",
                    "alerts");
        }
    }

    /**
     * The figures of the last whole week, and of those before it.
     *
     * @param monday of the week that begins
     * @param weeks  whole ones, oldest first, at least one and at most {@link #WEEKS}
     * @param raised alerts of this person that are not well
     */
    record Week(MemberId reader, LocalDate monday, long open, long late, List<Stuck.Week> weeks, long raised)
            implements Told {

        /** Whole weeks looked back at. */
        public static final int WEEKS = 8;

        public Week {
            weeks = List.copyOf(weeks);
        }

        /** What came and went in the last whole week. */
        public Stuck.Flow flow() {
            return weeks.getLast().flow();
        }

        @Override
        public String action() {
            return "week.told";
        }

        @Override
        public String subject() {
            return reader.toString();
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("day", monday.toString(), "count", Long.toString(open), "reason", "weekly figures");
        }
    }
}
