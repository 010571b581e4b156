package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hecha.workflow.Play.APPROVE;
import static org.hecha.workflow.Play.RETURN;
import static org.hecha.workflow.Play.applicationForm;
import static org.hecha.workflow.Play.cityReview;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.hecha.dossier.DossierId;
import org.hecha.organization.AScope;
import org.hecha.organization.AWorld;
import org.hecha.organization.Level;
import org.hecha.organization.MemberId;
import org.hecha.organization.ReviewPath;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;

@InProcessWorld
class WorklistIT {

    private static final int RACERS = 16;

    @Autowired
    Play play;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ConfigurableApplicationContext context;

    ProcessWorld.People people;

    @BeforeEach
    void begin() {
        people = play.people;
        people.path = ReviewPath.VIA_CITY;
    }

    @AfterEach
    void end() {
        play.clock.reset();
        LocaleContextHolder.resetLocaleContext();
    }

    private DossierId atTheCity() {
        var d = play.open();
        play.done(d, "draft", people.clerk, applicationForm()).done(d, "seal", people.leader, APPROVE);
        return d;
    }

    /** Another application in the same JVM may move the engine's clock at any time: here between one task and the next. */
    @Test
    void aTaskIsDatedByOurClockWhateverTheEnginesSays() {
        play.clock.moveTo(Instant.parse("2022-08-29T01:30:00Z"));
        var d = play.open();
        play.done(d, "draft", people.clerk, applicationForm());
        ApplicationListener<ApplicationEvent> elsewhere =
                event -> ClockUtil.setCurrentTime(Date.from(Instant.parse("2030-01-01T00:00:00Z")));
        context.addApplicationListener(elsewhere);
        try {
            play.done(d, "seal", people.leader, APPROVE);
        } finally {
            context.removeApplicationListener(elsewhere);
            ClockUtil.reset();
        }

        assertThat(play.task(d, "city_check").created()).isCloseTo(play.clock.instant(), within(1, ChronoUnit.MINUTES));
    }

    /** What came of many people doing the same at the same moment. */
    private static List<Object> race(List<Callable<Object>> racers) throws Exception {
        var start = new CyclicBarrier(racers.size());
        try (var pool = Executors.newFixedThreadPool(racers.size())) {
            var results = pool.invokeAll(racers.stream()
                    .map(racer -> (Callable<Object>) () -> {
                        start.await();
                        try {
                            return racer.call();
                        } catch (RuntimeException e) {
                            return e;
                        }
                    })
                    .toList());
            List<Object> outcomes = new ArrayList<>();
            for (var result : results) {
                outcomes.add(result.get());
            }
            return outcomes;
        }
    }

    @Test
    void letsExactlyOneOfSixteenClaimATaskAndTellsTheOthersWhoAndWhen() throws Exception {
        var task = play.task(atTheCity(), "city_check");
        List<Callable<Object>> racers = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            var colleague = play.people.world.member("竞领" + i, people.city.body(), Role.CITY_REVIEWER);
            var scope = people.scope(colleague);
            racers.add(() -> play.worklist.claim(scope, task.id()));
        }
        var outcomes = race(racers);
        assertThat(outcomes).filteredOn(Task.class::isInstance).hasSize(1);
        var winner = (Task)
                outcomes.stream().filter(Task.class::isInstance).findFirst().orElseThrow();
        assertThat(outcomes)
                .filteredOn(o -> !(o instanceof Task))
                .hasSize(RACERS - 1)
                .allSatisfy(o -> assertThat(o)
                        .isInstanceOfSatisfying(
                                TaskTaken.class,
                                taken -> assertThat(taken.facts())
                                        .containsEntry("by", winner.assigneeName())
                                        .containsKey("since")));
    }

    @Test
    void finishesATaskOnceHoweverOftenItIsSent() throws Exception {
        var d = atTheCity();
        var task = play.worklist.claim(
                people.scope(people.city), play.task(d, "city_check").id());
        List<Callable<Object>> racers = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            racers.add(() -> {
                play.worklist.complete(people.scope(people.city), task.id(), task.version(), APPROVE, List.of());
                return "done";
            });
        }
        var outcomes = race(racers);
        assertThat(outcomes).filteredOn("done"::equals).hasSize(1);
        assertThat(outcomes).filteredOn(TaskGone.class::isInstance).hasSize(RACERS - 1);
        assertThat(play.house.opinions.get(d)).hasSize(1);
    }

    @Test
    void losesNoCountersignatureWhenAllSignAtOnce() throws Exception {
        var d = atTheCity();
        play.done(d, "city_check", people.city, APPROVE).done(d, "provincial_check", people.province, APPROVE);
        List<Callable<Object>> racers = new ArrayList<>();
        for (var task : play.openTasks(d)) {
            var who = task.unit().equals(people.education.body().id()) ? people.education : people.farming;
            racers.add(() -> {
                play.worklist.complete(people.scope(who), task.id(), task.version(), APPROVE, List.of());
                return "done";
            });
        }
        assertThat(race(racers)).containsOnly("done");
        assertThat(play.openSteps(d)).containsExactly("national_acceptance");
    }

    @Test
    void refusesAStaleTab() {
        var d = atTheCity();
        var seen = play.task(d, "city_check");
        var scope = people.scope(people.city);
        play.worklist.claim(scope, seen.id());
        play.worklist.release(scope, seen.id());
        assertThatThrownBy(() -> play.worklist.complete(scope, seen.id(), seen.version(), APPROVE, List.of()))
                .isInstanceOf(TaskGone.class);
    }

    @Test
    void doesNotExistForAnotherOffice() {
        var task = play.task(atTheCity(), "city_check");
        assertThatThrownBy(() -> play.worklist.claim(people.scope(people.expert), task.id()))
                .isInstanceOf(UnknownTask.class);
        assertThatThrownBy(() -> play.worklist.get(people.scope(people.expert), task.id()))
                .isInstanceOf(UnknownTask.class);
        assertThatThrownBy(() -> play.worklist.claim(people.scope(people.clerk), task.id()))
                .isInstanceOf(UnknownTask.class);
    }

    @Test
    void isHiddenEverywhereFromAPersonWithAConflict() {
        var d = atTheCity();
        var hidden = AScope.of(people.city, 20, 60, Level.CITY, Set.of(), Set.of(d.value()));
        assertThat(play.worklist
                        .list(hidden, Worklist.Tab.CLAIMABLE, "", Worklist.Order.DUE, false, "", 200)
                        .tasks())
                .noneMatch(t -> t.dossier().equals(d));
        assertThat(play.worklist.openOf(hidden, d)).isEmpty();
        assertThatThrownBy(() ->
                        play.worklist.get(hidden, play.task(d, "city_check").id()))
                .isInstanceOf(UnknownTask.class);
    }

    @Test
    void doesNotLetTheWriterSign() {
        var both = people.world.member("兼任", people.leader.body(), Role.COUNTY_LEADER);
        var d = play.open();
        play.done(d, "draft", people.clerk, applicationForm());
        jdbc.sql("update workflow.task set done_by = :who where dossier = :d and step = 'draft'")
                .param("who", both.id().value())
                .param("d", d.value())
                .update();
        assertThatThrownBy(() -> play.worklist.claim(
                        people.scope(both), play.task(d, "seal").id()))
                .isInstanceOf(SamePerson.class);
        play.done(d, "seal", people.leader, APPROVE);
    }

    @Test
    void tellsEveryWrongFieldAndLosesNothing() {
        var task = play.task(atTheCity(), "city_check");
        var scope = people.scope(people.city);
        assertThatThrownBy(() -> play.worklist.complete(
                        scope, task.id(), task.version(), Map.of("decision", "return", "extra", "1"), List.of()))
                .isInstanceOfSatisfying(
                        FormRejected.class,
                        e -> assertThat(e.problems())
                                .containsOnly(
                                        Map.entry("extra", "unknown"),
                                        Map.entry("opinion", "reason_required"),
                                        Map.entry("defects", "defects_required")));
        assertThat(play.worklist.get(scope, task.id()).assignee()).isEmpty();
    }

    @Test
    void countsInEveryTabWhatTheTabLists() {
        atTheCity();
        var returned = atTheCity();
        play.done(returned, "city_check", people.city, RETURN, Play.DEFECTS);
        var reviewed = play.submitted();
        play.done(reviewed, "city_review", people.city, cityReview("approve"));
        play.worklist.claim(
                people.scope(people.city), play.task(atTheCity(), "city_check").id());
        for (var member : people.members) {
            var scope = people.scope(member);
            var counts = play.worklist.counts(scope);
            assertThat(play.worklist.waitingFor(scope))
                    .isEqualTo(counts.get(Worklist.Tab.MINE) + counts.get(Worklist.Tab.CLAIMABLE));
            for (var tab : Worklist.Tab.values()) {
                assertThat(play.worklist.counts(scope, EnumSet.of(tab))).isEqualTo(Map.of(tab, counts.get(tab)));
                assertThat(play.list(member, tab))
                        .as(member.name() + " " + tab)
                        .hasSize(Math.toIntExact(counts.get(tab)))
                        .doesNotHaveDuplicates();
            }
        }
        assertThat(play.worklist.counts(people.scope(people.city)).get(Worklist.Tab.DONE))
                .isPositive();
    }

    @Test
    void countsATaskOnceHoweverManyPartsOfTheCountrySeeIt() {
        atTheCity();
        atTheCity();
        Scope own = people.scope(people.city);
        long seen = play.worklist.counts(own).get(Worklist.Tab.AREA);
        assertThat(seen).isPositive();
        Scope.Range range = own.ranges().getFirst();
        var elsewhere = IntStream.rangeClosed(1, 6)
                .mapToObj(i -> new Scope.Range(range.hi() + 1_000 * i, range.hi() + 1_000 * i + 5, range.level()))
                .toList();
        var twice = List.of(range, new Scope.Range(range.lo(), range.hi(), Level.NATION), range);
        var many = new ArrayList<>(elsewhere);
        many.addAll(twice);
        for (List<Scope.Range> ranges : List.of(twice, many, elsewhere)) {
            Scope scope = AScope.ranging(own, ranges);
            long counted = play.worklist.counts(scope).get(Worklist.Tab.AREA);
            assertThat(counted).as("%d ranges", ranges.size()).isEqualTo(ranges == elsewhere ? 0 : seen);
            assertThat(play.list(scope, Worklist.Tab.AREA))
                    .hasSize(Math.toIntExact(counted))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void turnsPagesInEveryOrderWithoutLosingOrRepeatingARow() {
        for (int i = 0; i < 7; i++) {
            atTheCity();
        }
        var scope = people.scope(people.city);
        long all = play.worklist.counts(scope).get(Worklist.Tab.UNIT);
        for (var order : Worklist.Order.values()) {
            for (boolean descending : List.of(false, true)) {
                List<Task> seen = new ArrayList<>();
                String after = "";
                do {
                    var page = play.worklist.list(scope, Worklist.Tab.UNIT, "", order, descending, after, 3);
                    seen.addAll(page.tasks());
                    after = page.next();
                } while (!after.isEmpty());
                assertThat(seen).as(order + " " + descending).hasSize((int) all).doesNotHaveDuplicates();
                if (order == Worklist.Order.DUE) {
                    var due = seen.stream().map(Task::due).toList();
                    assertThat(due)
                            .isSortedAccordingTo(
                                    descending
                                            ? java.util.Comparator.reverseOrder()
                                            : java.util.Comparator.naturalOrder());
                }
            }
        }
        assertThatThrownBy(
                        () -> play.worklist.list(scope, Worklist.Tab.UNIT, "", Worklist.Order.DUE, false, "made-up", 3))
                .isInstanceOf(MalformedCursor.class);
    }

    @Test
    void findsTasksByCountyNumberAndTheNameOfTheStepInBothLanguages() {
        var d = atTheCity();
        String number = play.task(d, "city_check").number();
        var scope = people.scope(people.city);
        for (String text : List.of(AWorld.COUNTY.name().substring(0, 2), number, "市级初审", "city check")) {
            assertThat(play.worklist
                            .list(scope, Worklist.Tab.UNIT, text, Worklist.Order.CREATED, true, "", 200)
                            .tasks())
                    .as(text)
                    .anyMatch(t -> t.dossier().equals(d));
        }
        assertThat(play.worklist
                        .list(scope, Worklist.Tab.UNIT, "100%_", Worklist.Order.DUE, false, "", 10)
                        .tasks())
                .isEmpty();
    }

    @Test
    void handsATaskOnlyToSomebodyWhoMayDoItAndOnlyWithAReason() {
        var task = play.task(atTheCity(), "city_check");
        var scope = people.scope(people.city);
        assertThatThrownBy(() -> play.worklist.transfer(scope, task.id(), people.clerk.id(), "出差"))
                .isInstanceOf(NotTransferable.class);
        assertThatThrownBy(() -> play.worklist.transfer(scope, task.id(), people.cityColleague.id(), " "))
                .isInstanceOf(FormRejected.class);
        var handed = play.worklist.transfer(scope, task.id(), people.cityColleague.id(), "出差");
        assertThat(handed.assignee()).contains(people.cityColleague.id());
        assertThatThrownBy(() -> play.worklist.claim(scope, task.id()))
                .isInstanceOfSatisfying(
                        TaskTaken.class, t -> assertThat(t.facts()).containsEntry("by", "吴敏"));
    }

    /** An observer of the very city sees the task and leaves it alone. */
    @Test
    void isUrgedByNobodyWhoOnlyLooksOn() {
        var task = play.task(atTheCity(), "city_check");
        var range = people.scope(people.city).ranges().getFirst();
        for (Role role : List.of(Role.OBSERVER, Role.EXPERT)) {
            var looksOn =
                    AScope.of(new MemberId(new UUID(7, role.ordinal())), role, range.lo(), range.hi(), range.level());
            assertThat(play.worklist.get(looksOn, task.id()).id()).isEqualTo(task.id());
            assertThatThrownBy(() -> play.worklist.urge(looksOn, task.id())).isInstanceOf(NotYourRole.class);
        }
    }

    @Test
    void isUrgedAtMostOnceAWorkingDay() {
        play.clock.moveTo(java.time.Instant.parse("2022-09-05T02:00:00Z"));
        var task = play.task(atTheCity(), "city_check");
        var scope = people.scope(people.clerk);
        play.worklist.urge(scope, task.id());
        play.clock.moveTo(play.clock.instant().plus(Duration.ofHours(3)));
        assertThatThrownBy(() -> play.worklist.urge(scope, task.id())).isInstanceOf(UrgedRecently.class);
        play.clock.moveTo(play.clock.instant().plus(Duration.ofDays(1)));
        play.worklist.urge(scope, task.id());
    }

    @Test
    void isDueAfterTheRoundsWorkingDaysAndStopsItsClockWhileTheCountyCorrects() {
        play.clock.moveTo(java.time.Instant.parse("2022-09-19T02:00:00Z"));
        var d = play.submitted();
        // seven working days by the round, over the National Day holiday and its make-up days
        assertThat(play.task(d, "city_review").due()).isEqualTo("2022-09-28T10:00:00Z");
        play.clock.moveTo(java.time.Instant.parse("2022-09-22T02:00:00Z"));
        play.done(d, "city_review", people.city, cityReview("return"), Play.DEFECTS);
        play.clock.moveTo(java.time.Instant.parse("2022-09-26T02:00:00Z"));
        play.done(d, "correct", people.clerk, Map.of("reply", "已补")).done(d, "sign_correction", people.leader, APPROVE);
        // three of the seven days were used: four are left
        assertThat(play.task(d, "city_review").due()).isEqualTo("2022-09-30T10:00:00Z");
    }

    @Test
    void countsWithTheDaysOfTheOfficeThatHasTheTaskAlsoWhatWasUsedBeforeAReturn() {
        String city = people.city.body().id().toString();
        var flood = java.util.stream.Stream.of("2022-09-21", "2022-09-27")
                .map(day -> new org.hecha.programme.LocalDays.Special(
                        city, java.time.LocalDate.parse(day), false, "防汛", "system"))
                .toList();
        localDays.put(city, flood, "system");
        try {
            play.clock.moveTo(java.time.Instant.parse("2022-09-19T02:00:00Z"));
            var d = play.submitted();
            // seven days from the 19th without the 21st and the 27th
            assertThat(play.task(d, "city_review").due()).isEqualTo("2022-09-30T10:00:00Z");
            play.clock.moveTo(java.time.Instant.parse("2022-09-22T02:00:00Z"));
            play.done(d, "city_review", people.city, cityReview("return"), Play.DEFECTS);
            // the county has no such days
            assertThat(play.task(d, "correct").due()).isEqualTo(workingDays.due(play.clock.instant(), correction(d)));
            play.clock.moveTo(java.time.Instant.parse("2022-09-26T02:00:00Z"));
            play.done(d, "correct", people.clerk, Map.of("reply", "已补"))
                    .done(d, "sign_correction", people.leader, APPROVE);
            // two of seven were used (20th, 22nd): five from the 26th are 28th, 29th, 30th, 8th and 9th October
            assertThat(play.task(d, "city_review").due()).isEqualTo("2022-10-09T10:00:00Z");
        } finally {
            localDays.put(city, List.of(), "system");
        }
    }

    private int correction(org.hecha.dossier.DossierId d) {
        var task = play.task(d, "correct");
        return workingDays.between(
                task.created().atZone(org.hecha.Time.BEIJING).toLocalDate(),
                task.due().atZone(org.hecha.Time.BEIJING).toLocalDate());
    }

    @Autowired
    org.hecha.programme.LocalDays localDays;

    @Autowired
    org.hecha.programme.WorkingDays workingDays;

    @Test
    void givesTheFormInTheReadersLanguage() {
        var task = play.task(atTheCity(), "city_check");
        var scope = people.scope(people.city);
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        assertThat(play.worklist.form(scope, task.id())).contains("退回补正");
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(play.worklist.form(scope, task.id()))
                .contains("Return for correction")
                .doesNotContain("退回补正");
    }

    @Test
    void showsInADraftWhatWasSavedBefore() {
        var d = play.open();
        play.house
                .forms
                .computeIfAbsent(d, x -> new HashMap<>())
                .putAll(Map.of("population", "412300", "pledge", "true"));
        var task = play.task(d, "draft");
        assertThat(play.worklist.formData(people.scope(people.clerk), task.id()))
                .containsEntry("population", new java.math.BigDecimal("412300"))
                .containsEntry("pledge", true);
    }

    @Test
    void keepsReviewersNamesFromEachOtherAndFromTheCounty() {
        var d = play.atTheDesk();
        var first = play.openTasks(d).getFirst();
        var other = people.members.stream()
                .filter(m -> play.openTasks(d).getLast().assignee().equals(java.util.Optional.of(m.id())))
                .findFirst()
                .orElseThrow();
        for (var curious : List.of(people.clerk, other)) {
            assertThat(play.worklist.get(people.scope(curious), first.id()).assigneeName())
                    .as(curious.name())
                    .isEmpty();
        }
        assertThat(play.worklist
                        .get(people.scope(people.provincialLeader), first.id())
                        .assigneeName())
                .isNotEmpty();
    }

    @Test
    void isRebuiltFromTheEngineAsItWas() {
        var d = atTheCity();
        var before = play.openTasks(d);
        jdbc.sql("delete from workflow.task where dossier = :d and done is null")
                .param("d", d.value())
                .update();
        assertThat(play.openTasks(d)).isEmpty();
        assertThat(play.worklist.rebuild()).isPositive();
        assertThat(play.openTasks(d))
                .usingRecursiveComparison()
                .ignoringFields("from", "version")
                .isEqualTo(before);
        assertThat(play.worklist.rebuild()).isZero();
    }
}
