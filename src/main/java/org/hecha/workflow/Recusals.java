package org.hecha.workflow;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.review.Assignment;
import org.hecha.review.Conflicts;
import org.hecha.review.Vacancies;
import org.hecha.workflow.engine.Engine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A reviewer with a conflict of interest is out at once; the task waits for whoever is put in the place. */
@Component
class Recusals {

    private static final Logger log = LoggerFactory.getLogger(Recusals.class);

    private final TaskTable tasks;
    private final Vacancies vacancies;
    private final Directory directory;
    private final Engine engine;
    private final Acting acting;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    Recusals(
            TaskTable tasks,
            @Lazy Vacancies vacancies,
            Directory directory,
            Engine engine,
            Acting acting,
            ApplicationEventPublisher facts,
            Clock clock) {
        this.tasks = tasks;
        this.vacancies = vacancies;
        this.directory = directory;
        this.engine = engine;
        this.acting = acting;
        this.facts = facts;
        this.clock = clock;
    }

    @EventListener
    void recused(Assignment.Recused recused) {
        held(recused.dossier(), recused.kind(), recused.reviewer()).ifPresent(task -> {
            free(task, recused.reviewer());
            if (vacancies.open(acting.background(), recused).isEmpty()) {
                log.warn("task {} waits: nobody was put in the place of a reviewer who stepped back", task.id());
            }
        });
    }

    @EventListener
    void takenBack(Vacancies.TakenBack back) {
        held(back.dossier(), back.kind(), back.reviewer()).ifPresent(task -> free(task, back.reviewer()));
    }

    /** The task of the place goes to whoever is in it now. */
    @EventListener
    void replaced(Vacancies.Replaced replaced) {
        Member next = directory.member(replaced.reviewer()).orElseThrow();
        open(replaced.dossier(), replaced.kind())
                .filter(t -> t.assignee().isEmpty())
                .findFirst()
                .filter(t -> tasks.hand(t.id(), t.version(), next, clock.instant()))
                .ifPresent(t -> {
                    tasks.unseen(t.id().value());
                    engine.assign(t.id().value(), next.id().toString());
                    facts.publishEvent(
                            new Task.Transferred(t.dossier(), t.id(), t.step(), next.id(), "", replaced.actor()));
                });
    }

    private Optional<Task> held(DossierId dossier, Assignment.Kind kind, MemberId reviewer) {
        return open(dossier, kind)
                .filter(t -> t.assignee().filter(reviewer::equals).isPresent())
                .findFirst();
    }

    private Stream<Task> open(DossierId dossier, Assignment.Kind kind) {
        return tasks.ofDossier(dossier).stream()
                .map(TaskRow::task)
                .filter(t -> t.done().isEmpty() && steps(kind).contains(t.step()));
    }

    private static Set<String> steps(Assignment.Kind kind) {
        return switch (kind) {
            case DESK -> Set.of("desk_review", "third_review");
            case SPOT_CHECK -> Set.of("spot_check");
            case PANEL -> Set.of("panel_review");
            case TERM -> Set.of("term_review");
        };
    }

    private void free(Task task, MemberId holder) {
        tasks.release(task.id(), holder);
        engine.assign(task.id().value(), "");
        facts.publishEvent(new Task.Released(
                task.dossier(), task.id(), task.step(), acting.background().actor()));
    }

    /** A conflict that was confirmed frees everything else this person holds of the dossier for the rest of the office. */
    @EventListener
    void confirmed(Conflicts.Answered answered) {
        if (!answered.confirmed()) {
            return;
        }
        tasks.ofDossier(answered.dossier()).stream()
                .map(TaskRow::task)
                .filter(t -> t.done().isEmpty() && !Work.blind(t.step()) && !Signers.own(t.id()))
                .filter(t -> t.assignee().filter(answered.person()::equals).isPresent())
                .forEach(t -> {
                    tasks.release(t.id(), answered.person());
                    engine.assign(t.id().value(), "");
                });
    }
}
