package org.hecha.workflow;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hecha.organization.Scope;

/**
 * How long finished work took, and how much of it went back. Open work is not in here: see {@link Bottlenecks}. Tasks that
 * were cancelled count nowhere. Every number equals the length of the list it opens.
 */
public interface Pace {

    /** Until somebody took the task; from then until it was finished; both. A task handed on waits until its last holder. */
    enum Part {
        WAITING,
        HANDLING,
        TOTAL
    }

    /** Seconds of working days (a whole one has 86,400), or of all days. */
    enum Hours {
        WORKING,
        WALL
    }

    /**
     * @param region    code; empty = whole scope
     * @param process   empty = all
     * @param step      empty = all
     * @param criterion empty = all
     * @param round     id; empty = all
     * @param from      first month of finishing, Beijing time
     * @param to        last month, inclusive
     */
    record Question(
            String region, String process, String step, String criterion, String round, YearMonth from, YearMonth to) {}

    /** Which of the finished tasks a list shows. */
    enum Only {
        ALL,
        /** those that sent the dossier back */
        RETURNED,
        /** those finished after their deadline */
        LATE
    }

    /** Percentiles are off by at most two in a hundred; mean and total are exact. */
    record Spread(Duration p50, Duration p75, Duration p90, Duration p95, Duration mean, Duration total) {}

    /**
     * @param returned how many of the finished sent the dossier back
     * @param late     how many were finished after their deadline; none where it is a {@link #period}
     * @param delay    from their deadlines until they were finished, all of them together
     */
    record Step(
            String process,
            String step,
            long finished,
            long returned,
            long late,
            Map<Hours, Duration> delay,
            Map<Part, Map<Hours, Spread>> spreads) {
        /** Whether it stands open for a fixed time, at which nobody is slow. */
        public boolean period() {
            return Task.PERIODS.contains(step);
        }

        public Duration delay(Hours hours) {
            return delay.getOrDefault(hours, Duration.ZERO);
        }

        public Spread spread(Part part, Hours hours) {
            return Objects.requireNonNull(
                    spreads.getOrDefault(part, Map.of()).get(hours), "every step has every spread");
        }
    }

    /** @param total whole time at a step, working time */
    record Month(YearMonth month, long finished, long returned, Spread total) {}

    /** @param steps by process and step. @param months in order, without those where nothing was finished */
    record Answer(List<Step> steps, List<Month> months, long finished, long returned, long late) {}

    /** Cost: a few thousand rows however many tasks were finished; where less than a province is asked for, its own tasks. */
    Answer of(Scope scope, Question question);

    /** The finished tasks an answer counts, latest first. @param after cursor of the page before; empty for the first */
    Worklist.Page tasks(Scope scope, Question question, Only only, String after, int limit);

    /** Makes the sums anew from the tasks, for administrators and after a change of the calendar. @return tasks summed up */
    long rebuild();
}
