package org.hecha.workflow;

import java.time.Clock;
import java.util.List;
import org.hecha.organization.Directory;
import org.hecha.review.Assignment;
import org.hecha.review.Conflicts;
import org.hecha.review.NotEnoughReviewers;
import org.hecha.review.Reviews;
import org.hecha.workflow.engine.Engine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A reviewer with a conflict of interest is out at once; the task goes to the next one who is free. */
@Component
class Recusals {

    private static final Logger log = LoggerFactory.getLogger(Recusals.class);

    private final TaskTable tasks;
    private final Reviews reviews;
    private final Directory directory;
    private final Engine engine;
    private final Acting acting;
    private final Clock clock;

    Recusals(TaskTable tasks, @Lazy Reviews reviews, Directory directory, Engine engine, Acting acting, Clock clock) {
        this.tasks = tasks;
        this.reviews = reviews;
        this.directory = directory;
        this.engine = engine;
        this.acting = acting;
        this.clock = clock;
    }

    @EventListener
    void recused(Assignment.Recused recused) {
        tasks.ofDossier(recused.dossier()).stream()
                .map(TaskRow::task)
                .filter(t -> t.done().isEmpty() && Work.blind(t.step()))
                .filter(t -> t.assignee().filter(recused.reviewer()::equals).isPresent())
                .findFirst()
                .ifPresent(task -> replace(task, recused));
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

    private void replace(Task task, Assignment.Recused recused) {
        List<Assignment> found;
        try {
            found = reviews.assign(acting.background(), recused.dossier(), recused.kind(), 1);
        } catch (NotEnoughReviewers nobodyFree) {
            tasks.release(task.id(), recused.reviewer());
            engine.assign(task.id().value(), "");
            log.warn("task {} waits: no reviewer is free after a recusal", task.id());
            return;
        }
        directory
                .member(found.getFirst().reviewer())
                .filter(next -> tasks.hand(task.id(), task.version(), next, clock.instant()))
                .ifPresent(next -> engine.assign(task.id().value(), next.id().toString()));
    }
}
