package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hecha.workflow.Play.APPROVE;
import static org.hecha.workflow.Play.RETURN;
import static org.hecha.workflow.Play.cityReview;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.InApplication;
import org.hecha.dossier.Defect;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Incomplete;
import org.hecha.dossier.Specimens;
import org.hecha.organization.Directory;
import org.hecha.organization.Scope;
import org.hecha.programme.Stage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** The process in the whole application, with nothing faked: from the first draft to the province, with a return on the way. */
@InApplication
class WholeHouseIT {

    @Autowired
    Worklist worklist;

    @Autowired
    Journey journey;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Directory directory;

    @Autowired
    Specimens aDossier;

    @Autowired
    TestRestTemplate browser;

    private Scope everything() {
        return directory.systemScope("a test looks at every task");
    }

    private List<Task> open(DossierId dossier) {
        return worklist.openOf(everything(), dossier);
    }

    private void done(DossierId dossier, String step, String login, Map<String, Object> fields, List<Defect> defects) {
        Scope scope = aDossier.scope(login);
        var task = open(dossier).stream()
                .filter(t -> t.step().equals(step) && t.unit().equals(scope.body()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(login + " has no " + step + ": " + open(dossier)));
        worklist.complete(scope, task.id(), task.version(), fields, defects);
    }

    private void done(DossierId dossier, String step, String login, Map<String, Object> fields) {
        done(dossier, step, login, fields, List.of());
    }

    private DossierId atTheCity() {
        var d = aDossier.opened("990226").id();
        done(d, "draft", "clerk-990226", Play.applicationForm());
        done(d, "seal", "leader-990226", APPROVE);
        return d;
    }

    @Test
    void carriesADossierFromTheDraftToTheProvinceWithAReturnOnTheWay() {
        var d = atTheCity();
        var city = aDossier.scope("reviewer-990200");
        assertThat(worklist.list(city, Worklist.Tab.CLAIMABLE, "", Worklist.Order.DUE, false, "", 200)
                        .tasks())
                .anyMatch(t -> t.dossier().equals(d));
        var defect = new Defect("", "", Optional.empty(), Defect.ReasonCode.FORM_INCOMPLETE, "补充创建工作打算");
        done(d, "city_check", "reviewer-990200", RETURN, List.of(defect));
        assertThat(dossiers.get(everything(), d).status()).isEqualTo(Dossier.Status.RETURNED);
        done(d, "correct", "clerk-990226", Map.of("reply", "已补充"));
        done(d, "sign_correction", "leader-990226", APPROVE);
        done(d, "city_check", "reviewer-990200", APPROVE);
        done(d, "provincial_check", "reviewer-990000", APPROVE);
        done(d, "countersign", "outline-990000", APPROVE);
        done(d, "national_acceptance", "officer-000000", APPROVE);
        done(d, "start_self_check", "clerk-990226", Map.of());
        assertThat(dossiers.get(everything(), d).stage()).isEqualTo(Stage.SELF_CHECK);
        done(d, "distribute", "clerk-990226", Map.of());
        assertThat(open(d)).hasSize(12).allMatch(t -> t.step().equals("fill_criterion"));
        for (var task : open(d)) {
            worklist.complete(
                    aDossier.scope("clerk-990226"), task.id(), task.version(), Map.of("checked", true), List.of());
        }
        worklist.runDue();
        assertThatThrownBy(() -> done(d, "consolidate", "clerk-990226", APPROVE))
                .isInstanceOf(Incomplete.class);
        aDossier.fill(dossiers.get(everything(), d));
        done(d, "consolidate", "clerk-990226", APPROVE);
        done(d, "sign", "leader-990226", APPROVE);
        assertThat(dossiers.get(everything(), d).status()).isEqualTo(Dossier.Status.SUBMITTED);
        done(d, "city_review", "reviewer-990200", cityReview("approve"));
        done(d, "assign_reviewers", "leader-990000", APPROVE);
        var reviews = open(d);
        assertThat(reviews)
                .hasSize(2)
                .allMatch(t -> t.step().equals("desk_review") && t.assignee().isPresent());
        assertThat(reviews.stream().map(Task::assignee)).doesNotHaveDuplicates();
        assertThat(journey.line(aDossier.scope("clerk-990226"), d).holder()).isEqualTo("岚川省科协");
        assertThat(journey.timeline(aDossier.scope("clerk-990226"), d)).hasSizeGreaterThan(20);
    }

    @Test
    void takesADossierBackFromTheCityAndOpensItForTheCounty() {
        var d = atTheCity();
        worklist.withdraw(aDossier.scope("clerk-990226"), d, "人口数填错");
        assertThat(dossiers.get(everything(), d).status()).isEqualTo(Dossier.Status.DRAFT);
        dossiers.saveApplication(aDossier.scope("clerk-990226"), d, Map.of("population", "412301"));
        done(d, "correct", "clerk-990226", Map.of("reply", "已改"));
        done(d, "sign_correction", "leader-990226", APPROVE);
        assertThat(open(d)).extracting(Task::step).containsExactly("city_check");
    }

    @Test
    void endsWhenTheCountysLeaderGivesItUp() {
        var d = atTheCity();
        worklist.abandon(aDossier.scope("leader-990226"), d, "不再创建");
        assertThat(open(d)).isEmpty();
        assertThat(dossiers.get(everything(), d).outcome()).isEqualTo(Dossier.Outcome.WITHDRAWN);
    }

    @Test
    void keepsTheWordsOfAReportOfFraudForWhoeverInvestigatesAndFromTheCounty() {
        var d = atTheCity();
        done(d, "city_check", "reviewer-990200", APPROVE);
        var leader = aDossier.scope("leader-990000");
        assertThatThrownBy(() -> worklist.reportFraud(leader, d, "  ")).isInstanceOf(FormRejected.class);
        assertThatThrownBy(() -> worklist.reportFraud(aDossier.scope("leader-990226"), d, "举报"))
                .isInstanceOf(NotYourRole.class);

        worklist.reportFraud(leader, d, "志愿者名册系伪造");

        assertThat(open(d)).extracting(Task::step).contains("investigate_fraud");
        assertThat(worklist.matters(leader, d))
                .extracting(Matter::kind, Matter::words)
                .containsExactly(tuple(Matter.Kind.FRAUD, "志愿者名册系伪造"));
        var clerk = aDossier.scope("clerk-990226");
        assertThat(worklist.matters(clerk, d)).isEmpty();
        assertThat(journey.timeline(leader, d)).extracting(Journey.Visit::step).contains("investigate_fraud");
        assertThat(journey.timeline(clerk, d))
                .extracting(Journey.Visit::step)
                .isNotEmpty()
                .noneMatch(step -> step.contains("fraud"));
        var investigation = open(d).stream()
                .filter(task -> task.step().equals("investigate_fraud"))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> worklist.get(clerk, investigation.id())).isInstanceOf(UnknownTask.class);
        assertThat(worklist.get(leader, investigation.id()).step()).isEqualTo("investigate_fraud");
        var counts = worklist.counts(clerk);
        for (var tab : Worklist.Tab.values()) {
            List<Task> listed = new ArrayList<>();
            String after = "";
            do {
                var page = worklist.list(clerk, tab, "", Worklist.Order.DUE, false, after, 200);
                listed.addAll(page.tasks());
                after = page.next();
            } while (!after.isEmpty());
            assertThat(listed).as(tab.name()).extracting(Task::id).doesNotContain(investigation.id());
            assertThat(counts.get(tab)).as(tab.name()).isEqualTo((long) listed.size());
        }
        assertThat(worklist.list(leader, Worklist.Tab.AREA, "", Worklist.Order.CREATED, true, "", 200)
                        .tasks())
                .extracting(Task::id)
                .contains(investigation.id());
        assertThat(journey.line(clerk, d).step()).isNotEqualTo("investigate_fraud");
        assertThat(journey.current(leader, d).values()).anyMatch(ids -> ids.contains("investigate_fraud"));
        assertThat(journey.current(clerk, d).values()).noneMatch(ids -> ids.contains("investigate_fraud"));
    }

    @Test
    void servesNoPageAndNoInterfaceOfTheEngine() {
        for (String path : List.of(
                "/camunda/app/admin/default/setup/",
                "/camunda/app/welcome/default/",
                "/camunda/api/admin/setup/default/user/create",
                "/app/admin/default/setup",
                "/engine-rest/engine",
                "/rest/engine",
                "/forms/embedded")) {
            var answer = browser.getForEntity(path, String.class);
            boolean login = answer.getStatusCode().is3xxRedirection()
                    || String.valueOf(answer.getBody()).contains("name=\"password\"");
            assertThat(answer.getStatusCode().is4xxClientError() || login)
                    .as(path)
                    .isTrue();
            assertThat(String.valueOf(answer.getBody())).as(path).doesNotContainIgnoringCase("camunda");
        }
    }
}
