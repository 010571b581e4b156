package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hecha.workflow.Play.APPROVE;
import static org.hecha.workflow.Play.applicationForm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.Scope;
import org.hecha.workflow.Stuck.HoldersShown;
import org.hecha.workflow.Stuck.Question;
import org.hecha.workflow.engine.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@InProcessWorld
@Import(LoadIT.Heard.class)
// a world of its own: it counts everything there is, and other tests work at the same hours
@TestPropertySource(properties = "spring.application.name=load")
class LoadIT {

    private static final Instant MONDAY = Instant.parse("2022-08-29T01:30:00Z");
    private static final Question CITY = new Question("", "", "city_check", 4);
    private static final Question PROVINCE = new Question("", "", "provincial_check", 4);

    static class Heard {
        final List<HoldersShown> facts = java.util.Collections.synchronizedList(new ArrayList<>());

        @EventListener
        void on(HoldersShown shown) {
            facts.add(shown);
        }
    }

    @Autowired
    Play play;

    @Autowired
    Load load;

    @Autowired
    Stuck stuck;

    @Autowired
    Bottlenecks bottlenecks;

    @Autowired
    Heard heard;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    StoredBottlenecks storedBottlenecks;

    @Autowired
    StoredStuck storedStuck;

    @Autowired
    WorkingTime workingTime;

    @Autowired
    Directory directory;

    @Autowired
    Engine engine;

    @Autowired
    Clock clock;

    private Scope leader;

    @BeforeEach
    void begin() {
        heard.facts.clear();
        leader = play.people.scope(play.people.provincialLeader);
    }

    @AfterEach
    void tidy() {
        play.people.world.standIns.clear();
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

    private DossierId checked(Member by) {
        var d = sealed();
        play.done(d, "city_check", by, APPROVE);
        return d;
    }

    /** Two years apart, so that no test counts what another did. */
    private void weeks(int first) {
        at(first);
        checked(play.people.city);
        at(first + 2);
        checked(play.people.city);
        at(first + 29);
        checked(play.people.cityColleague);
        sealed();
        var taken = sealed();
        play.worklist.claim(
                play.people.scope(play.people.city),
                play.task(taken, "city_check").id());
        at(first + 50);
    }

    @Test
    void saysWhoCanDoAStepAndHowMuchTheyHave() {
        weeks(0);
        play.people.world.standIns.put(play.people.cityColleague.id(), List.of(play.people.city));

        var office = load.offices(play.people.scope(play.people.city), CITY).getFirst();

        assertThat(office.name()).isEqualTo("临泽市科协");
        assertThat(office.people()).isEqualTo(2);
        assertThat(office.away()).isEqualTo(1);
        assertThat(office.open()).isEqualTo(2);
        assertThat(office.claimed()).isEqualTo(1);
        assertThat(office.each()).contains(2.0);
        assertThat(office.now().finished()).isEqualTo(1);
        assertThat(office.before().finished()).as("as long before").isEqualTo(2);
        assertThat(office.arrived().finished()).isEqualTo(3);
        assertThat(office.lasts().orElseThrow()).isCloseTo(2 * office.now().days(), within(0.001));
    }

    /** Every number is the length of the list it opens. */
    @Test
    void countsByOfficeWhatThePageOfStuckWorkCounts() {
        weeks(800);
        for (var reader : List.of(play.people.clerk, play.people.city, play.people.nationalLeader)) {
            var scope = play.people.scope(reader);
            var offices = load.offices(scope, CITY);
            var answer = stuck.of(scope, CITY);
            var flow = answer.weeks().stream().map(Stuck.Week::flow).reduce(Stuck.Flow.NONE, Stuck.Flow::plus);
            assertThat(offices.stream().mapToLong(Load.Office::open).sum()).isEqualTo(answer.open());
            assertThat(offices.stream().mapToLong(Load.Office::late).sum()).isEqualTo(answer.late());
            assertThat(offices.stream().mapToLong(o -> o.now().finished()).sum())
                    .isEqualTo(flow.finished());
            assertThat(offices.stream().mapToLong(o -> o.arrived().finished()).sum())
                    .isEqualTo(flow.arrived());
            for (var office : offices) {
                assertThat(office.open())
                        .isEqualTo(bottlenecks
                                .tasks(
                                        scope,
                                        new Bottlenecks.Filter(
                                                "", "", "city_check", Bottlenecks.Due.ANY, "", office.id()),
                                        "",
                                        200)
                                .tasks()
                                .size());
            }
        }
    }

    @Test
    void namesPeopleToTheirLeadOnlyAndWritesItDown() {
        at(1600);
        var taken = checked(play.people.city);
        play.worklist.claim(
                play.people.scope(play.people.secondReviewer),
                play.task(taken, "provincial_check").id());
        play.done(checked(play.people.city), "provincial_check", play.people.province, APPROVE);
        play.people.world.standIns.put(play.people.thirdReviewer.id(), List.of(play.people.province));

        var people = load.people(leader, PROVINCE);

        assertThat(people).extracting(Load.Person::name).isSorted().contains("孙宁", "郑可", "冯远");
        assertThat(people)
                .filteredOn(p -> p.name().equals("郑可"))
                .singleElement()
                .satisfies(p -> {
                    assertThat(p.held()).isEqualTo(1);
                    assertThat(p.all()).isEqualTo(1);
                    assertThat(p.now().finished()).isZero();
                });
        assertThat(people)
                .filteredOn(p -> p.name().equals("孙宁"))
                .singleElement()
                .satisfies(p -> {
                    assertThat(p.held()).isZero();
                    assertThat(p.now().finished()).isEqualTo(1);
                });
        assertThat(people)
                .filteredOn(p -> p.name().equals("冯远"))
                .singleElement()
                .satisfies(p -> assertThat(p.standsIn()).containsExactly("孙宁"));
        assertThat(heard.facts)
                .singleElement()
                .isEqualTo(new HoldersShown(leader.body(), people.size(), leader.actor()));
    }

    @Test
    void namesNobodyToOthersNorWhereItIsSwitchedOffNorWherePeopleJudgeApart() {
        for (var reader : List.of(play.people.city, play.people.secondReviewer, play.people.nationalLeader)) {
            assertThat(load.people(play.people.scope(reader), PROVINCE))
                    .as(reader.name())
                    .isEmpty();
        }
        assertThat(load.people(leader, new Question("", "", "desk_review", 4))).isEmpty();
        assertThat(load.people(leader, CITY)).as("another office's step").isEmpty();
        var off = new StoredLoad(
                jdbc,
                storedBottlenecks,
                storedStuck,
                workingTime,
                directory,
                engine,
                new WorkflowSettings(0, false),
                fact -> heard.facts.add((HoldersShown) fact),
                clock);
        assertThat(off.shows(leader, PROVINCE)).isFalse();
        assertThat(off.people(leader, PROVINCE)).isEmpty();
        assertThat(heard.facts).isEmpty();
    }
}
