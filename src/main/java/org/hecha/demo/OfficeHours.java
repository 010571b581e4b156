package org.hecha.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.function.Predicate;
import org.hecha.Time;

/** When invented people work: nine to five on working days. */
final class OfficeHours {

    static final double HOURS_A_DAY = 8;

    private static final LocalTime BEGIN = LocalTime.of(9, 0);
    private static final LocalTime END = LocalTime.of(17, 0);

    private final Predicate<LocalDate> works;

    /** @param works whether a day is one of work */
    OfficeHours(Predicate<LocalDate> works) {
        this.works = works;
    }

    /** The moment itself, or the next morning of work. */
    Instant open(Instant moment) {
        ZonedDateTime at = moment.atZone(Time.BEIJING);
        LocalDate day = at.toLocalDate();
        if (works.test(day) && at.toLocalTime().isBefore(END)) {
            return at.toLocalTime().isBefore(BEGIN) ? at(day, BEGIN) : moment;
        }
        return at(next(day), BEGIN);
    }

    /** When so many hours of work that begin at a moment, or the next morning, are over. */
    Instant after(Instant from, double hours) {
        Instant at = open(from);
        Duration left = Duration.ofSeconds(Math.round(hours * 3600));
        while (true) {
            LocalDate day = LocalDate.ofInstant(at, Time.BEIJING);
            Duration today = Duration.between(at, at(day, END));
            if (left.compareTo(today) <= 0) {
                return at.plus(left);
            }
            left = left.minus(today);
            at = at(next(day), BEGIN);
        }
    }

    private LocalDate next(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!works.test(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(Time.BEIJING).toInstant();
    }
}
