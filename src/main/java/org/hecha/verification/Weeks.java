package org.hecha.verification;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How a year's issues cover its weeks (ISO 8601), and the longest time without one.
 *
 * @param covered weeks with an issue
 * @param all     weeks of the year, 52 or 53
 * @param from    the issue before the longest gap; the day before the year where nothing came out before
 * @param to      the issue after it; the day after the year where nothing came out any more
 */
record Weeks(long covered, long all, LocalDate from, LocalDate to) {

    /** @param issues days of any year, in any order; those of other years only bound the gaps at its ends */
    static Weeks of(int year, Collection<LocalDate> issues) {
        SortedSet<LocalDate> days =
                issues.stream().filter(d -> d.getYear() == year).collect(Collectors.toCollection(TreeSet::new));
        long covered = issues.stream()
                .filter(d -> d.get(IsoFields.WEEK_BASED_YEAR) == year)
                .map(d -> d.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
                .distinct()
                .count();
        long all = LocalDate.of(year, 6, 1)
                .range(IsoFields.WEEK_OF_WEEK_BASED_YEAR)
                .getMaximum();
        LocalDate before = LocalDate.of(year, 1, 1).minusDays(1);
        LocalDate from = before;
        LocalDate to = before;
        days.add(LocalDate.of(year, 12, 31).plusDays(1));
        for (LocalDate day : days) {
            if (ChronoUnit.DAYS.between(before, day) > ChronoUnit.DAYS.between(from, to)) {
                from = before;
                to = day;
            }
            before = day;
        }
        return new Weeks(covered, all, from, to);
    }

    /** Days between the two issues. */
    long gap() {
        return ChronoUnit.DAYS.between(from, to);
    }
}
