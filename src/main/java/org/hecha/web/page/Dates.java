package org.hecha.web.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.hecha.programme.WorkingDays;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Dates as people read them, in Beijing time and the reader's language; templates call it {@code @dates}. Relative words
 * count from the injected clock, working days by the State Council's calendar.
 */
@Component("dates")
public class Dates {

    private final Clock clock;
    private final WorkingDays workingDays;
    private final MessageSource messages;
    private final ZoneId zone;

    Dates(Clock clock, WorkingDays workingDays, MessageSource messages) {
        this.clock = clock;
        this.workingDays = workingDays;
        this.messages = messages;
        this.zone = clock.getZone();
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** With weekday, and with the year where it is not the current one: 10月10日 周一. */
    public String day(LocalDate day) {
        String pattern = word(day.getYear() == today().getYear() ? "dates.day" : "dates.day-of-year");
        return DateTimeFormatter.ofPattern(pattern, locale()).format(day);
    }

    /** With its year even when it is this one. */
    public String dayOfYear(LocalDate day) {
        return DateTimeFormatter.ofPattern(word("dates.day-of-year"), locale()).format(day);
    }

    /** 2022-10, as axes of charts have it; with its day where weeks are told apart: 10-17. */
    public String tick(LocalDate day, boolean ofWeeks) {
        return DateTimeFormatter.ofPattern(ofWeeks ? "MM-dd" : "uuuu-MM").format(day);
    }

    public String day(Instant moment) {
        return day(moment.atZone(zone).toLocalDate());
    }

    /** Day and clock time: 10月10日 周一 18:00. */
    public String moment(Instant moment) {
        return day(moment) + " " + clock(moment);
    }

    /** Clock time alone today, otherwise the day with it. */
    public String shortly(Instant moment) {
        LocalDateTime at = LocalDateTime.ofInstant(moment, zone);
        return at.toLocalDate().equals(today()) ? clock(moment) : moment(moment);
    }

    public String clock(Instant moment) {
        return DateTimeFormatter.ofPattern("HH:mm", locale()).format(moment.atZone(zone));
    }

    /** Sortable and unmistakable, for tables and files: 2022-10-10 18:00. */
    public String exact(Instant moment) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", locale()).format(moment.atZone(zone));
    }

    /** For the {@code datetime} attribute of {@code <time>}. */
    public String machine(Instant moment) {
        return moment.toString();
    }

    /** How long until a deadline and when it is: 还剩 3 个工作日，10月10日 周一. */
    public String due(Instant due) {
        return messages.getMessage("dates.due", new Object[] {left(due), day(due)}, locale());
    }

    /** How long until a deadline, in working days: 还剩 3 个工作日, 今天到期, 已超 2 个工作日. */
    public String left(Instant due) {
        int days = workingDaysLeft(due);
        String key = days > 0
                ? "dates.left"
                : days < 0 ? "dates.over" : overdue(due) ? "dates.over-today" : "dates.left-today";
        return messages.getMessage(key, new Object[] {Math.abs(days)}, locale());
    }

    /** Negative when the day has passed. */
    public int workingDaysLeft(Instant due) {
        return workingDays.between(today(), due.atZone(zone).toLocalDate());
    }

    public boolean overdue(Instant due) {
        return clock.instant().isAfter(due);
    }

    /** {@code late}, {@code soon} (two working days or fewer) or {@code calm}; a style class, never the only sign. */
    public String urgency(Instant due) {
        return overdue(due) ? "late" : workingDaysLeft(due) <= 2 ? "soon" : "calm";
    }

    /** How long ago in working days, for waiting things: 今天, 3 个工作日前. */
    public String waiting(Instant since) {
        int days = workingDays.between(since.atZone(zone).toLocalDate(), today());
        return days <= 0
                ? word("dates.since-today")
                : messages.getMessage("dates.since", new Object[] {days}, locale());
    }

    /** A length of time in the largest fitting unit: 3 天, 5 小时, 20 分钟. */
    public String length(Duration duration) {
        String key =
                duration.toHours() >= 48 ? "dates.days" : duration.toMinutes() >= 120 ? "dates.hours" : "dates.minutes";
        long count = switch (key) {
            case "dates.days" -> duration.toDays();
            case "dates.hours" -> duration.toHours();
            default -> duration.toMinutes();
        };
        return messages.getMessage(key, new Object[] {count}, locale());
    }

    private String word(String key) {
        return messages.getMessage(key, null, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
