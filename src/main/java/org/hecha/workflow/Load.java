package org.hecha.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;

/**
 * Who can do a step, and how much they have to do. Offices first, in the order of their places; the people of one office only
 * for whoever leads it, by name. Nobody is ranked: there is no order by numbers.
 */
public interface Load {

    /** Most offices that are listed. */
    int MOST = 200;

    /**
     * What an office or a person got through in a time.
     *
     * @param days working days of that time, as far as it has passed
     */
    record Rate(long finished, double days) {
        /** Empty where no time has passed yet. */
        public Optional<Double> aDay() {
            return days > 0 ? Optional.of(finished / days) : Optional.empty();
        }
    }

    /**
     * One office and its work at the step.
     *
     * @param people  who can do it here
     * @param away    of these, for whom somebody stands in today
     * @param claimed of the open, those that somebody has taken
     * @param oldest  age of the oldest open task, working time; zero where nothing is open
     * @param arrived in the weeks asked for
     * @param now     in the weeks asked for
     * @param before  in as many weeks before them
     */
    record Office(
            String id,
            String name,
            int people,
            int away,
            long open,
            long claimed,
            long late,
            Duration oldest,
            Rate arrived,
            Rate now,
            Rate before) {

        /** Open tasks for each who is there; empty where nobody is. */
        public Optional<Double> each() {
            return people > away ? Optional.of(open / (double) (people - away)) : Optional.empty();
        }

        /** Working days that the open work lasts at the present pace; empty where nothing was finished. */
        public Optional<Double> lasts() {
            return now.aDay().filter(pace -> pace > 0).map(pace -> open / pace);
        }
    }

    /**
     * One person of the reader's own office.
     *
     * @param standsIn who does it today in this person's place; empty where the person is there
     * @param held     open tasks of this step that the person has taken
     * @param late     of these, past their deadline
     * @param all      open tasks of any step that the person has taken
     * @param now      finished at this step in the weeks asked for, by this very person and not by a stand-in
     * @param before   in as many weeks before them
     */
    record Person(
            MemberId id, String name, List<String> standsIn, long held, long late, long all, Rate now, Rate before) {}

    /**
     * Offices with open work at the step or with some that came or went in these weeks.
     *
     * @param question of one step
     * @return possibly none. Cost: grows with what is open at the step and with what came and went in twice the weeks
     */
    List<Office> offices(Scope scope, Stuck.Question question);

    /** Whether {@link #people} has anything to tell this reader of this step. */
    boolean shows(Scope scope, Stuck.Question question);

    /**
     * The people of the reader's own office who can do the step, by name. That names were shown is written down.
     *
     * @return empty for whoever does not lead the office, where names are switched off, and where people judge apart
     */
    List<Person> people(Scope scope, Stuck.Question question);
}
