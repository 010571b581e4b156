package org.hecha.workflow;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.review.Assignment;
import org.hecha.review.Reviews;
import org.hecha.review.Vacancies;
import org.hecha.workflow.engine.Engine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Where those sit who judge apart. A sheet that was struck out after it was handed in is written anew by somebody else before
 * anything is decided from the sheets: beside the colleagues still at work, or by going back from the decision (decision 0150).
 */
@Component
class ReviewPlaces {

    private static final Logger log = LoggerFactory.getLogger(ReviewPlaces.class);

    private final TaskTable tasks;
    private final JourneyTable journeys;
    private final Vacancies vacancies;
    private final Reviews reviews;
    private final Engine engine;
    private final Acting acting;

    ReviewPlaces(
            TaskTable tasks,
            JourneyTable journeys,
            @Lazy Vacancies vacancies,
            @Lazy Reviews reviews,
            Engine engine,
            Acting acting) {
        this.tasks = tasks;
        this.journeys = journeys;
        this.vacancies = vacancies;
        this.reviews = reviews;
        this.engine = engine;
        this.acting = acting;
    }

    /** Asks somebody for every sheet that is missing; while the dossier is elsewhere, nobody until the decision is due again. */
    void fillMissing(DossierId dossier, Assignment.Kind kind) {
        journeys.lock(dossier);
        if (judging(dossier, kind).or(() -> concluding(dossier, kind)).isEmpty()) {
            return;
        }
        for (Assignment.Recused left : vacancies.missing(acting.background(), dossier, kind)) {
            open(left);
        }
    }

    /** Opens the place of somebody who stepped back. */
    void open(Assignment.Recused left) {
        if (vacancies.open(acting.background(), left).isEmpty()) {
            log.warn("dossier {} waits: nobody was put in the place of a reviewer who stepped back", left.dossier());
        }
    }

    /** A task for somebody who follows where none is empty. Nothing while the dossier is elsewhere: {@link #arrived} sees to it. */
    void seat(DossierId dossier, Assignment.Kind kind, Member next) {
        judging(dossier, kind)
                .ifPresentOrElse(
                        beside -> engine.oneMore(
                                beside.id().value(), "reviewer", next.id().toString()),
                        () -> concluding(dossier, kind).ifPresent(task -> goBack(task, kind)));
    }

    private void goBack(Task conclusion, Assignment.Kind kind) {
        engine.goBack(conclusion.id().value(), first(kind));
    }

    /** The step all of that kind begin at; a third one is asked from there as well. */
    private static String first(Assignment.Kind kind) {
        return kind == Assignment.Kind.DESK
                ? "desk_review"
                : kind.steps().iterator().next();
    }

    /** A sheet may have been struck out while the dossier was back with the county. */
    @EventListener
    void arrived(Task.Arrived arrived) {
        concluded(arrived.step())
                .filter(kind -> TransactionSynchronizationManager.isSynchronizationActive())
                .ifPresent(kind -> TransactionSynchronizationManager.registerSynchronization(new Later(() -> {
                    fillMissing(arrived.dossier(), kind);
                    concluding(arrived.dossier(), kind)
                            .filter(task -> anyUnfinished(arrived.dossier(), kind))
                            .ifPresent(task -> goBack(task, kind));
                })));
    }

    /** While the engine makes a task nothing can go back from it; at the end of the transaction it can. */
    private record Later(Runnable act) implements TransactionSynchronization {

        @Override
        public void beforeCommit(boolean readOnly) {
            act.run();
        }

        @Override
        public int getOrder() {
            return 0;
        }
    }

    private boolean anyUnfinished(DossierId dossier, Assignment.Kind kind) {
        return reviews.assignments(acting.background(), dossier).stream()
                .anyMatch(a -> a.kind() == kind && !a.submitted());
    }

    /** @throws SheetMissing where something would be decided from the sheets while a place is empty; a return decides nothing */
    void mayConclude(Task task, String decision) {
        if (decision.equals("return")) {
            return;
        }
        concluded(task.step()).ifPresent(kind -> {
            int empty = vacancies.empty(acting.background(), task.dossier(), kind);
            if (empty > 0) {
                throw new SheetMissing(task.number(), empty);
            }
        });
    }

    static Optional<Assignment.Kind> concluded(String step) {
        return Arrays.stream(Assignment.Kind.values())
                .filter(kind -> kind.concluding().equals(step))
                .findFirst();
    }

    /** The task of the place somebody is in or was. */
    Optional<Task> held(DossierId dossier, Assignment.Kind kind, MemberId reviewer) {
        return at(dossier, kind.steps())
                .filter(t -> t.assignee().filter(reviewer::equals).isPresent())
                .findFirst();
    }

    Optional<Task> empty(DossierId dossier, Assignment.Kind kind) {
        return at(dossier, kind.steps()).filter(t -> t.assignee().isEmpty()).findFirst();
    }

    private Optional<Task> judging(DossierId dossier, Assignment.Kind kind) {
        return at(dossier, kind.steps()).findFirst();
    }

    private Optional<Task> concluding(DossierId dossier, Assignment.Kind kind) {
        return at(dossier, Set.of(kind.concluding())).findFirst();
    }

    private Stream<Task> at(DossierId dossier, Set<String> steps) {
        return tasks.ofDossier(dossier).stream()
                .map(TaskRow::task)
                .filter(t -> t.done().isEmpty() && steps.contains(t.step()) && !Signers.own(t.id()));
    }
}
