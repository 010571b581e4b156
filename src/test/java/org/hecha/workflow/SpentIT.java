package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hecha.workflow.Play.APPROVE;
import static org.hecha.workflow.Play.DEFECTS;
import static org.hecha.workflow.Play.RETURN;
import static org.hecha.workflow.Play.applicationForm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.UnknownDossier;
import org.hecha.organization.Scope;
import org.hecha.workflow.Spent.Piece;
import org.hecha.workflow.Spent.Segment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@InProcessWorld
// a world of its own: it asks for everything there is, and other tests live in other years
@TestPropertySource(properties = "spring.application.name=spent")
class SpentIT {

    private static final Spent.Question ALL = new Spent.Question("", "", false);

    @Autowired
    Play play;

    @Autowired
    Spent spent;

    @Autowired
    StoredSpent inBackground;

    @Autowired
    Attention attention;

    @Autowired
    ApplicationEventPublisher facts;

    @Autowired
    JdbcClient jdbc;

    private DossierId dossier;

    @AfterEach
    void clock() {
        play.clock.reset();
    }

    @BeforeEach
    void aDossierGoesToTheCityAndBack() {
        at(0);
        dossier = play.open();
        at(1);
        play.done(dossier, "draft", play.people.clerk, applicationForm());
        play.done(dossier, "seal", play.people.leader, APPROVE);
        at(3);
        var task = play.task(dossier, "city_check");
        var city = play.people.scope(play.people.city);
        // somebody who only looks before it is theirs has not begun
        attention.opened(city, task.id());
        play.worklist.claim(city, task.id());
        at(4);
        attention.opened(city, task.id());
        at(5);
        attention.opened(city, task.id());
        play.done(dossier, "city_check", play.people.city, RETURN, DEFECTS);
        at(9);
    }

    private void at(int day) {
        play.clock.moveTo(Instant.parse("2022-08-22T01:30:00Z").plus(Duration.ofDays(day)));
    }

    @Test
    void saysWhatADossierDidOnEachDay() {
        var account = spent.of(play.people.scope(play.people.city), dossier);

        assertThat(account.pieces())
                .extracting(Piece::segment)
                .containsExactly(
                        Segment.QUEUE,
                        Segment.HELD,
                        Segment.QUEUE,
                        Segment.HELD,
                        Segment.QUEUE,
                        Segment.HELD,
                        Segment.WORKED,
                        Segment.RETURNED);
        assertThat(account.pieces())
                .extracting(piece -> days(Duration.between(piece.from(), piece.to())))
                .endsWith(1L, 1L, 4L);
        assertThat(account.open()).isTrue();
        assertThat(account.sums().get(Segment.RETURNED)).satisfies(of -> {
            assertThat(days(of.get(Pace.Hours.WALL))).isEqualTo(4);
            // a weekend lies between
            assertThat(days(of.get(Pace.Hours.WORKING))).isEqualTo(2);
        });
    }

    /** The clock goes on while the test runs: a little more or less than a day is one. */
    private static long days(Duration length) {
        return Math.round(length.toMinutes() / 1440.0);
    }

    @Test
    void manyTogetherAreTheSumOfEachForEveryReaderWhateverHappensBetweenTwoQuestions() {
        everySumIsTheSumOfItsDossiers();
        play.done(dossier, "correct", play.people.clerk, Map.of("reply", "已补正"));
        at(11);
        everySumIsTheSumOfItsDossiers();
        play.done(dossier, "sign_correction", play.people.leader, APPROVE);
        at(14);
        play.done(dossier, "city_check", play.people.city, Play.REJECT);
        at(20);
        everySumIsTheSumOfItsDossiers();
        assertThat(spent.of(Play.everything(), dossier).open()).isFalse();
        // next year's holidays are published
        facts.publishEvent(new WorkingTime.CalendarChanged(1));
        assertThat(jdbc.sql("select count(*) from workflow.spent")
                        .query(Long.class)
                        .single())
                .isZero();
        everySumIsTheSumOfItsDossiers();
    }

    /** Nobody counts events: each leaves a row, and whoever makes the sums anew takes it away. */
    @Test
    void whatHappensIsDueUntilItIsAddedUpAndNothingElseIs() {
        while (inBackground.addUp() > 0) {
            // the next of them
        }
        assertThat(due()).isZero();
        play.done(dossier, "correct", play.people.clerk, Map.of("reply", "已补正"));
        assertThat(due()).isPositive();
        assertThat(inBackground.addUp()).isEqualTo(1);
        assertThat(due()).isZero();
        assertThat(inBackground.addUp()).isZero();
        everySumIsTheSumOfItsDossiers();
    }

    private long due() {
        return jdbc.sql("select count(*) from workflow.spent_due")
                .query(Long.class)
                .single();
    }

    private void everySumIsTheSumOfItsDossiers() {
        for (var reader : List.of(play.people.officer, play.people.city, play.people.clerk)) {
            everySumIsTheSumOfItsDossiers(play.people.scope(reader));
        }
    }

    private void everySumIsTheSumOfItsDossiers(Scope scope) {
        for (var hours : Pace.Hours.values()) {
            var answer = spent.of(scope, ALL, hours);
            var lines = lines(scope, hours);
            assertThat((long) lines.size()).isEqualTo(answer.dossiers());
            Map<Segment, Duration> added = new EnumMap<>(Segment.class);
            for (var line : lines) {
                var account = spent.of(scope, line.dossier());
                account.sums().forEach((segment, of) -> {
                    added.merge(segment, of.get(hours), Duration::plus);
                    // the clock of the house goes on between two questions
                    assertThat(line.sums().get(segment)).isCloseTo(of.get(hours), Duration.ofSeconds(20));
                });
                if (hours == Pace.Hours.WALL) {
                    assertThat(account.sums().values().stream()
                                    .mapToLong(of -> of.get(hours).toSeconds())
                                    .sum())
                            .isEqualTo(account.to().getEpochSecond()
                                    - account.from().getEpochSecond());
                }
            }
            for (Segment segment : Segment.values()) {
                assertThat(answer.sums().get(segment))
                        .isCloseTo(
                                added.getOrDefault(segment, Duration.ZERO),
                                Duration.ofSeconds(20L * Math.max(1, lines.size())));
            }
        }
    }

    private List<Spent.Line> lines(Scope scope, Pace.Hours hours) {
        List<Spent.Line> all = new ArrayList<>();
        List<Spent.Line> page;
        do {
            page = spent.dossiers(scope, ALL, hours, Segment.QUEUE, all.size(), 7);
            all.addAll(page);
        } while (!page.isEmpty());
        assertThat(all)
                .isSortedAccordingTo((one, other) -> Long.compare(
                        other.sums().get(Segment.QUEUE).toMinutes(),
                        one.sums().get(Segment.QUEUE).toMinutes()));
        return all;
    }

    @Test
    void aDossierOutOfSightIsNeitherShownNorCounted() {
        var province = play.people.scope(play.people.provincialLeader);

        assertThatThrownBy(() -> spent.of(province, dossier)).isInstanceOf(UnknownDossier.class);
        assertThat(lines(province, Pace.Hours.WALL))
                .noneMatch(line -> line.dossier().equals(dossier));
    }
}
