package org.hecha.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hecha.designation.Designations;
import org.hecha.designation.Grade;
import org.hecha.dossier.Defect;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Incomplete;
import org.hecha.dossier.TooManyReturns;
import org.hecha.organization.Level;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.programme.Rounds;
import org.hecha.programme.Stage;
import org.hecha.review.Assignment;
import org.hecha.review.Opinion;
import org.hecha.review.Opinion.Decision;
import org.hecha.review.Reviews;
import org.hecha.workflow.engine.Engine;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What finishing a step does in the module that owns it; gives back the outcomes the diagram's questions ask for. */
@Component
class Work {

    private final Dossiers dossiers;
    private final Reviews reviews;
    private final Designations designations;
    private final Rounds rounds;
    private final Engine engine;
    private final JourneyTable journeys;
    private final Routing routing;
    private final TermWork term;
    private final ReviewPlaces places;
    private final WorkflowSettings settings;

    Work(
            @Lazy Dossiers dossiers,
            @Lazy Reviews reviews,
            @Lazy Designations designations,
            Rounds rounds,
            Engine engine,
            JourneyTable journeys,
            Routing routing,
            TermWork term,
            ReviewPlaces places,
            WorkflowSettings settings) {
        this.dossiers = dossiers;
        this.reviews = reviews;
        this.designations = designations;
        this.rounds = rounds;
        this.engine = engine;
        this.journeys = journeys;
        this.routing = routing;
        this.term = term;
        this.places = places;
        this.settings = settings;
    }

    /** @param fields checked already; keys of the step's form */
    Map<String, Object> done(Scope scope, Task task, Map<String, Object> fields, List<Defect> defects) {
        var done = new Done(scope, task, fields, defects);
        places.mayConclude(task, done.decision());
        Map<String, Object> outcomes = new HashMap<>();
        if (fields.containsKey("decision")) {
            outcomes.put("decision", done.decision());
        }
        switch (task.step()) {
            case "draft" -> dossiers.saveApplication(scope, task.dossier(), FormSchema.texts(fields));
            case "seal", "sign", "sign_correction" -> {
                if (done.approves()) {
                    dossiers.submit(scope, task.dossier());
                }
            }
            case "consolidate" -> consolidate(done, outcomes);
            case "city_check", "national_acceptance", "city_review", "desk_conclusion", "deliberate" -> judge(done);
            case "provincial_check" -> {
                judge(done);
                beginCountersigning(done, outcomes);
            }
            case "countersign" -> countersign(done, outcomes);
            case "assign_reviewers" -> {
                judge(done);
                if (done.approves()) {
                    reviews.assign(scope, task.dossier(), Assigning.DESK.kind(), Assigning.DESK.most());
                }
            }
            case "desk_review", "third_review" -> sheet(done, Assignment.Kind.DESK);
            case "spot_check" -> sheet(done, Assignment.Kind.SPOT_CHECK);
            case "panel_review" -> sheet(done, Assignment.Kind.PANEL);
            case "on_site_check", "investigate_objection" -> give(done, Decision.APPROVE, done.text("findings"));
            case "recommend" -> {
                judge(done);
                if (done.approves()) {
                    designations.recommend(scope, task.dossier(), done.text("opinion"));
                }
            }
            case "format_check" -> formatCheck(done, outcomes);
            case "form_panel" ->
                reviews.assign(scope, task.dossier(), Assigning.PANEL.kind(), Integer.parseInt(done.text("experts")));
            case "national_deliberation", "review_policy_change" -> judge(done);
            // of diagrams before decision 0103
            case "assess_term" -> {
                judge(done);
                if (done.approves()) {
                    designations.grade(scope, task.dossier(), Grade.PASSED, done.text("opinion"));
                }
            }
            case "summarize_term" -> term.summarize(done);
            case "sign_term" -> term.sign(done);
            case "examine_term" -> term.examine(done);
            case "third_party" -> term.thirdParty(done);
            case "term_review" -> term.review(done);
            case "propose_grade" -> term.propose(done);
            case "conclude_term" -> outcomes.put("grade", term.conclude(done));
            case "publish" -> publish(done, outcomes);
            case "name_county" -> nameOrRefuse(done);
            case "reconsider" -> {
                judge(done);
                designations.refuse(scope, task.dossier(), done.text("opinion"));
            }
            case "register_objection" ->
                outcomes.put("substance", done.text("substance").equals("yes"));
            case "decide_objection" -> decideObjection(done);
            case "decide_revocation" -> {
                judge(done);
                if (done.approves()) {
                    designations.revoke(scope, task.dossier(), done.text("opinion"));
                }
            }
            case "investigate_fraud" -> {
                give(done, Decision.APPROVE, done.text("findings"));
                outcomes.put("proven", done.text("proven").equals("yes"));
                outcomes.put("gravity", done.text("gravity"));
            }
            default -> {} // start_self_check, distribute, fill_criterion, correct: what was done is in the dossier
        }
        return outcomes;
    }

    record Done(Scope scope, Task task, Map<String, Object> fields, List<Defect> defects) {
        String text(String key) {
            return fields.getOrDefault(key, "").toString();
        }

        String decision() {
            return text("decision");
        }

        boolean approves() {
            return decision().equals("approve");
        }

        DossierId dossier() {
            return task.dossier();
        }

        /** The fields beside the decision and the one that says why. */
        Map<String, String> rest(String why) {
            Map<String, String> rest = FormSchema.texts(fields);
            rest.remove("decision");
            rest.remove(why);
            return rest;
        }
    }

    /** An opinion; a return goes to the county with all its defects, as often as the round allows. */
    private void judge(Done done) {
        switch (done.decision()) {
            case "approve" -> give(done, Decision.APPROVE, done.text("opinion"));
            case "reject" -> give(done, Decision.REJECT, done.text("opinion"));
            case "return" -> {
                Level level = done.task().role().level();
                int limit = rounds.get(journeys.get(done.dossier()).round()).returns();
                if (dossiers.returns(done.scope(), done.dossier(), level) >= limit) {
                    throw new TooManyReturns(done.task().number(), limit);
                }
                give(done, Decision.RETURN, done.text("opinion"));
                dossiers.returnForCorrection(done.scope(), done.dossier(), level, done.defects());
            }
            default -> throw new IllegalArgumentException("no such decision: " + done.decision());
        }
    }

    private Opinion give(Done done, Decision decision, String text) {
        Map<String, String> rest = done.rest("opinion");
        return reviews.give(done.scope(), done.dossier(), done.task().step(), decision, text, rest, done.defects());
    }

    /** A reviewer's sheet becomes final together with the recommendation. */
    private void sheet(Done done, Assignment.Kind kind) {
        var assignment = reviews.mine(done.scope(), done.dossier(), kind)
                .orElseThrow(() -> new UnknownTask(done.task().id()));
        reviews.submit(done.scope(), assignment.id(), done.text("summary"));
        var decision = switch (done.decision()) {
            case "approve" -> Decision.APPROVE;
            case "return" -> Decision.RETURN;
            default -> Decision.REJECT;
        };
        give(done, decision, done.text("summary"));
    }

    private void consolidate(Done done, Map<String, Object> outcomes) {
        if (done.approves()) {
            var completeness = dossiers.completeness(done.scope(), done.dossier());
            if (!completeness.submittable()) {
                throw new Incomplete(done.task().number(), completeness);
            }
        } else {
            outcomes.put(
                    "again",
                    String.join(
                            " ",
                            done.defects().stream()
                                    .map(Defect::criterion)
                                    .distinct()
                                    .toList()));
        }
    }

    private void beginCountersigning(Done done, Map<String, Object> outcomes) {
        if (done.approves()) {
            int members = routing.outlineMembers(done.task().region()).size();
            int quorum = settings.countersignQuorum();
            outcomes.put("countersign_approvals", 0);
            outcomes.put("countersign_refusals", 0);
            outcomes.put("countersign_needed", quorum == 0 ? members : Math.min(quorum, members));
        }
    }

    private void countersign(Done done, Map<String, Object> outcomes) {
        judge(done);
        String counter = done.approves() ? "countersign_approvals" : "countersign_refusals";
        int before = (Integer) engine.variable(done.task().id().value(), counter)
                .orElseThrow(() -> new IllegalStateException("nobody began countersigning"));
        outcomes.put(counter, before + 1);
        // the diagram asks for the counts; a single member's decision is not the dossier's
        outcomes.remove("decision");
    }

    private void formatCheck(Done done, Map<String, Object> outcomes) {
        judge(done);
        if (done.approves()) {
            boolean sampled = designations.sampled(done.scope(), done.dossier());
            if (sampled) {
                reviews.assign(done.scope(), done.dossier(), Assignment.Kind.SPOT_CHECK, 1);
            }
            outcomes.put("sampled", sampled);
        }
    }

    private void publish(Done done, Map<String, Object> outcomes) {
        var notice = designations.publish(done.scope(), done.dossier());
        arrive(done, Stage.PUBLIC_NOTICE);
        outcomes.put("notice_until", notice.until().toString());
    }

    private void nameOrRefuse(Done done) {
        judge(done);
        if (done.approves()) {
            designations.name(done.scope(), done.dossier());
            arrive(done, Stage.DESIGNATION);
        } else {
            designations.refuse(done.scope(), done.dossier(), done.text("opinion"));
        }
    }

    /** The station a decision itself begins, unless the deciding module has moved the dossier there. */
    private void arrive(Done done, Stage stage) {
        var dossier = dossiers.get(done.scope(), done.dossier());
        if (dossier.stage() != stage) {
            dossiers.move(done.scope(), done.dossier(), stage, Level.NATION, false);
        }
    }

    private void decideObjection(Done done) {
        var objection = engine.variable(done.task().id().value(), "objection")
                .orElseThrow(() -> new IllegalStateException("the process knows no objection"));
        designations.answer(
                done.scope(),
                UUID.fromString(objection.toString()),
                done.text("upheld").equals("yes"),
                done.text("answer"));
    }

    /** Steps of people who must not see each other's names: reviewers judge alone. */
    static boolean blind(String step) {
        return Task.JUDGED_APART.contains(step);
    }

    /** Whether this person may know who does a task. */
    static boolean mayKnowHolder(Scope scope, Task task) {
        boolean mine = task.heldBy(scope);
        return mine
                || scope.system()
                || scope.roles().stream().anyMatch(r -> superior(r, task))
                || (!blind(task.step()) && scope.body().equals(task.unit()));
    }

    private static boolean superior(Role mine, Task task) {
        if (mine == Role.EXPERT || mine == Role.OBSERVER || mine.administers()) {
            return false;
        }
        boolean leads = mine == Role.PROVINCIAL_LEADER || mine == Role.NATIONAL_LEADER || mine == Role.NATIONAL_OFFICER;
        int above = mine.level().compareTo(task.role().level());
        return above > 0 || (leads && above == 0);
    }
}
