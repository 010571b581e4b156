package org.hecha.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hecha.InApplication;
import org.hecha.audit.AuditTrail;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Specimens;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.OrganizationImport.PostRow;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.review.Assignment;
import org.hecha.review.Reviews;
import org.hecha.review.Signatures;
import org.hecha.workflow.InPersonOnly;
import org.hecha.workflow.SiteVisit;
import org.hecha.workflow.Task;
import org.hecha.workflow.TaskId;
import org.hecha.workflow.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the machine supposes, from the directory to the desk, and what a confirmed conflict does everywhere else. */
@InApplication
class ConflictsInTheHouseIT {

    private static final Pattern PLACE = Pattern.compile("id=\"v-([0-9a-f-]{36})\"");

    private static final Pattern FACT = Pattern.compile("name=\"fact\" value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    Worklist worklist;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Directory directory;

    @Autowired
    OrganizationImport imports;

    @Autowired
    Reviews reviews;

    @Autowired
    Specimens aDossier;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Signatures signatures;

    private SiteVisit visit;
    private Task assigning;
    private Member tied;

    @BeforeEach
    void oneReviewerOnceWorkedThere() {
        jdbc.sql("delete from workflow.answer").update();
        jdbc.sql("delete from workflow.ask").update();
        jdbc.sql("delete from workflow.task where id like 'ask-%'").update();
        visit = new SiteVisit(worklist, dossiers, directory, imports, reviews, aDossier);
        assigning = visit.assigning();
        tied = directory.memberByLogin(SiteVisit.REVIEWER).orElseThrow();
        org.hecha.organization.Specimens.must(imports.posts(
                directory.systemScope("a test of conflicts"),
                List.of(new PostRow(
                        SiteVisit.REVIEWER,
                        "990226",
                        "赭岭县科协",
                        Optional.of(LocalDate.of(2016, 5, 1)),
                        Optional.of(LocalDate.of(2019, 8, 31)))),
                false));
    }

    private Browser tied() {
        var browser = new Browser(port);
        browser.logIn(SiteVisit.REVIEWER, SiteVisit.PASSWORD);
        return browser;
    }

    /** The dossier is hidden from everybody but one, so that the tied one gets it as the last resort. */
    private Task forTheTiedOne() {
        directory.members(tied.body().id(), Role.PROVINCIAL_REVIEWER).stream()
                .filter(m -> !m.id().equals(tied.id()) && !m.login().equals("reviewer-990000"))
                .forEach(m -> directory.hide(m.id(), assigning.dossier().value(), "a test"));
        visit.done(assigning.dossier(), "assign_reviewers", "leader-990000", Map.of("decision", "approve"));
        return worklist.openOf(directory.systemScope("a test looks"), assigning.dossier()).stream()
                .filter(task -> task.assignee().equals(Optional.of(tied.id())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void isAnsweredBeforeTheDeskOpensAndAuditedWithoutItsWords() {
        Task task = forTheTiedOne();
        Browser browser = tied();
        String desk = "/desk/" + task.number();
        var shut = browser.get(desk);
        assertThat(shut.body()).contains("曾任职或兼职于 赭岭县科协（2016-05-01 至 2019-08-31）", "还有 1 条线索没有说明");
        assertThat(shut.body()).doesNotContain("value=\"false\"><button");
        var mine = reviews.mine(visit.scope(SiteVisit.REVIEWER), task.dossier(), Assignment.Kind.DESK)
                .orElseThrow();
        // the declaration is refused however it is sent
        assertThat(browser.post(desk + "/declare", "assignment", mine.id().toString(), "conflict", "false")
                        .status())
                .isEqualTo(409);

        var found = FACT.matcher(shut.body());
        assertThat(found.find()).isTrue();
        var answered = browser.post(
                desk + "/match",
                "reason",
                "EARLIER_POST",
                "fact",
                found.group(1),
                "confirmed",
                "false",
                "words",
                "离任已久，未参与申报");
        assertThat(answered.body()).contains("没有需要回避的情形，开始审核", "离任已久，未参与申报");
        assertThat(browser.post(desk + "/declare", "assignment", mine.id().toString(), "conflict", "false")
                        .body())
                .contains("已看");
        assertThat(audit.of(task.dossier().toString(), Long.MAX_VALUE, 200)).anySatisfy(entry -> {
            assertThat(entry.action()).isEqualTo("conflict.denied");
            assertThat(entry.facts()).containsEntry("reason", "EARLIER_POST");
            assertThat(entry.facts().toString()).doesNotContain("离任已久");
        });
    }

    @Test
    void confirmedItHidesTheDossierFromEveryListAndTheTaskGoesOnAtOnce() {
        Task task = forTheTiedOne();
        Browser browser = tied();
        String desk = "/desk/" + task.number();
        assertThat(browser.get("/tasks").body()).contains(task.number());
        var next = directory.memberByLogin("reviewer3-990000").orElseThrow();
        jdbc.sql("delete from organization.dossier_right where member = ? and dossier = ? and hidden")
                .params(next.id().value(), task.dossier().value())
                .update();

        var found = FACT.matcher(browser.get(desk).body());
        assertThat(found.find()).isTrue();
        var out = browser.post(
                desk + "/match",
                "reason",
                "EARLIER_POST",
                "fact",
                found.group(1),
                "confirmed",
                "true",
                "words",
                "曾任该县科协副主席");

        assertThat(out.body()).contains("已回避").doesNotContain(task.number());
        for (String path : List.of("/tasks?tab=unit", "/dossiers", "/search?q=" + task.number())) {
            assertThat(browser.get(path).body()).as(path).doesNotContain("/dossiers/" + task.number());
        }
        for (String path : List.of(
                desk, "/dossiers/" + task.number(), "/tasks/" + task.id().value())) {
            assertThat(browser.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(worklist.openOf(directory.systemScope("a test looks"), task.dossier()))
                .filteredOn(open -> open.id().equals(task.id()))
                .singleElement()
                .satisfies(open -> assertThat(open.assignee()).contains(next.id()));
    }

    @Test
    void aPlaceNobodyFitsWaitsForTheLeaderWhoChoosesAndMayTakeBack() {
        Task task = forTheTiedOne();
        Scope me = visit.scope(SiteVisit.REVIEWER);
        var mine = reviews.mine(me, task.dossier(), Assignment.Kind.DESK).orElseThrow();
        reviews.declareConflict(me, mine.id(), true, "配偶在该县工作");

        // nobody is left: hidden at once, and the task waits for whoever is chosen, not for whoever is first
        assertThat(holder(task)).isEmpty();
        assertThat(directory.hiddenFrom(task.dossier().value())).contains(tied.id());
        assertThat(told("leader-990000", "vacant")).isEqualTo(1);
        var next = directory.memberByLogin("reviewer3-990000").orElseThrow();
        jdbc.sql("delete from organization.dossier_right where member = ? and dossier = ? and hidden")
                .params(next.id().value(), task.dossier().value())
                .update();
        assertThatThrownBy(() -> worklist.claim(directory.scopeOf(next.id()), task.id()))
                .isInstanceOf(InPersonOnly.class);

        // nor does it stand among what can be claimed, though among what the office has
        Scope office = directory.scopeOf(next.id());
        assertThat(listed(office, Worklist.Tab.UNIT)).contains(task.id());
        assertThat(listed(office, Worklist.Tab.CLAIMABLE)).doesNotContain(task.id());
        assertThat(worklist.counts(office).get(Worklist.Tab.CLAIMABLE))
                .isEqualTo(listed(office, Worklist.Tab.CLAIMABLE).size());

        Browser leader = leader();
        String page = leader.get("/replacements").body();
        assertThat(page).contains(task.number(), "孟夏", "系统建议", next.name()).doesNotContain("??");
        assertThat(leader.get("/replacements?lang=en").body()).doesNotContain("??");
        leader.get("/replacements?lang=zh");
        String vacancy = PLACE.matcher(page).results().findFirst().orElseThrow().group(1);
        assertThat(leader.post("/replacements/" + vacancy).body()).contains("请选择由谁接替");
        assertThat(leader.post("/replacements/" + vacancy, "person", tied.id().toString())
                        .body())
                .contains("不能接替评审卷宗");
        assertThat(leader.post("/replacements/" + vacancy, "person", next.id().toString())
                        .body())
                .contains("已指定接替", "尚未声明回避情况");
        assertThat(holder(task)).contains(next.id());
        assertThat(told("reviewer3-990000", "follows")).isEqualTo(1);

        assertThat(leader.post("/replacements/" + vacancy + "/back").body()).contains("名额又空出来了");
        assertThat(holder(task)).isEmpty();
        assertThat(told("reviewer3-990000", "taken-back")).isEqualTo(1);
        assertThat(reviews.mine(directory.scopeOf(next.id()), task.dossier(), Assignment.Kind.DESK))
                .isEmpty();
        assertThat(audit.of(task.dossier().toString(), Long.MAX_VALUE, 200))
                .extracting(AuditTrail.Entry::action)
                .contains("assignment.recused", "assignment.vacant", "assignment.replaced", "assignment.taken-back");
        // colleagues and the county learn nothing of it
        var colleague = new Browser(port);
        colleague.logIn(SiteVisit.COLLEAGUE, SiteVisit.PASSWORD);
        assertThat(colleague.get("/replacements").body())
                .contains("没有由您指派的评审人员回避")
                .doesNotContain("孟夏");
        assertThat(colleague.post("/replacements/" + vacancy + "/back").status())
                .isEqualTo(404);
    }

    /** From the page of whoever steps back to the one of whoever concludes, and to the one who judges in the stead. */
    @Test
    void whoeverStepsBackAfterHandingInIsStruckOutAndSomebodyJudgesAnew() {
        directory.members(tied.body().id(), Role.PROVINCIAL_REVIEWER).stream()
                .filter(m -> !m.id().equals(tied.id()) && !m.login().equals("reviewer-990000"))
                .filter(m -> !m.login().equals("reviewer3-990000"))
                .forEach(m -> directory.hide(m.id(), assigning.dossier().value(), "a test"));
        directory.hide(
                directory.memberByLogin("reviewer3-990000").orElseThrow().id(),
                assigning.dossier().value(),
                "a test, for now");
        visit.done(assigning.dossier(), "assign_reviewers", "leader-990000", Map.of("decision", "approve"));
        jdbc.sql("delete from organization.post where member = ?")
                .param(tied.id().value())
                .update();
        visit.judged(assigning.dossier());
        jdbc.sql("delete from organization.dossier_right where member = ? and dossier = ? and hidden")
                .params(
                        directory
                                .memberByLogin("reviewer3-990000")
                                .orElseThrow()
                                .id()
                                .value(),
                        assigning.dossier().value())
                .update();
        assertThat(visit.open(assigning.dossier(), "desk_conclusion")).isNotNull();

        Browser browser = tied();
        String desk = "/desk/" + assigning.number();
        assertThat(browser.get(desk + "/summary").body()).contains(desk + "/step-back");
        assertThat(browser.post(desk + "/step-back").status()).isEqualTo(422);
        assertThat(browser.post(desk + "/step-back", "reason", "事后得知配偶在该县工作").body())
                .contains("已回避");
        assertThat(browser.get(desk + "/sheets").status()).isEqualTo(404);

        var follows = visit.open(assigning.dossier(), "desk_review");
        assertThat(follows.assignee())
                .contains(directory
                        .memberByLogin("reviewer3-990000")
                        .orElseThrow()
                        .id());
        assertThat(told("leader-990000", "struck")).isEqualTo(1);
        assertThat(jdbc.sql("select person from notification.message where event = ?")
                        .param("task.arrived/" + follows.id())
                        .query(java.util.UUID.class)
                        .list())
                .containsExactly(follows.assignee().orElseThrow().value());
        Browser leader = leader();
        assertThat(leader.get(desk + "/sheets").body())
                .contains("已划去的评审表", "孟夏", "事后得知配偶在该县工作", "已交 1 份", "还有 1 人未交")
                .doesNotContain("??");
        assertThat(audit.of(assigning.dossier().toString(), Long.MAX_VALUE, 200))
                .anySatisfy(entry -> assertThat(entry.action()).isEqualTo("assignment.struck"));

        visit.judged(assigning.dossier());
        assertThat(leader.get("/tasks/"
                                + visit.open(assigning.dossier(), "desk_conclusion")
                                        .id())
                        .body())
                .contains("另有 1 份评审表因评审人回避已划去");
        visit.done(assigning.dossier(), "desk_conclusion", "leader-990000", Map.of("decision", "approve"));
        assertThat(visit.open(assigning.dossier(), "on_site_check")).isNotNull();
    }

    private List<TaskId> listed(Scope scope, Worklist.Tab tab) {
        return worklist.list(scope, tab, "", Worklist.Order.DUE, false, "", 200).tasks().stream()
                .map(Task::id)
                .toList();
    }

    private Optional<org.hecha.organization.MemberId> holder(Task task) {
        return worklist.openOf(directory.systemScope("a test looks"), task.dossier()).stream()
                .filter(open -> open.id().equals(task.id()))
                .findFirst()
                .orElseThrow()
                .assignee();
    }

    private long told(String login, String kind) {
        return jdbc.sql("select count(*) from notification.message where person = ? and kind = ? and dossier = ?")
                .params(
                        directory.memberByLogin(login).orElseThrow().id().value(),
                        kind,
                        assigning.dossier().value())
                .query(Long.class)
                .single();
    }

    private Browser leader() {
        var leader = directory.memberByLogin("leader-990000").orElseThrow();
        imports.members(
                directory.systemScope("a test of conflicts"),
                List.of(new OrganizationImport.MemberRow(
                        "leader-990000",
                        leader.name(),
                        "990000",
                        leader.body().name(),
                        leader.roles(),
                        SiteVisit.PASSWORD)),
                false);
        var browser = new Browser(port);
        browser.logIn("leader-990000", SiteVisit.PASSWORD);
        return browser;
    }

    @Test
    void theOneWhoAssignsSeesItBeforehandAndAConfirmedOneIsNeverChosen() {
        Browser browser = leader();
        String page = "/conflicts/desk/" + assigning.number();
        browser.post("/tasks/" + assigning.id().value() + "/claim");

        assertThat(browser.get("/tasks/" + assigning.id().value()).body()).contains(page, "有 1 条线索尚待核实");
        assertThat(browser.get("/allotment/desk").body()).contains(page, "1 条人员线索待核实");
        var found = FACT.matcher(browser.get(page).body());
        assertThat(found.find()).isTrue();
        assertThat(browser.post(
                                page,
                                "person",
                                tied.id().toString(),
                                "reason",
                                "EARLIER_POST",
                                "fact",
                                found.group(1),
                                "confirmed",
                                "true",
                                "words",
                                "干部任免文件")
                        .body())
                .contains("已确认回避", "没有发现回避线索");
        assertThat(directory.hiddenFrom(assigning.dossier().value())).contains(tied.id());
        visit.done(assigning.dossier(), "assign_reviewers", "leader-990000", Map.of("decision", "approve"));
        assertThat(reviews.assignments(visit.scope("leader-990000"), assigning.dossier()))
                .extracting(Assignment::reviewer)
                .hasSize(2)
                .doesNotContain(tied.id());
        // another county's people, and those who judge, are not told
        assertThat(tied().get(page).status()).isEqualTo(404);
        var colleague = new Browser(port);
        colleague.logIn(SiteVisit.COLLEAGUE, SiteVisit.PASSWORD);
        assertThat(colleague.get(page).status()).isEqualTo(403);
    }

    @Test
    void whoeverSignedAPaperOfTheCountyWithOthersIsNamed() {
        // the county's leader sealed and signed; a reviewer had signed along with the seal
        String seal = jdbc.sql("select id from workflow.task where dossier = ? and step = 'seal'")
                .param(assigning.dossier().value())
                .query(String.class)
                .single();
        var ask = java.util.UUID.randomUUID();
        jdbc.sql("""
                insert into workflow.ask (id, task, dossier, kind, needed, words, asker, asker_name, made, state)
                values (:ask, :task, :dossier, 'PARALLEL', 1, '', :me, '', now(), 'AGREED')""")
                .param("ask", ask)
                .param("task", seal)
                .param("dossier", assigning.dossier().value())
                .param("me", tied.id().value())
                .update();
        jdbc.sql("""
                insert into workflow.task (id, dossier, number, region, county, place, process, step, criterion, unit,
                    unit_name, role, created, due, done, done_by, result, form, deployment)
                select :own, dossier, number, region, county, place, process, 'sign_along', '', unit, '岚川省科协',
                    'PROVINCIAL_REVIEWER', created, due, done, :me, 'approve', 'sign_along', ''
                from workflow.task where id = :task""")
                .param("own", "ask-" + ask)
                .param("me", tied.id().value())
                .param("task", seal)
                .update();
        jdbc.sql("insert into workflow.answer (ask, person, name, task, agrees) values (:ask, :me, '', :own, true)")
                .param("ask", ask)
                .param("me", tied.id().value())
                .param("own", "ask-" + ask)
                .update();
        assertThat(signatures.of(List.of(tied.id()), List.of("990226"))).anySatisfy(signed -> {
            assertThat(signed.number()).isEqualTo(assigning.number());
            assertThat(signed.units()).containsExactly("赭岭县人民政府");
        });
        assertThat(signatures.of(List.of(tied.id()), List.of("990224"))).isEmpty();
        assertThat(signatures.of(
                        List.of(directory
                                .memberByLogin("reviewer-990200")
                                .orElseThrow()
                                .id()),
                        List.of("990226")))
                .as("finishing tasks is not signing")
                .isEmpty();
    }
}
