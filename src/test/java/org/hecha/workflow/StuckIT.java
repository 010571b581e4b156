package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hecha.workflow.Play.APPROVE;
import static org.hecha.workflow.Play.applicationForm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Member;
import org.hecha.organization.Scope;
import org.hecha.workflow.Stuck.Move;
import org.hecha.workflow.Stuck.Order;
import org.hecha.workflow.Stuck.Question;
import org.hecha.workflow.Stuck.Way;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@InProcessWorld
// a world of its own: it counts everything there is, and other tests work at the same hours
@TestPropertySource(properties = "spring.application.name=stuck")
class StuckIT {

    private static final Instant MONDAY = Instant.parse("2022-08-29T01:30:00Z");

    @Autowired
    Play play;

    @Autowired
    Stuck stuck;

    @Autowired
    Bottlenecks bottlenecks;

    @Autowired
    Asks asks;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void clock() {
        play.clock.reset();
    }

    private void at(int day) {
        play.clock.moveTo(MONDAY.plus(Duration.ofDays(day)));
    }

    private DossierId sealed() {
        var d = play.open();
        play.done(d, "draft", play.people.clerk, applicationForm()).done(d, "seal", play.people.leader, APPROVE);
        return d;
    }

    private void severalWeeks() {
        severalWeeks(0);
    }

    private void severalWeeks(int first) {
        for (int day = 0; day < 30; day += 3) {
            at(first + day);
            var d = sealed();
            if (day % 2 == 0) {
                at(first + day + 2);
                play.done(d, "city_check", play.people.city, APPROVE);
            } else if (day % 9 == 0) {
                play.worklist.abandon(play.people.scope(play.people.leader), d, "不再申报");
            }
        }
        at(first + 31);
    }

    private static int length(Function<String, Worklist.Page> pages) {
        List<Task> all = new ArrayList<>();
        String after = "";
        do {
            var page = pages.apply(after);
            all.addAll(page.tasks());
            after = page.next();
        } while (!after.isEmpty());
        assertThat(all).doesNotHaveDuplicates();
        return all.size();
    }

    private List<Stuck.Waiting> waiting(Scope scope, Bottlenecks.Filter filter, Order order) {
        List<Stuck.Waiting> all = new ArrayList<>();
        String after = "";
        do {
            var page = stuck.waiting(scope, filter, order, after, 4);
            all.addAll(page.waiting());
            after = page.next();
        } while (!after.isEmpty());
        return all;
    }

    private List<Member> readers() {
        return List.of(play.people.provincialLeader, play.people.officer, play.people.city, play.people.clerk);
    }

    @Test
    void everyNumberIsTheLengthOfTheListItOpens() {
        severalWeeks();
        for (var reader : readers()) {
            var scope = play.people.scope(reader);
            var question = new Question("", "", "", 5);
            var answer = stuck.of(scope, question);
            assertThat(answer.open())
                    .isEqualTo(waiting(scope, Bottlenecks.Filter.ALL, Order.MOST_LATE)
                            .size());
            for (var step : answer.steps()) {
                var here = new Question("", step.process(), step.step(), 5);
                var open = new Bottlenecks.Filter("", step.process(), step.step(), Bottlenecks.Due.ANY, "");
                var late = new Bottlenecks.Filter("", step.process(), step.step(), Bottlenecks.Due.LATE, "");
                assertThat(step.open()).isEqualTo(length(after -> bottlenecks.tasks(scope, open, after, 4)));
                assertThat(step.late()).isEqualTo(length(after -> bottlenecks.tasks(scope, late, after, 4)));
                for (var way : Way.values()) {
                    assertThat(number(way, step.flow()))
                            .as("%s %s", step.step(), way)
                            .isEqualTo(length(after -> stuck.flow(scope, here, way, Optional.empty(), after, 4)));
                }
            }
            assertThat(answer.weeks()).hasSize(5);
            for (var week : answer.weeks()) {
                for (var way : Way.values()) {
                    assertThat(number(way, week.flow()))
                            .isEqualTo(length(
                                    after -> stuck.flow(scope, question, way, Optional.of(week.monday()), after, 4)));
                }
            }
        }
    }

    private static long number(Way way, Stuck.Flow flow) {
        return switch (way) {
            case ARRIVED -> flow.arrived();
            case FINISHED -> flow.finished();
            case CANCELLED -> flow.cancelled();
            case RETURNED -> flow.returned();
        };
    }

    /** Counted from the tasks themselves at the end of each week. */
    @Test
    void theBacklogOfEachWeekIsWhatWasOpenThen() {
        // later than every other test: nothing of theirs lies in the future
        severalWeeks(1400);
        for (var week : stuck.of(Play.everything(), new Question("", "", "", 6)).weeks()) {
            var end = week.monday()
                    .plusWeeks(1)
                    .atStartOfDay(org.hecha.Time.BEIJING)
                    .toOffsetDateTime();
            var now = play.clock.instant().atZone(org.hecha.Time.BEIJING).toOffsetDateTime();
            assertThat(week.open())
                    .as("%s", week.monday())
                    .isEqualTo(jdbc.sql("select count(*) from workflow.task where created < :end"
                                    + " and (done is null or done >= :end)")
                            .param("end", end.isBefore(now) ? end : now.plusSeconds(1))
                            .query(Long.class)
                            .single());
        }
    }

    @Test
    void theListBeginsWithWhatIsLongestPastItsDeadlineAndMeasuresInWorkingDays() {
        severalWeeks(1400);
        var scope = play.people.scope(play.people.provincialLeader);

        var late = waiting(scope, Bottlenecks.Filter.ALL, Order.MOST_LATE);

        assertThat(late)
                .isNotEmpty()
                .isSortedAccordingTo(Comparator.comparing(w -> w.task().due()));
        for (var one : late) {
            assertThat(one.share() > 100)
                    .isEqualTo(play.clock.instant().isAfter(one.task().due()));
            assertThat(one.age())
                    .isLessThanOrEqualTo(Duration.between(one.task().created(), play.clock.instant()));
        }
    }

    @Test
    void theLevelAbovePutsADeadlineOffAndNobodyTheirOwn() {
        at(0);
        var d = sealed();
        var task = play.task(d, "city_check");
        var leader = play.people.scope(play.people.provincialLeader);
        assertThatThrownBy(() -> play.worklist.extend(play.people.scope(play.people.city), task.id(), 5, "人手不足"))
                .isInstanceOf(NotYourRole.class);
        assertThatThrownBy(() -> play.worklist.extend(leader, task.id(), 5, "人手不足"))
                .as("the province has not received it yet")
                .isInstanceOf(UnknownTask.class);

        play.done(d, "city_check", play.people.city, APPROVE);
        var check = play.task(d, "provincial_check");
        assertThatThrownBy(() -> play.worklist.extend(leader, check.id(), 31, "人手不足"))
                .isInstanceOf(FormRejected.class);
        assertThatThrownBy(() -> play.worklist.extend(leader, check.id(), 5, " "))
                .isInstanceOf(FormRejected.class);

        var extended = play.worklist.extend(leader, check.id(), 5, "会签单位来函说明");

        assertThat(extended.due()).isAfter(check.due());
        assertThat(play.task(d, "provincial_check").due()).isEqualTo(extended.due());
        assertThat(play.worklist.rebuild()).isNotNegative();
        assertThat(play.task(d, "provincial_check").due())
                .as("the engine knows too")
                .isEqualTo(extended.due());
        assertThat(jdbc.sql("select count(*) from workflow.event where task = :task and kind = 'EXTENDED'")
                        .param("task", check.id().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    /** A late task gets its days from today, not from a deadline long past. */
    @Test
    void aDeadlineThatHasPassedIsPutOffFromToday() {
        at(0);
        var d = sealed();
        at(60);
        play.done(d, "city_check", play.people.city, APPROVE);
        at(160);
        var leader = play.people.scope(play.people.provincialLeader);
        assertThat(play.task(d, "provincial_check").due()).isBefore(play.clock.instant());

        var extended =
                play.worklist.extend(leader, play.task(d, "provincial_check").id(), 3, "补充材料刚到");

        assertThat(extended.due()).isAfter(play.clock.instant());
    }

    @Test
    void offersExactlyTheMovesThatGoThroughAndNamesHoldersToTheirLeadOnly() {
        at(0);
        var d = sealed();
        play.done(d, "city_check", play.people.city, APPROVE);
        play.worklist.claim(
                play.people.scope(play.people.province),
                play.task(d, "provincial_check").id());
        var filter = new Bottlenecks.Filter("", "", "provincial_check", Bottlenecks.Due.ANY, "");
        for (var reader : List.of(
                play.people.provincialLeader, play.people.secondReviewer, play.people.city, play.people.clerk)) {
            var scope = play.people.scope(reader);
            var one = waiting(scope, filter, Order.OLDEST).stream()
                    .filter(w -> w.task().dossier().equals(d))
                    .findFirst()
                    .orElseThrow();
            assertThat(one.claimed()).isTrue();
            assertThat(one.unit()).isEqualTo("赭山省科协");
            assertThat(one.task().assigneeName())
                    .as(reader.name())
                    .isEqualTo(reader.equals(play.people.provincialLeader) ? play.people.province.name() : "");
            assertThat(one.moves().contains(Move.EXTEND))
                    .as("extend, %s", reader.name())
                    .isEqualTo(goesThrough(
                            () -> play.worklist.extend(scope, one.task().id(), 1, "试")));
            assertThat(one.moves().contains(Move.ADD_REVIEWER))
                    .as("ask, %s", reader.name())
                    .isEqualTo(goesThrough(() -> asks.ask(
                            scope,
                            one.task().id(),
                            Asks.Kind.PARALLEL,
                            List.of(play.people.thirdReviewer.id()),
                            1,
                            "")));
            assertThat(one.moves().contains(Move.TRANSFER))
                    .as("transfer, %s", reader.name())
                    .isEqualTo(goesThrough(
                            () -> play.worklist.transfer(scope, one.task().id(), play.people.province.id(), "请继续")));
        }
    }

    private static boolean goesThrough(Runnable move) {
        try {
            move.run();
            return true;
        } catch (org.hecha.shared.Refused refused) {
            return false;
        }
    }

    @Test
    void nothingIsProjectedFromNextToNothing() {
        at(400);
        sealed();
        var scope = play.people.scope(play.people.clerk);
        at(420);
        assertThat(stuck.of(scope, new Question("", "", "city_check", 4)).steps())
                .anySatisfy(step -> {
                    assertThat(step.open()).isPositive();
                    assertThat(step.clear()).isEmpty();
                    assertThat(step.withoutNew()).isEmpty();
                });
    }
}
