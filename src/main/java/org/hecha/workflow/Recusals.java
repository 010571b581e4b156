package org.hecha.workflow;

import java.time.Clock;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.review.Assignment;
import org.hecha.review.Conflicts;
import org.hecha.review.Vacancies;
import org.hecha.workflow.engine.Engine;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A reviewer with a conflict of interest is out at once; the task waits for whoever is put in the place. */
@Component
class Recusals {

    private final TaskTable tasks;
    private final ReviewPlaces places;
    private final Directory directory;
    private final Engine engine;
    private final Acting acting;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    Recusals(
            TaskTable tasks,
            ReviewPlaces places,
            Directory directory,
            Engine engine,
            Acting acting,
            ApplicationEventPublisher facts,
            Clock clock) {
        this.tasks = tasks;
        this.places = places;
        this.directory = directory;
        this.engine = engine;
        this.acting = acting;
        this.facts = facts;
        this.clock = clock;
    }

    @EventListener
    void recused(Assignment.Recused recused) {
        places.held(recused.dossier(), recused.kind(), recused.reviewer())
                .ifPresentOrElse(
                        task -> {
                            free(task, recused.reviewer());
                            places.open(recused);
                        },
                        () -> places.fillMissing(recused.dossier(), recused.kind()));
    }

    @EventListener
    void takenBack(Vacancies.TakenBack back) {
        places.held(back.dossier(), back.kind(), back.reviewer()).ifPresent(task -> free(task, back.reviewer()));
    }

    /** The task of the place goes to whoever is in it now; where the sheet had been handed in there is none, and one is made. */
    @EventListener
    void replaced(Vacancies.Replaced replaced) {
        Member next = directory.member(replaced.reviewer()).orElseThrow();
        places.empty(replaced.dossier(), replaced.kind())
                .ifPresentOrElse(
                        task -> hand(task, next, replaced.actor()),
                        () -> places.seat(replaced.dossier(), replaced.kind(), next));
    }

    private void hand(Task task, Member next, String actor) {
        if (tasks.hand(task.id(), task.version(), next, clock.instant())) {
            tasks.unseen(task.id().value());
            engine.assign(task.id().value(), next.id().toString());
            facts.publishEvent(new Task.Transferred(task.dossier(), task.id(), task.step(), next.id(), "", actor));
        }
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
