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
 * figure is well only below a second, lower limit, so that one that trembles around its limit is not told again and again.
 */
public interface Alerts {

    /** What can be watched. More is always worse. */
    enum Figure {
        /** open tasks */
        OPEN,
        /** open tasks past their deadline */
        LATE,
        /** working days in which half of the work is done; reaches any limit where that cannot be said any more */
        P50,
        /** working days in which nine tenths are done; likewise */
        P90,
        /** by how many tasks the backlog has grown in four weeks, this one included */
        GROWTH,
        /** how often dossiers were sent back in four weeks, this one included */
        RETURNS,
        /** of a hundred plays of the rest of the round, those in which not all dossiers make its date; 0 to 100 */
        MISSING,
        /** days by which the middle of the plays ends after the round's date; below zero where it ends before */
        BEHIND;

        /** Whether it is played by {@link Forecast} and not read: needs a round, and one of its steps with a date. */
        public boolean forecast() {
            return this == MISSING || this == BEHIND;
        }
    }

    /** Most rules one person may have. */
    int MOST = 30;

    /**
     * @param region code; empty = everything the owner sees
     * @param step   empty = all; {@link Figure#P50} and {@link Figure#P90} need one, what is foretold one of
     *               {@link Forecast#DATED}
     * @param round  id, for what is foretold; empty for everything else
     * @param raise  told when the figure is this or more
     * @param clear  told to be well when it is this or less; below {@code raise}
     */
    record Rule(Figure figure, String region, String process, String step, String round, long raise, long clear) {
        /** Of no round in particular. */
        public Rule(Figure figure, String region, String process, String step, long raise, long clear) {
            this(figure, region, process, step, "", raise, clear);
        }
    }

    /**
     * @param value  when last looked at; empty before that and where it could not be said
     * @param raised since when; empty while all is well
     */
    record Watched(UUID id, Rule rule, Optional<Long> value, Optional<Instant> looked, Optional<Instant> raised) {}

    /** The reader's own, raised ones first. */
    List<Watched> mine(Scope scope);

    /**
     * @throws FormRejected names {@code clear}, {@code step}, {@code dated} (no step with a date, or no round),
     *     {@code percent} (a limit that can never be reached) or {@code rules} (too many)
     */
    UUID keep(Scope scope, Rule rule);

    /** The reader's own only; nothing where it is gone already. */
    void drop(Scope scope, UUID id);

    /** Whether the reader is sent a letter with the figures of the week every Monday. */
    boolean weekly(Scope scope);

    void weekly(Scope scope, boolean on);

    /**
     * Looks at every rule with the eyes of its owner; what was reached or is well again becomes a fact. Safe on several nodes
     * at once. Cost: one {@link Stuck#of} a rule; what is foretold
     * is played once an hour for all rules of one owner about the same round and region, and rests in between. Where nothing can be
     * foretold nothing changes.
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
