package org.hecha.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** Counts by asking of each day whether it is a working day. */
abstract class CountedDays implements WorkingDays {

    // the clock's zone could be anything; a deadline is always Beijing time
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final LocalTime endOfDay;

    CountedDays(LocalTime endOfDay) {
        this.endOfDay = endOfDay;
    }

    @Override
    public LocalDate plus(LocalDate day, int n) {
        if (n < 0) {
            throw new IllegalArgumentException("working days cannot be negative: " + n);
        }
        LocalDate at = day;
        if (n == 0) {
            while (!isWorkingDay(at)) {
                at = at.plusDays(1);
            }
        }
        for (int left = n; left > 0; ) {
            at = at.plusDays(1);
            left -= isWorkingDay(at) ? 1 : 0;
        }
        return at;
    }

    @Override
    public Instant due(Instant from, int n) {
        return plus(from.atZone(BEIJING).toLocalDate(), n)
                .atTime(endOfDay)
                .atZone(BEIJING)
                .toInstant();
    }

    @Override
    public int between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -between(to, from);
        }
        int days = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            days += isWorkingDay(day) ? 1 : 0;
        }
        return days;
    }
}
