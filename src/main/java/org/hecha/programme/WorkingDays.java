package org.hecha.programme;

import java.time.Instant;
import java.time.LocalDate;

/** Counts working days by the State Council's calendar, make-up days included; Beijing time. */
public interface WorkingDays {

    /**
     * The n-th working day after a day, that day itself not counted: 2022-09-28 + 5 = 2022-10-10.
     *
     * @param n 0 gives the day itself, or the next working day when it is none; never negative
     */
    LocalDate plus(LocalDate day, int n);

    /** The end (18:00) of the n-th working day after the moment's day. */
    Instant due(Instant from, int n);

    /** Working days after {@code from} up to and including {@code to}; negative when {@code to} lies before. */
    int between(LocalDate from, LocalDate to);

    boolean isWorkingDay(LocalDate day);

    /** False for years whose calendar has not been published: then Monday to Friday, marked as provisional. */
    boolean published(int year);
}
