package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.hecha.InApplication;
import org.hecha.Time;
import org.hecha.audit.AuditTrail;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Specimens;
import org.hecha.organization.BodyId;
import org.hecha.organization.Directory;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.programme.LocalDays;
import org.hecha.programme.LocalDays.Special;
import org.hecha.programme.WorkingDays;
import org.hecha.review.Reviews;
import org.hecha.web.Browser;
import org.hecha.workflow.UnitCalendars.Change;
import org.hecha.workflow.UnitCalendars.Effect;
import org.hecha.workflow.engine.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Working days of single places and offices, and what they do to deadlines and sums. */
@InApplication
class UnitCalendarsIT {

    private static final String COUNTRY = "000000";

    @LocalServerPort
    int port;

    @Autowired
    UnitCalendars calendars;

    @Autowired
    LocalDays days;

    @Autowired
    WorkingDays national;

    @Autowired
    WorkingTime workingTime;

    @Autowired
    StoredPace pace;

    @Autowired
    PaceTable paceTable;

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
    Engine engine;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private SiteVisit visit;
    private Scope nation;
    private Scope province;
    private Task task;
    private LocalDate created;

    @BeforeEach
    void aTaskWaitsInTheProvince() {
        visit = new SiteVisit(worklist, dossiers, directory, imports, reviews, aDossier);
        nation = visit.scope("leader-000000");
        province = visit.scope("leader-990000");
        task = visit.assigning();
        created = day(task.created());
    }

    @AfterEach
    void nothingIsSaid() {
        for (String owner : jdbc.sql("select distinct owner from programme.local_day")
                .query(String.class)
                .list()) {
            days.put(owner, List.of(), "system");
        }
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(Time.BEIJING).toLocalDate();
    }

    private Change off(String owner, LocalDate from, LocalDate to) {
        return new Change(owner, from, to, false, "防汛停工");
    }

    private Task now(Task was) {
        return worklist.openOf(directory.systemScope("a test looks"), was.dossier()).stream()
                .filter(t -> t.id().equals(was.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void daysThatGoMoveWhatIsOpenByAsManyAndComingBackMoveItBack() {
        LocalDate first = national.plus(created, 1);
        LocalDate second = national.plus(created, 2);
        var change = off("990000", first, second);

        Effect before = calendars.preview(nation, change);
        assertThat(now(task).due()).as("only looked at").isEqualTo(task.due());
        assertThat(days.any()).isFalse();
        Effect done = calendars.change(nation, change);
        assertThat(done).isEqualTo(before);
        assertThat(done.moved())
                .extracting(UnitCalendars.Moved::task)
                .contains(task.id().value());
        assertThat(done.later()).isEqualTo(done.moved().size());

        int lost = national.between(first.minusDays(1), second);
        Instant moved = national.due(task.created(), national.between(created, day(task.due())) + lost);
        assertThat(now(task).due()).isEqualTo(moved);
        assertThat(engine.arrival(task.id().value()).due())
                .as("the engine knows")
                .isEqualTo(moved);
        assertThat(jdbc.sql("select due from notification.watched where task = ?")
                        .param(task.id().value())
                        .query((row, n) ->
                                row.getObject(1, java.time.OffsetDateTime.class).toInstant())
                        .single())
                .as("reminders follow")
                .isEqualTo(moved);
        assertThat(audit.of(task.dossier().toString(), Long.MAX_VALUE, 200)).anySatisfy(entry -> {
            assertThat(entry.action()).isEqualTo("task.due_moved");
            assertThat(entry.facts()).containsEntry("reason", "防汛停工");
        });

        calendars.change(nation, new Change("990000", first, second, false, ""));
        assertThat(now(task).due()).isEqualTo(task.due());
        assertThat(days.any()).isFalse();
    }

    @Test
    void aTaskThatComesLaterIsDueByTheDaysOfItsOwnOfficeAndOthersAreNot() {
        LocalDate first = national.plus(created, 1);
        BodyId office = task.unit();
        calendars.change(nation, off(office.toString(), first, first));
        var later = visit.assigning();
        assertThat(later.due())
                .isEqualTo(days.of(office).due(later.created(), national.between(created, day(task.due()))))
                .isNotEqualTo(task.due());
        assertThat(days.of(directory
                        .memberByLogin("outline-990000")
                        .orElseThrow()
                        .body()
                        .id()))
                .isSameAs(national);
    }

    @Test
    void theNearestWordCounts() {
        LocalDate day = national.plus(created, 3);
        BodyId school =
                directory.memberByLogin("school-990226").orElseThrow().body().id();
        BodyId finance =
                directory.memberByLogin("finance-990226").orElseThrow().body().id();
        BodyId neighbour =
                directory.memberByLogin("clerk-990224").orElseThrow().body().id();
        BodyId far =
                directory.memberByLogin("clerk-990105").orElseThrow().body().id();
        calendars.change(nation, off("990000", day, day));
        calendars.change(province, new Change("990200", day, day, true, "补班"));
        calendars.change(province, off("990226", day, day));
        calendars.change(province, new Change(school.toString(), day, day, true, "值守"));

        assertThat(days.of(school).isWorkingDay(day)).isTrue();
        assertThat(days.of(finance).isWorkingDay(day)).isFalse();
        assertThat(days.of(neighbour).isWorkingDay(day)).isTrue();
        assertThat(days.of(far).isWorkingDay(day)).isFalse();
        assertThat(national.isWorkingDay(day)).isTrue();
        assertThat(days.inherited("990226")).as("overruled here").isEmpty();
        assertThat(days.inherited(finance.toString()))
                .singleElement()
                .extracting(Special::owner)
                .isEqualTo("990226");
    }

    @Test
    void nobodyEntersDaysForThemselvesOrBesideTheirPart() {
        Scope county = visit.scope("leader-990226");
        String provincial = task.unit().toString();
        for (String owner : List.of("990226", "990200", "990000", COUNTRY)) {
            assertThat(calendars.mayEdit(county, owner)).as(owner).isFalse();
        }
        assertThat(calendars.mayEdit(province, "990226")).isTrue();
        assertThat(calendars.mayEdit(province, "990200")).isTrue();
        for (String owner : List.of(
                "990000",
                provincial,
                COUNTRY,
                "980000",
                "nothing",
                UUID.randomUUID().toString())) {
            assertThat(calendars.mayEdit(province, owner)).as(owner).isFalse();
        }
        assertThat(calendars.mayEdit(nation, "990000")).isTrue();
        assertThat(calendars.mayEdit(nation, provincial)).isTrue();
        assertThat(calendars.mayEdit(nation, COUNTRY)).isFalse();
        assertThatThrownBy(() -> calendars.change(county, off("990226", created, created)))
                .isInstanceOf(NoSuchCalendar.class);
        assertThatThrownBy(() -> calendars.preview(province, off("990226", created, created.minusDays(1))))
                .isInstanceOf(PeriodUnreadable.class);
        assertThatThrownBy(() -> calendars.preview(province, off("990226", created, created.plusDays(400))))
                .isInstanceOf(PeriodUnreadable.class);
        assertThat(days.any()).isFalse();
    }

    @Test
    void anotherNationalCalendarMovesWhatIsOpenToo() {
        LocalDate first = national.plus(created, 1);
        // as if that day had been free when the task was counted
        jdbc.sql("update workflow.calendar set working = false where day = ?")
                .param(first)
                .update();
        Instant was = national.due(task.created(), national.between(created, day(task.due())) + 1);
        jdbc.sql("update workflow.task set due = ? where id = ?")
                .params(was.atZone(Time.BEIJING).toOffsetDateTime(), task.id().value())
                .update();

        workingTime.write();

        assertThat(now(task).due()).isEqualTo(task.due());
        workingTime.write();
        assertThat(now(task).due()).as("once").isEqualTo(task.due());
    }

    @Test
    void workingTimeOfAnOfficeIsTheSumOfItsOwnDays() {
        LocalDate from = LocalDate.of(2022, 9, 1);
        var random = new Random(5);
        BodyId office = task.unit();
        List<Special> said = new ArrayList<>();
        for (LocalDate day = from; day.isBefore(from.plusDays(60)); day = day.plusDays(1)) {
            if (random.nextInt(4) == 0) {
                said.add(new Special(office.toString(), day, random.nextBoolean(), "某事", "system"));
            }
        }
        days.put(office.toString(), said, "system");
        WorkingTime.Days all = workingTime.days();
        WorkingDays own = days.of(office);
        Instant begin = from.atStartOfDay(Time.BEIJING).toInstant();
        for (int i = 0; i < 300; i++) {
            Instant one = begin.plusSeconds(random.nextInt(70 * 86_400) - 5 * 86_400);
            Instant other = one.plusSeconds(random.nextInt(30 * 86_400));
            long seconds = 0;
            for (LocalDate day = day(one); !day.isAfter(day(other)); day = day.plusDays(1)) {
                if (own.isWorkingDay(day)) {
                    Instant start = day.atStartOfDay(Time.BEIJING).toInstant();
                    Instant end = start.plusSeconds(86_400);
                    seconds += Duration.between(one.isAfter(start) ? one : start, other.isBefore(end) ? other : end)
                            .toSeconds();
                }
            }
            assertThat(all.of(office.value()).between(one, other)).isEqualTo(seconds);
        }
        assertThat(all.of(UUID.randomUUID())).isSameAs(all);
    }

    @Test
    void whatIsFinishedIsSummedUpAnewByTheDaysOfItsOffice() {
        visit.done(task.dossier(), "assign_reviewers", "leader-990000", Map.of("decision", "approve"));
        // as if it had taken two working weeks
        Instant done = national.due(
                LocalDate.now(clock).minusDays(9).atStartOfDay(Time.BEIJING).toInstant(), 0);
        Instant start = done.minus(Duration.ofDays(14));
        jdbc.sql("update workflow.task set created = ?, claimed = ?, done = ? where id = ?")
                .params(
                        start.atZone(Time.BEIJING).toOffsetDateTime(),
                        start.atZone(Time.BEIJING).toOffsetDateTime(),
                        done.atZone(Time.BEIJING).toOffsetDateTime(),
                        task.id().value())
                .update();
        pace.rebuild();
        LocalDate lost = national.plus(day(start), 1);
        Duration before = worked(done);

        calendars.change(nation, off("990000", lost, lost));
        assertThat(paceTable.isStale()).isTrue();
        assertThat(worked(done)).as("the old sums until they are made anew").isEqualTo(before);
        pace.addUp();

        assertThat(paceTable.isStale()).isFalse();
        assertThat(before.minus(worked(done)).toSeconds()).isEqualTo(86_400);
    }

    /** Of all tasks of this step that were finished in the month, in working time. */
    private Duration worked(Instant month) {
        var of = YearMonth.from(month.atZone(Time.BEIJING));
        return pace.of(nation, new Pace.Question("", "", "assign_reviewers", "", "", of, of)).steps().stream()
                .map(step -> step.spreads()
                        .get(Pace.Part.TOTAL)
                        .get(Pace.Hours.WORKING)
                        .total())
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Test
    void theScreenShowsWhatWouldMoveBeforeItIsSavedAndIsForReadingOtherwise() {
        for (String login : List.of("leader-000000", "clerk-990226")) {
            var member = directory.memberByLogin(login).orElseThrow();
            org.hecha.organization.Specimens.must(imports.members(
                    directory.systemScope("a test logs in"),
                    List.of(new OrganizationImport.MemberRow(
                            login,
                            member.name(),
                            member.body().region(),
                            member.body().name(),
                            member.roles(),
                            SiteVisit.PASSWORD)),
                    false));
        }
        var leader = new Browser(port);
        leader.logIn("leader-000000", SiteVisit.PASSWORD);
        String first = national.plus(created, 1).toString();
        String page = "/calendars/990000";
        var bare = leader.post(page, "from", first, "kind", "off", "deed", "save");
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.body()).contains("请写明事由");
        assertThat(leader.post(page, "from", "soon", "kind", "off", "name", "x").status())
                .isEqualTo(422);

        var looked = leader.post(page, "from", first, "kind", "off", "name", "防汛停工", "deed", "look");
        assertThat(looked.body()).contains("时限会变的任务", "防汛停工", "项推后");
        assertThat(days.any()).isFalse();
        var saved = leader.post(page, "from", first, "kind", "off", "name", "防汛停工", "deed", "save");
        assertThat(saved.body()).contains("项在办任务的时限已调整", "防汛停工");
        assertThat(now(task).due()).isAfter(task.due());

        var clerk = new Browser(port);
        clerk.logIn("clerk-990226", SiteVisit.PASSWORD);
        assertThat(clerk.get("/calendars").body())
                .contains("赭岭县的工作日历", "防汛停工", "岚川省")
                .doesNotContain("name=\"deed\"");
        assertThat(clerk.post("/calendars/990226", "from", first, "kind", "off", "name", "x", "deed", "save")
                        .status())
                .isEqualTo(404);
        assertThat(clerk.get("/calendars/nowhere").status()).isEqualTo(404);
        assertThat(directory.members(Role.NATIONAL_LEADER)).isNotEmpty();
    }
}
