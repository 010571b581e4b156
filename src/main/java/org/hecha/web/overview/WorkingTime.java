package org.hecha.web.overview;

import java.time.Duration;

/** Ages of open work, in working days. */
final class WorkingTime {

    private static final long WARM = 5;
    private static final long HOT = 10;

    private WorkingTime() {}

    /** Whole working days. */
    static long days(Duration workingTime) {
        return workingTime.toDays();
    }

    /** {@code cool} up to five working days, {@code warm} up to ten, {@code hot} beyond. */
    static String heat(Duration workingTime) {
        long days = days(workingTime);
        return days > HOT ? "hot" : days > WARM ? "warm" : "cool";
    }
}
