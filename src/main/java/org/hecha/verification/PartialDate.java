package org.hecha.verification;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A date as far as it was written.
 *
 * @param year  0 where only month and day were written
 * @param month 0 where only the year was written
 * @param day   0 where only year or month were written
 * @param time  {@code HH:mm}, where one was written; otherwise empty
 */
record PartialDate(int year, int month, int day, String time) {

    /** First day it can mean; empty for no year or an impossible day. */
    Optional<LocalDate> first() {
        if (year == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(year, Math.max(month, 1), Math.max(day, 1)));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    /** Last day it can mean. */
    Optional<LocalDate> last() {
        return first().map(f -> day > 0
                ? f
                : month > 0 ? f.plusMonths(1).minusDays(1) : f.plusYears(1).minusDays(1));
    }

    boolean whole() {
        return year > 0 && month > 0 && day > 0 && first().isPresent();
    }

    /** Whether this can be that day. */
    boolean covers(LocalDate that) {
        return first().isPresent() && !that.isBefore(first().orElseThrow()) && !that.isAfter(last().orElseThrow());
    }

    @Override
    public String toString() {
        String date = month == 0
                ? "%04d".formatted(year)
                : day == 0 ? "%04d-%02d".formatted(year, month) : "%04d-%02d-%02d".formatted(year, month, day);
        return time.isEmpty() ? date : date + " " + time;
    }
}
