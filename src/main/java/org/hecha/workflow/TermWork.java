package org.hecha.workflow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hecha.designation.Designations;
import org.hecha.designation.Grade;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.TooManyReturns;
import org.hecha.programme.Rounds;
import org.hecha.review.Assignment;
import org.hecha.review.Opinion;
import org.hecha.review.Opinion.Decision;
import org.hecha.review.Reviews;
import org.hecha.standard.Criterion;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What finishing a step of the end-of-term assessment does (decision 0103): everything said on the way is an opinion at its
 * step, the conclusion is the title's grade.
 */
@Component
class TermWork {

    static final String SUMMARIZE = "summarize_term";
    private static final String EXAMINE = "examine_term";

    private final Dossiers dossiers;
    private final Reviews reviews;
    private final Designations designations;
    private final Rounds rounds;
    private final JourneyTable journeys;
    private final TaskTable tasks;
    private final Acting acting;
    private final Clock clock;

    TermWork(
            @Lazy Dossiers dossiers,
            @Lazy Reviews reviews,
            @Lazy Designations designations,
            Rounds rounds,
            JourneyTable journeys,
            TaskTable tasks,
            Acting acting,
            Clock clock) {
        this.dossiers = dossiers;
        this.reviews = reviews;
        this.designations = designations;
        this.rounds = rounds;
        this.journeys = journeys;
        this.tasks = tasks;
        this.acting = acting;
        this.clock = clock;
    }

    /** A criterion that is no longer met is said with a reason, whatever else is wrong all at once. */
    void summarize(Work.Done done) {
        Map<String, String> problems = new LinkedHashMap<>();
        for (Criterion criterion :
                dossiers.standardOf(done.scope(), done.dossier()).criteria()) {
            if (done.text("met_" + criterion.id()).equals("no")
                    && done.text("gap_" + criterion.id()).isEmpty()) {
                problems.put("gap_" + criterion.id(), "gap_required");
            }
        }
        refuse(problems);
        give(done, Decision.APPROVE, "summary");
    }

    void sign(Work.Done done) {
        give(done, done.approves() ? Decision.APPROVE : Decision.RETURN, "opinion");
    }

    void examine(Work.Done done) {
        if (done.approves()) {
            if (done.text("grade").isEmpty()) {
                refuse(Map.of("grade", "required"));
            }
            give(done, Decision.APPROVE, "opinion");
            return;
        }
        int limit = rounds.get(journeys.get(done.dossier()).round()).returns();
        long before = opinions(done.dossier()).stream()
                .filter(o -> o.step().equals(EXAMINE) && o.decision() == Decision.RETURN)
                .count();
        if (before >= limit) {
            throw new TooManyReturns(done.task().number(), limit);
        }
        give(done, Decision.RETURN, "opinion");
    }

    /** Keeps the third party's assessment and asks experts, who read it. */
    void thirdParty(Work.Done done) {
        if (LocalDate.parse(done.text("assessed_on")).isAfter(LocalDate.now(clock))) {
            refuse(Map.of("assessed_on", "in_future"));
        }
        give(done, Decision.APPROVE, "findings");
        reviews.assign(done.scope(), done.dossier(), Assigning.TERM.kind(), Integer.parseInt(done.text("experts")));
    }

    /** An expert's opinion is final with the task; its digest stands in the chain. */
    void review(Work.Done done) {
        var assignment = reviews.mine(done.scope(), done.dossier(), Assignment.Kind.TERM)
                .orElseThrow(() -> new UnknownTask(done.task().id()));
        reviews.submit(done.scope(), assignment.id(), done.text("grade") + "\n" + done.text("opinion"));
        give(done, Decision.APPROVE, "opinion");
    }

    void propose(Work.Done done) {
        give(done, Decision.APPROVE, "opinion");
    }

    /** @return the grade as the diagram asks for it */
    String conclude(Work.Done done) {
        boolean revocationOpen = tasks.ofDossier(done.dossier()).stream()
                .map(TaskRow::task)
                .anyMatch(t -> t.done().isEmpty() && t.step().equals(MatterDesk.DECIDE_REVOCATION));
        if (revocationOpen) {
            throw new RevocationOpen(done.task().number());
        }
        String grade = done.text("grade");
        give(done, Decision.APPROVE, "opinion");
        designations.grade(done.scope(), done.dossier(), Grade.of(grade), done.text("opinion"));
        return grade;
    }

    /** What the form of a summary begins with after a return: what was said last time. */
    Map<String, String> before(Task task) {
        if (!task.step().equals(SUMMARIZE)) {
            return Map.of();
        }
        return opinions(task.dossier()).stream()
                .filter(o -> o.step().equals(SUMMARIZE))
                .reduce((earlier, later) -> later)
                .map(last -> {
                    Map<String, String> fields = new LinkedHashMap<>(last.fields());
                    fields.put("summary", last.text());
                    return fields;
                })
                .orElse(new LinkedHashMap<>());
    }

    private List<Opinion> opinions(DossierId dossier) {
        return reviews.opinions(acting.background(), dossier);
    }

    private void give(Work.Done done, Decision decision, String why) {
        reviews.give(
                done.scope(), done.dossier(), done.task().step(), decision, done.text(why), done.rest(why), List.of());
    }

    private static void refuse(Map<String, String> problems) {
        if (!problems.isEmpty()) {
            throw new FormRejected(problems);
        }
    }
}
