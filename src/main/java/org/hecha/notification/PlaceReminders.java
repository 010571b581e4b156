package org.hecha.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hecha.organization.Member;
import org.hecha.programme.LocalDays;
import org.hecha.review.Assignment;
import org.hecha.review.Vacancies;
import org.hecha.workflow.Escalation;
import org.hecha.workflow.Task;
import org.hecha.workflow.Worklist;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reminds whoever can fill an empty place of a reviewer one and three working days after it became empty, and tells the level
 * above when the house's table says so (decision 0151).
 */
@Component
class PlaceReminders {

    private final Vacancies vacancies;
    private final Worklist worklist;
    private final Escalation escalation;
    private final PlaceNews news;
    private final EveryDossier dossiers;
    private final LocalDays localDays;
    private final Clock clock;

    PlaceReminders(
            Vacancies vacancies,
            Worklist worklist,
            Escalation escalation,
            PlaceNews news,
            EveryDossier dossiers,
            LocalDays localDays,
            Clock clock) {
        this.vacancies = vacancies;
        this.worklist = worklist;
        this.escalation = escalation;
        this.news = news;
        this.dossiers = dossiers;
        this.localDays = localDays;
        this.clock = clock;
    }

    /** Writes every reminder whose day has come and that was not written before. */
    @Transactional
    public void look() {
        var everything = dossiers.scope();
        for (Vacancies.Vacancy vacancy : vacancies.waiting(everything)) {
            boolean needed = worklist.openOf(everything, vacancy.dossier()).stream()
                    .anyMatch(task -> waitsFor(vacancy.kind(), task));
            if (needed && vacancies.empty(everything, vacancy.dossier(), vacancy.kind()) > 0) {
                vacancy.empty().ifPresent(since -> remind(vacancy, since));
            }
        }
    }

    /** Whether the place is wanted now: not while the dossier is with the county, nor once it has ended. */
    private static boolean waitsFor(Assignment.Kind kind, Task task) {
        return kind.steps().contains(task.step()) || kind.concluding().equals(task.step());
    }

    private void remind(Vacancies.Vacancy vacancy, Instant since) {
        List<Member> fill = news.assigning(vacancy.dossier(), vacancy.kind());
        if (fill.isEmpty()) {
            return;
        }
        int waited = localDays.of(fill.getFirst().body().id()).between(day(since), day(clock.instant()));
        if (waited < 1) {
            return;
        }
        boolean above = escalation.at(-waited, false) == Escalation.Whom.LEVEL_ABOVE;
        String stage = above ? "ABOVE" : waited >= 3 ? "THREE_DAYS" : "ONE_DAY";
        news.waits("waits", vacancy, since, stage, fill, waited);
        if (above) {
            news.waits("waits-above", vacancy, since, stage, without(news.above(vacancy.kind()), fill), waited);
        }
    }

    private static List<Member> without(Collection<Member> people, Collection<Member> told) {
        Set<Member> others = new HashSet<>(told);
        return people.stream().filter(person -> !others.contains(person)).toList();
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(Letters.BEIJING).toLocalDate();
    }
}
