package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hecha.workflow.Play.APPROVE;
import static org.hecha.workflow.Play.DEFECTS;
import static org.hecha.workflow.Play.RETURN;
import static org.hecha.workflow.Play.applicationForm;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hecha.organization.AScope;
import org.hecha.organization.AWorld;
import org.hecha.organization.Level;
import org.hecha.organization.Member;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.Scope;
import org.hecha.workflow.Pace.Hours;
import org.hecha.workflow.Pace.Part;
import org.hecha.workflow.Pace.Question;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

@InProcessWorld
class PaceIT {

    private static final YearMonth AUTUMN = YearMonth.of(2022, 8);
    private static final Question ALL = new Question("", "", "", "", "", AUTUMN, AUTUMN.plusMonths(2));

    @Autowired
    Play play;

    @Autowired
    StoredPace pace;

    @Autowired
    EventLog log;

    @Autowired
    ApplicationEventPublisher facts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WorkingTime workingTime;

    @BeforeEach
    void someCountiesApply() {
        for (int day = 0; day < 24; day += 3) {
            at(day);
            var d = play.open();
            at(day + 2);
            play.done(d, "draft", play.people.clerk, applicationForm());
            at(day + 5);
            play.done(d, "seal", play.people.leader, APPROVE);
            if (day % 2 == 0) {
                // every other one after its deadline
                at(day + (day % 4 == 0 ? 45 : 20));
                play.done(d, "city_check", play.people.city, APPROVE);
            } else if (day % 9 == 0) {
                at(day + 11);
                play.done(d, "city_check", play.people.city, RETURN, DEFECTS);
            }
        }
    }

    @AfterEach
    void clock() {
        play.clock.reset();
    }

    private void at(int day) {
        play.clock.moveTo(Instant.parse("2022-08-22T01:30:00Z").plus(Duration.ofDays(day)));
    }

    private List<Member> readers() {
        return List.of(play.people.provincialLeader, play.people.officer, play.people.city, play.people.clerk);
    }

    /** Both parts cross the end of a second and take less than one. */
    @Test
    void partsAddUpToTheWholeAndNoWorkTakesLongerThanItTook() {
        Instant created = Instant.parse("2022-09-05T02:00:00.900Z");
        var sums = new Sums();

        sums.add(
                new Sums.Finished(
                        "application",
                        "seal",
                        "",
                        "2021B2",
                        play.people.leader.body().id().value(),
                        1,
                        created,
                        created.plusMillis(800),
                        created.plusMillis(1_300),
                        created.plusMillis(100),
                        false),
                workingTime.days());

        for (Hours hours : Hours.values()) {
            assertThat(sums.spread(Part.WAITING, hours).sum()).as("%s", hours).hasSeconds(1);
            assertThat(sums.spread(Part.HANDLING, hours).sum()).as("%s", hours).hasSeconds(1);
            assertThat(sums.spread(Part.TOTAL, hours).sum()).as("%s", hours).hasSeconds(2);
            assertThat(sums.delay(hours)).as("%s", hours).isOne();
        }
        assertThat(sums.late()).isOne();
    }

    /** Who reads further sees more dossiers, each whole and in order; what was finished is what the tasks say. */
    @Test
    void theEventLogHoldsWhatTheReaderMaySeeInOrder() {
        Instant from = Instant.parse("2022-08-01T00:00:00Z");
        Instant to = Instant.parse("2022-11-01T00:00:00Z");
        for (var reader : readers()) {
            var scope = play.people.scope(reader);
            List<EventLog.Event> events = new ArrayList<>();
            log.each(scope, "", from, to, events::add);

            assertThat(events)
                    .extracting(event -> event.dossier() + String.format("%12d", event.id()))
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(events.stream()
                            .filter(event -> event.kind().equals("COMPLETED"))
                            .map(EventLog.Event::task))
                    .as(reader.name())
                    .containsExactlyInAnyOrderElementsOf(
                            listed(scope, ALL).stream().map(t -> t.id().value()).toList());
        }
        List<EventLog.Event> elsewhere = new ArrayList<>();
        log.each(play.people.scope(play.people.officer), "110000", from, to, elsewhere::add);
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void theEventLogSaysWhatAFinishedTaskWasForItsDossier() {
        at(30);
        var d = play.open();
        play.done(d, "draft", play.people.clerk, applicationForm());
        play.done(d, "seal", play.people.leader, APPROVE);
        play.done(d, "city_check", play.people.city, RETURN, DEFECTS);
        play.done(d, "correct", play.people.clerk, Map.of("reply", "已补充"));
        play.done(d, "sign_correction", play.people.leader, APPROVE);
        play.done(d, "city_check", play.people.city, APPROVE);
        List<EventLog.Event> events = new ArrayList<>();
        var scope = play.people.scope(play.people.clerk);
        log.each(scope, "", Instant.parse("2022-08-01T00:00:00Z"), Instant.parse("2022-11-01T00:00:00Z"), event -> {
            if (event.dossier().equals(play.house.dossiers.get(d).number())
                    && event.kind().equals("COMPLETED")) {
                events.add(event);
            }
        });

        assertThat(events)
                .extracting(event -> event.detail().means().orElseThrow())
                .containsExactly(
                        EventLog.Means.DONE,
                        EventLog.Means.SUBMITTED,
                        EventLog.Means.RETURNED,
                        EventLog.Means.DONE,
                        EventLog.Means.RESUBMITTED,
                        EventLog.Means.DECIDED);
        assertThat(events.get(2).detail().reasons()).isNotEmpty();
        assertThat(events).allSatisfy(event -> assertThat(event.detail().due()).isPresent());
    }

    private List<Task> listed(Scope scope, Question question) {
        return listed(scope, question, Pace.Only.ALL);
    }

    private List<Task> listed(Scope scope, Question question, Pace.Only only) {
        List<Task> all = new ArrayList<>();
        String after = "";
        do {
            var page = pace.tasks(scope, question, only, after, 4);
            all.addAll(page.tasks());
            after = page.next();
        } while (!after.isEmpty());
        assertThat(all).doesNotHaveDuplicates();
        return all;
    }

    private void everyNumberEqualsItsList(Scope scope) {
        var answer = pace.of(scope, ALL);
        assertThat(answer.finished()).isEqualTo(listed(scope, ALL).size());
        assertThat(answer.returned())
                .isEqualTo(listed(scope, ALL, Pace.Only.RETURNED).size());
        assertThat(answer.late()).isEqualTo(listed(scope, ALL, Pace.Only.LATE).size());
        for (var step : answer.steps()) {
            var here = new Question("", step.process(), step.step(), "", "", ALL.from(), ALL.to());
            var list = listed(scope, here);
            assertThat(step.returned())
                    .isEqualTo(listed(scope, here, Pace.Only.RETURNED).size());
            var late = listed(scope, here, Pace.Only.LATE);
            assertThat(step.late()).as(step.step()).isEqualTo(late.size());
            assertThat(step.delay(Hours.WALL))
                    .isEqualTo(Duration.ofSeconds(late.stream()
                            .mapToLong(t -> t.done().orElseThrow().getEpochSecond()
                                    - t.due().getEpochSecond())
                            .sum()));
            assertThat(step.delay(Hours.WORKING)).isLessThanOrEqualTo(step.delay(Hours.WALL));
            assertThat(step.finished()).as(step.step()).isEqualTo(list.size());
            long longest = list.stream()
                    .mapToLong(t -> Duration.between(t.created(), t.done().orElseThrow())
                            .toSeconds())
                    .max()
                    .orElseThrow();
            assertThat(step.spread(Part.TOTAL, Hours.WALL).p95().toSeconds())
                    .isLessThanOrEqualTo(longest * 102 / 100 + 1);
            assertThat(step.spread(Part.TOTAL, Hours.WORKING).total())
                    .isLessThanOrEqualTo(step.spread(Part.TOTAL, Hours.WALL).total())
                    .isEqualTo(step.spread(Part.WAITING, Hours.WORKING)
                            .total()
                            .plus(step.spread(Part.HANDLING, Hours.WORKING).total()));
        }
        for (var month : answer.months()) {
            assertThat(month.finished())
                    .isEqualTo(listed(scope, new Question("", "", "", "", "", month.month(), month.month()))
                            .size());
        }
    }

    @Test
    void everyNumberIsTheLengthOfTheListItOpensBeforeAndAfterItIsSummedUp() {
        for (var reader : readers()) {
            everyNumberEqualsItsList(play.people.scope(reader));
        }
        while (pace.addUp() > 0) {}
        for (var reader : readers()) {
            everyNumberEqualsItsList(play.people.scope(reader));
        }
    }

    /** It can only be ended when its time is over, and then its deadline is over too. */
    @Test
    void theEndOfAPeriodIsNeverLate() {
        var scope = play.people.scope(play.people.provincialLeader);
        var late = listed(scope, ALL, Pace.Only.LATE);
        var one = late.getFirst();
        rename(one.id(), "start_self_check");
        try {
            assertThat(listed(scope, ALL, Pace.Only.LATE)).hasSize(late.size() - 1);
            pace.rebuild();
            var answer = pace.of(scope, ALL);
            assertThat(answer.late()).isEqualTo(late.size() - 1);
            assertThat(answer.steps())
                    .filteredOn(Pace.Step::period)
                    .singleElement()
                    .satisfies(step -> assertThat(step.late()).isZero())
                    .satisfies(step -> assertThat(step.delay(Hours.WALL)).isZero());
        } finally {
            rename(one.id(), one.step());
            pace.rebuild();
        }
    }

    private void rename(TaskId task, String step) {
        jdbc.sql("update workflow.task set step = ? where id = ?")
                .params(step, task.value())
                .update();
    }

    @Test
    void oneRoundIsCountedApartFromAnother() {
        while (pace.addUp() > 0) {}
        var scope = play.people.scope(play.people.provincialLeader);
        var all = pace.of(scope, ALL);
        var round = pace.of(scope, in(House.ROUND.value()));
        var none = pace.of(scope, in("1999A1"));

        assertThat(all.late()).isPositive();
        assertThat(round.finished()).isPositive().isLessThanOrEqualTo(all.finished());
        assertThat(round.finished())
                .isEqualTo(listed(scope, in(House.ROUND.value())).size());
        assertThat(none.finished()).isZero();
    }

    private static Question in(String round) {
        return new Question("", "", "", "", round, ALL.from(), ALL.to());
    }

    @Test
    void sumsThatGrewAreTheSameAsSumsMadeAnew() {
        while (pace.addUp() > 0) {}
        var scope = play.people.scope(play.people.provincialLeader);
        var grown = pace.of(scope, ALL);
        assertThat(grown.finished()).isPositive();
        assertThat(pace.rebuild()).isGreaterThanOrEqualTo(grown.finished());
        assertThat(pace.of(scope, ALL)).isEqualTo(grown);
    }

    @Test
    void aProvinceDoesNotCountWhatHasNotReachedIt() {
        while (pace.addUp() > 0) {}
        var province = pace.of(play.people.scope(play.people.provincialLeader), ALL);
        var county = pace.of(play.people.scope(play.people.clerk), ALL);
        assertThat(province.finished()).isLessThan(county.finished());
        assertThat(province.steps()).noneMatch(s -> s.step().equals("city_check") && s.returned() > 0);
        assertThat(county.steps()).anyMatch(s -> s.step().equals("city_check") && s.returned() > 0);
    }

    @Test
    void aCountyThatGoesToAnotherProvinceTakesItsTasksAndTheirSumsAlong() {
        while (pace.addUp() > 0) {}
        var scope = play.people.scope(play.people.provincialLeader);
        var before = pace.of(scope, ALL);
        int away = scope.ranges().getFirst().hi() + 1;
        facts.publishEvent(new OrganizationImport.RegionMoved(AWorld.COUNTY.code(), away, away, "system"));
        try {
            while (pace.addUp() > 0) {}
            assertThat(listed(scope, ALL)).isEmpty();
            assertThat(pace.of(scope, ALL).finished()).isZero();
        } finally {
            int back = AWorld.COUNTY.lo();
            facts.publishEvent(new OrganizationImport.RegionMoved(AWorld.COUNTY.code(), back, back, "system"));
        }
        while (pace.addUp() > 0) {}
        assertThat(before.finished()).isPositive();
        assertThat(pace.of(scope, ALL)).isEqualTo(before);
        everyNumberEqualsItsList(scope);
    }

    @Test
    void anotherCalendarMakesTheSumsAnew() {
        while (pace.addUp() > 0) {}
        var scope = play.people.scope(play.people.provincialLeader);
        var before = pace.of(scope, ALL);
        jdbc.sql("update workflow.pace set finished = finished + 1").update();
        facts.publishEvent(new WorkingTime.CalendarChanged(1));
        while (pace.addUp() > 0) {}
        assertThat(pace.of(scope, ALL)).isEqualTo(before);
    }

    @Test
    void aHiddenDossierIsNotCountedAlthoughItIsInTheSums() {
        while (pace.addUp() > 0) {}
        var open = play.people.scope(play.people.provincialLeader);
        var hidden = listed(open, ALL).getFirst().dossier();
        var scope = AScope.hiding(open, hidden.value());
        assertThat(open.ranges().getFirst().level()).isEqualTo(Level.PROVINCE);
        assertThat(pace.of(scope, ALL).finished()).isLessThan(pace.of(open, ALL).finished());
        everyNumberEqualsItsList(scope);
    }
}
