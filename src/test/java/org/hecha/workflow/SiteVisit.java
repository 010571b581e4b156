package org.hecha.workflow;

import static org.hecha.workflow.Play.APPROVE;
import static org.hecha.workflow.Play.cityReview;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Specimens;
import org.hecha.organization.Directory;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.OrganizationImport.MemberRow;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.review.Assignment;
import org.hecha.review.Judgement;
import org.hecha.review.Reviews;

/** A dossier of 赭岭县 that waits for the visit of its province, in the whole application; two of the team can log in. */
public final class SiteVisit {

    public static final String PASSWORD = "qiufen-2022";
    /** 孟夏 */
    public static final String REVIEWER = "site-a-990000";
    /** 季秋 */
    public static final String COLLEAGUE = "site-b-990000";
    /** Of the same province, and no reviewer. */
    public static final String OUTSIDER = "site-c-990000";

    private final Worklist worklist;
    private final Dossiers dossiers;
    private final Directory directory;
    private final Reviews reviews;
    private final Specimens aDossier;

    public SiteVisit(
            Worklist worklist,
            Dossiers dossiers,
            Directory directory,
            OrganizationImport imports,
            Reviews reviews,
            Specimens aDossier) {
        this.worklist = worklist;
        this.dossiers = dossiers;
        this.directory = directory;
        this.reviews = reviews;
        this.aDossier = aDossier;
        aDossier.scope("clerk-990226");
        if (directory.memberByLogin(OUTSIDER).isEmpty()) {
            org.hecha.organization.Specimens.must(imports.members(
                    directory.systemScope("people for tests of the visit"),
                    List.of(
                            person(REVIEWER, "孟夏", "岚川省科协", Role.PROVINCIAL_REVIEWER),
                            person(COLLEAGUE, "季秋", "岚川省科协", Role.PROVINCIAL_REVIEWER),
                            person(OUTSIDER, "仲冬", "岚川省教育厅", Role.OUTLINE_MEMBER)),
                    false));
        }
    }

    private static MemberRow person(String login, String name, String body, Role role) {
        return new MemberRow(login, name, "990000", body, Set.of(role), PASSWORD);
    }

    public Scope scope(String login) {
        return aDossier.scope(login);
    }

    private Scope everything() {
        return directory.systemScope("a test looks at every task");
    }

    /** Another dossier, with the task open that assigns its desk reviewers. */
    public Task assigning() {
        var d = aDossier.opened("990226").id();
        done(d, "draft", "clerk-990226", Play.applicationForm());
        done(d, "seal", "leader-990226", APPROVE);
        done(d, "city_check", "reviewer-990200", APPROVE);
        done(d, "provincial_check", "reviewer-990000", APPROVE);
        done(d, "countersign", "outline-990000", APPROVE);
        done(d, "national_acceptance", "officer-000000", APPROVE);
        done(d, "start_self_check", "clerk-990226", Map.of());
        done(d, "distribute", "clerk-990226", Map.of());
        for (var task : worklist.openOf(everything(), d)) {
            worklist.complete(scope("clerk-990226"), task.id(), task.version(), Map.of("checked", true), List.of());
        }
        worklist.runDue();
        aDossier.fill(dossiers.get(everything(), d));
        done(d, "consolidate", "clerk-990226", APPROVE);
        done(d, "sign", "leader-990226", APPROVE);
        done(d, "city_review", "reviewer-990200", cityReview("approve"));
        return open(d, "assign_reviewers");
    }

    /** Another dossier, with the task of the visit open and held by nobody. */
    public Task due() {
        var d = assigning().dossier();
        done(d, "assign_reviewers", "leader-990000", APPROVE);
        judged(d);
        done(d, "desk_conclusion", "leader-990000", APPROVE);
        return open(d, "on_site_check");
    }

    /** Everybody with an open desk review hands in a sheet. */
    public void judged(DossierId d) {
        for (var task : worklist.openOf(everything(), d)) {
            var reviewer = directory.scopeOf(task.assignee().orElseThrow());
            judge(reviewer, d);
            worklist.complete(reviewer, task.id(), task.version(), Play.SHEET, List.of());
        }
    }

    private void judge(Scope reviewer, DossierId dossier) {
        var sheet = reviews.mine(reviewer, dossier, Assignment.Kind.DESK).orElseThrow();
        reviews.declareConflict(reviewer, sheet.id(), false, "");
        for (var criterion : dossiers.standardOf(reviewer, dossier).criteria()) {
            reviews.judge(reviewer, sheet.id(), new Judgement(criterion.id(), true, Optional.empty(), "有佐证"));
        }
    }

    public Task open(DossierId dossier, String step) {
        return worklist.openOf(everything(), dossier).stream()
                .filter(task -> task.step().equals(step))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + step));
    }

    /** Somebody finishes the open task of this step. */
    public void done(DossierId dossier, String step, String login, Map<String, Object> fields) {
        var task = open(dossier, step);
        worklist.complete(scope(login), task.id(), task.version(), fields, List.of());
    }
}
