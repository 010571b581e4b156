package org.hecha.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;

/**
 * Why dossiers of a round take long: what goes back, what changes hands, which ways dossiers go, what departs from the legal
 * way, and which circumstances go along with long times. Every number is the length of the list its key opens. Places and
 * people are never compared with one another.
 */
public interface Why {

    /** With fewer cases on either side no circumstance is weighed. */
    int LEAST = 20;

    /**
     * @param round  id; empty = all rounds
     * @param region code; empty = whole scope
     * @param step   whose times are explained; empty = the reviewing step that took most working time in all
     */
    record Question(String round, String region, String step) {}

    /** @param key opens the list of as many items */
    record Count(String key, long n) {}

    /** @param code of {@link org.hecha.dossier.Defect.ReasonCode} */
    record Reason(String code, Count count) {}

    /**
     * @param decided  dossiers decided at this step
     * @param first    of these, approved at the first decision
     * @param returned of these, sent back at least once
     * @param returns  how often they were sent back
     * @param reasons  defects named in those returns by reason, most frequent first
     */
    record Rework(String step, Count decided, Count first, Count returned, Count returns, List<Reason> reasons) {}

    /** Dossiers that went back more than once between the same two offices, by the offices' roles. */
    record PingPong(Role by, Role to, Count dossiers) {}

    /** Work that went on to another office, by the offices' roles. */
    record HandOver(Role from, Role to, Count count) {}

    /**
     * A way dossiers have gone so far.
     *
     * @param steps in order, the same step once where several people did it in a row; {@code step!} where it sent back
     * @param ended whether these dossiers have reached their end
     * @param p50   median working time from opening to end; empty while under way
     */
    record Variant(List<String> steps, boolean ended, Count dossiers, Optional<Duration> p50) {}

    enum Breach {
        /** approved although the step before never was */
        SKIPPED,
        /** approved before the step that has to come before */
        WRONG_ORDER,
        /** one person decided at two levels */
        SAME_PERSON,
        /** decided by an office whose place the county does not belong to */
        OUT_OF_AUTHORITY
    }

    /** @param step where it showed; empty for {@link Breach#SAME_PERSON} */
    record Departure(Breach breach, String step, Count dossiers) {}

    /** A circumstance of a task. */
    enum Circumstance {
        /** the dossier had been at this step before */
        AGAIN,
        /** the dossier had been sent back somewhere before */
        RETURNED,
        /** its last return named this reason */
        REASON,
        /** it arrived in this month of the year */
        MONTH,
        /** the applicant is a district, a county or a county-level city */
        APPLICANT,
        /** it arrived when its office had more open than in three quarters of all cases */
        CROWDED,
        /** it is about this criterion */
        CRITERION
    }

    /**
     * How much longer tasks took with a circumstance than without, as difference of medians in working time. It says what goes
     * together, not what causes what.
     *
     * @param value      of the circumstance; empty where it has none
     * @param difference negative where they took less
     * @param low        lower end of the interval that holds the difference in 95 of 100 such samples (bootstrap)
     * @param high       upper end
     */
    record Factor(
            Circumstance circumstance,
            String value,
            Count with,
            Count without,
            Duration difference,
            Duration low,
            Duration high) {
        /** Whether chance alone would hardly make such a difference. */
        public boolean clear() {
            return low.isNegative() == high.isNegative() && !low.isZero() && !high.isZero();
        }
    }

    /**
     * @param rework  in the order in which dossiers came to the steps
     * @param step    whose times {@code factors} explain; empty where nothing was finished
     * @param factors clear ones first, then by size
     */
    record Answer(
            Count dossiers,
            List<Rework> rework,
            List<PingPong> pingPong,
            List<HandOver> handOvers,
            List<Variant> variants,
            List<Departure> departures,
            String step,
            List<Factor> factors) {}

    /** Cost: reads the finished tasks of the round once, some eighty a dossier; memory grows with them. */
    Answer of(Scope scope, Question question);

    /** The same with no step and no factors, which are weighed a thousand times. */
    Answer course(Scope scope, Question question);

    /**
     * @param step empty where the whole dossier is meant
     * @param at   when it happened; for whole dossiers when they began
     */
    record Item(DossierId dossier, String number, String county, String step, Instant at) {}

    /** What a number counts, in order of time; empty for keys that no number has. */
    List<Item> items(Scope scope, Question question, String key);
}
