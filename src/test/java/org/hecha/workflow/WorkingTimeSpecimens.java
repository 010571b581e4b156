package org.hecha.workflow;

import java.util.Arrays;

/** Calendars of working time for tests without a database. */
final class WorkingTimeSpecimens {

    private WorkingTimeSpecimens() {}

    /** Every day is a working day. */
    static WorkingTime.Days everyDay() {
        int size = (int) (WorkingTime.LAST.toEpochDay() - WorkingTime.FIRST.toEpochDay()) + 1;
        long[] before = new long[size];
        Arrays.setAll(before, i -> (long) i * WorkingTime.DAY);
        boolean[] working = new boolean[size];
        Arrays.fill(working, true);
        return new WorkingTime.Days(before, working);
    }
}
