package org.hecha.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hecha.organization.BodyId;
import org.hecha.organization.Directory;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.programme.LocalDays;
import org.hecha.programme.WorkingDays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code notification.quiet_hours}, and who rests at a moment. */
@Component
class Rest implements QuietHours {

    private final JdbcClient jdbc;
    private final NotificationSettings settings;
    private final Directory directory;
    private final LocalDays localDays;

    Rest(JdbcClient jdbc, NotificationSettings settings, Directory directory, LocalDays localDays) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.directory = directory;
        this.localDays = localDays;
    }

    /**
     * Who rests at a moment.
     *
     * @param usual  whether everybody does who has chosen nothing
     * @param chosen people who have chosen hours of their own
     * @param quiet  those of them who rest
     */
    record Now(boolean usual, List<UUID> chosen, List<UUID> quiet) {
        Now {
            chosen = List.copyOf(chosen);
            quiet = List.copyOf(quiet);
        }
    }

    private record Choice(UUID person, Hours hours) {}

    /** Cost: one question, and two for each person who rests on days off and is awake by the hour. */
    Now at(Instant moment) {
        var beijing = moment.atZone(Letters.BEIJING);
        Map<BodyId, WorkingDays> calendars = new HashMap<>();
        List<UUID> chosen = new ArrayList<>();
        List<UUID> quiet = new ArrayList<>();
        for (Choice choice : choices()) {
            chosen.add(choice.person());
            if (choice.hours().within(beijing.getHour())
                    || choice.hours().daysOff() && dayOff(choice.person(), beijing.toLocalDate(), calendars)) {
                quiet.add(choice.person());
            }
        }
        return new Now(usual().within(beijing.getHour()), chosen, quiet);
    }

    /** Longest that anybody rests: whoever chose every hour of days off wakes with the first working day. */
    private static final int HOURS_AHEAD = 24 * 21;

    @Override
    public Map<UUID, Instant> until(Collection<Outbox.Message> messages, Instant now) {
        Map<UUID, Hours> chosen = new HashMap<>();
        choices().forEach(choice -> chosen.put(choice.person(), choice.hours()));
        Map<BodyId, WorkingDays> calendars = new HashMap<>();
        Map<UUID, Instant> until = new HashMap<>();
        for (Outbox.Message message : messages) {
            if (message.state() == Outbox.State.WAITING) {
                until(message, Optional.ofNullable(chosen.get(message.person().value())), now, calendars)
                        .ifPresent(moment -> until.put(message.id(), moment));
            }
        }
        return until;
    }

    private Optional<Instant> until(
            Outbox.Message message, Optional<Hours> hours, Instant now, Map<BodyId, WorkingDays> calendars) {
        boolean urgent = Letters.URGENT.contains(message.kind());
        UUID person = message.person().value();
        if (awake(person, hours, urgent, now, calendars)) {
            return Optional.empty();
        }
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        return IntStream.rangeClosed(1, HOURS_AHEAD)
                .mapToObj(n -> hour.plus(n, ChronoUnit.HOURS))
                .filter(moment -> awake(person, hours, urgent, moment, calendars))
                .findFirst();
    }

    /** The rule of {@link Messages} for one person at one moment. */
    private boolean awake(
            UUID person, Optional<Hours> chosen, boolean urgent, Instant moment, Map<BodyId, WorkingDays> calendars) {
        var beijing = moment.atZone(Letters.BEIJING);
        boolean usual = usual().within(beijing.getHour());
        return chosen.map(hours -> {
                    boolean quiet = hours.within(beijing.getHour())
                            || hours.daysOff() && dayOff(person, beijing.toLocalDate(), calendars);
                    return !quiet || !usual && urgent;
                })
                .orElse(!usual);
    }

    /** Whoever has left has no calendar and is not waited for. */
    private boolean dayOff(UUID person, LocalDate day, Map<BodyId, WorkingDays> calendars) {
        return directory
                .member(new MemberId(person))
                .filter(member -> !calendars
                        .computeIfAbsent(member.body().id(), localDays::of)
                        .isWorkingDay(day))
                .isPresent();
    }

    private List<Choice> choices() {
        return jdbc.sql("select * from notification.quiet_hours order by person")
                .query((row, n) -> new Choice(
                        row.getObject("person", UUID.class),
                        new Hours(row.getInt("quiet_from"), row.getInt("quiet_until"), row.getBoolean("days_off"))))
                .list();
    }

    @Override
    public Hours usual() {
        return new Hours(settings.quietFrom(), settings.quietUntil(), false);
    }

    @Override
    public Optional<Hours> own(Scope scope) {
        return jdbc.sql("select * from notification.quiet_hours where person = :person")
                .param("person", person(scope))
                .query((row, n) ->
                        new Hours(row.getInt("quiet_from"), row.getInt("quiet_until"), row.getBoolean("days_off")))
                .optional();
    }

    @Override
    public void choose(Scope scope, Hours hours) {
        jdbc.sql("""
                        insert into notification.quiet_hours (person, quiet_from, quiet_until, days_off)
                        values (:person, :from, :until, :daysOff)
                        on conflict (person) do update set quiet_from = excluded.quiet_from,
                            quiet_until = excluded.quiet_until, days_off = excluded.days_off""")
                .param("person", person(scope))
                .param("from", hours.from())
                .param("until", hours.until())
                .param("daysOff", hours.daysOff())
                .update();
    }

    @Override
    public void chooseUsual(Scope scope) {
        jdbc.sql("delete from notification.quiet_hours where person = :person")
                .param("person", person(scope))
                .update();
    }

    /** In somebody else's seat one still chooses for oneself. */
    private static UUID person(Scope scope) {
        return scope.standIn().orElse(scope.member()).value();
    }
}
