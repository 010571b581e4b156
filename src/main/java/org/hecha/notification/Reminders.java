package org.hecha.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hecha.organization.BodyId;
import org.hecha.programme.LocalDays;
import org.hecha.programme.WorkingDays;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reminds the holders of open tasks three and one working days before they are due, and one working day after. */
@Component
class Reminders {

    /** The longest stretch that three working days can cover: a Spring Festival with its weekends. */
    private static final Duration AHEAD = Duration.ofDays(15);

    private final Watch watch;
    private final Crier crier;
    private final Letters letters;
    private final LocalDays localDays;
    private final Clock clock;

    Reminders(Watch watch, Crier crier, Letters letters, LocalDays localDays, Clock clock) {
        this.watch = watch;
        this.crier = crier;
        this.letters = letters;
        this.localDays = localDays;
        this.clock = clock;
    }

    /** Writes every reminder whose day has come and that was not written before. */
    @Transactional
    public void look() {
        Instant now = clock.instant();
        LocalDate today = day(now);
        Map<BodyId, WorkingDays> calendars = new HashMap<>();
        for (Watch.Open open : watch.dueBefore(now.plus(AHEAD))) {
            WorkingDays days = calendars.computeIfAbsent(open.unit(), localDays::of);
            stage(open, today, days)
                    .ifPresent(stage -> letters.tell(
                            crier.news(
                                    stage.kind,
                                    "task.due/" + open.task() + "/" + stage + again(open),
                                    open,
                                    open.due(),
                                    Integer.toString(Math.abs(days.between(today, day(open.due()))))),
                            crier.holders(open),
                            ""));
        }
    }

    /** A new deadline has reminders of its own. */
    private static String again(Watch.Open open) {
        return open.extended() == 0 ? "" : "/" + open.extended();
    }

    /** The newest reminder whose day has come; none whose day was over before the task arrived. */
    private Optional<Stage> stage(Watch.Open open, LocalDate today, WorkingDays days) {
        LocalDate due = day(open.due());
        int left = days.between(today, due);
        int atFirst = days.between(day(open.arrived()), due);
        if (left < 0) {
            return Optional.of(Stage.OVERDUE);
        }
        if (left <= 1) {
            return atFirst > 1 ? Optional.of(Stage.ONE_DAY) : Optional.empty();
        }
        return left <= 3 && atFirst > 3 ? Optional.of(Stage.THREE_DAYS) : Optional.empty();
    }

    private enum Stage {
        THREE_DAYS("due"),
        ONE_DAY("due"),
        OVERDUE("overdue");

        private final String kind;

        Stage(String kind) {
            this.kind = kind;
        }
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(Letters.BEIJING).toLocalDate();
    }
}
