package org.hecha.workflow;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hecha.organization.BodyId;
import org.hecha.organization.Scope;
import org.hecha.shared.DomainEvent;

/**
 * What is stuck now, whether it grows, and what the reader may do about it. Every number equals the length of the list it
 * opens: {@link Bottlenecks#tasks} for open work, {@link #flow} for what came and went.
 */
public interface Stuck {

    /** @param region code; empty = whole scope. @param process empty = all. @param step empty = all */
    record Question(String region, String process, String step, int weeks) {
        /** Most weeks looked back at. */
        public static final int LONGEST = 26;

        public Question {
            if (weeks < 1 || weeks > LONGEST) {
                throw new IllegalArgumentException("between one and " + LONGEST + " weeks, not " + weeks);
            }
        }
    }

    /**
     * Working time a step takes, told from finished work of the last twelve months and the age of what is open.
     *
     * @param p50 empty where too much is still open to say. @param p90 likewise
     */
    record Estimate(Optional<Duration> p50, Optional<Duration> p90, long finished, long open) {}

    /**
     * What came and what went. Work that was cancelled went without being finished.
     *
     * @param returned of the finished, those that sent the dossier back
     */
    record Flow(long arrived, long finished, long cancelled, long returned) {
        static final Flow NONE = new Flow(0, 0, 0, 0);

        Flow plus(Flow other) {
            return new Flow(
                    arrived + other.arrived,
                    finished + other.finished,
                    cancelled + other.cancelled,
                    returned + other.returned);
        }

        /** What is not open any more. */
        public long went() {
            return finished + cancelled;
        }

        /** By how much the open work grew; negative where it shrank. */
        public long growth() {
            return arrived - went();
        }
    }

    /** @param monday first day, Beijing time. @param open work at the end of the week, or now */
    record Week(LocalDate monday, Flow flow, long open) {}

    /** Where the open work goes; what changes by no more than a tenth of what is done is steady. */
    enum Trend {
        FALLS,
        STEADY,
        GROWS,
        /** too little was done to say */
        UNKNOWN
    }

    /** Trends and dates are told from so many weeks, this one included; a round is long, and its beginning says nothing of now. */
    int RECENT = 4;

    /**
     * @param late        open and past the deadline
     * @param flow        of all weeks asked for
     * @param trend       of the last {@link #RECENT} of them
     * @param clear       day on which nothing would be open if everything went on as in those; empty where the work does not
     *                    fall, or too little was finished to say
     * @param withoutNew  the same if nothing new came
     */
    record Step(
            String process,
            String step,
            long open,
            long late,
            Estimate estimate,
            Flow flow,
            Trend trend,
            Optional<LocalDate> clear,
            Optional<LocalDate> withoutNew) {}

    /** @param steps those with open work or flow, the most late first, then the most open. @param weeks oldest first, the current one last */
    record Answer(List<Step> steps, List<Week> weeks, long open, long late) {}

    /** Cost: grows with what is open and with what came and went in these weeks, not with all that was ever finished. */
    Answer of(Scope scope, Question question);

    /** Which tasks a number of {@link Flow} counts. */
    enum Way {
        ARRIVED,
        FINISHED,
        CANCELLED,
        RETURNED
    }

    /** @param monday one week; empty = all weeks asked for. @return latest first */
    Worklist.Page flow(Scope scope, Question question, Way way, Optional<LocalDate> monday, String after, int limit);

    enum Order {
        OLDEST,
        /** what is longest past its deadline, then what is due soonest */
        MOST_LATE
    }

    /** What this reader may do to a task that waits elsewhere. */
    enum Move {
        URGE,
        TRANSFER,
        EXTEND,
        ADD_REVIEWER
    }

    /**
     * An open task and how it stands against its target.
     *
     * @param task    names its holder only to whoever leads the unit, and where the installation allows it
     * @param unit    who has it
     * @param claimed whether somebody there has taken it
     * @param age     since it arrived, working time
     * @param target  from arrival to deadline, working time
     */
    record Waiting(Task task, String unit, boolean claimed, Duration age, Duration target, Set<Move> moves) {
        /** Age in hundredths of the target; 100 on the deadline. */
        public long share() {
            return Math.round(100.0 * age.toSeconds() / Math.max(1, target.toSeconds()));
        }
    }

    record Page(List<Waiting> waiting, String next) {}

    /** The open tasks {@link Bottlenecks} counts by the same filter; that names were shown is written down. */
    Page waiting(Scope scope, Bottlenecks.Filter filter, Order order, String after, int limit);

    /** Whoever leads a unit saw who holds its open work. */
    record HoldersShown(BodyId unit, int names, String actor) implements DomainEvent {
        @Override
        public String chain() {
            return "system";
        }

        @Override
        public String action() {
            return "holders.shown";
        }

        @Override
        public String subject() {
            return unit.toString();
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("count", Integer.toString(names));
        }
    }
}
