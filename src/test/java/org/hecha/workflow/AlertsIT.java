package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hecha.workflow.Play.APPROVE;
import static org.hecha.workflow.Play.RETURN;
import static org.hecha.workflow.Play.applicationForm;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.hecha.Fake;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Directory;
import org.hecha.organization.Scope;
import org.hecha.workflow.Alerts.Figure;
import org.hecha.workflow.Alerts.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@InProcessWorld
@Import(AlertsIT.Heard.class)
class AlertsIT {

    static class Heard {
        final List<Object> facts = java.util.Collections.synchronizedList(new ArrayList<>());

        @EventListener
        void on(Alerts.Changed changed) {
            facts.add(changed);
        }

        @EventListener
        void on(Alerts.Week week) {
            facts.add(week);
        }
    }

    @Autowired
    Play play;

    @Autowired
    Alerts alerts;

    @Autowired
    Stuck stuck;

    @Autowired
    Bottlenecks bottlenecks;

    @Autowired
    Pace pace;

    @Autowired
    Why why;

    @Autowired
    Spent spent;

    @Autowired
    Heard heard;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Directory directory;

    @Autowired
    PlatformTransactionManager transactions;

    private Scope city;
    private final List<UUID> made = new ArrayList<>();

    @BeforeEach
    void forget() {
        heard.facts.clear();
        city = play.people.scope(play.people.city);
        at(2000);
    }

    @AfterEach
    void tidy() {
        made.forEach(id -> alerts.drop(city, id));
        alerts.weekly(city, false);
        play.clock.reset();
    }

    private void at(int day) {
        play.clock.moveTo(Instant.parse("2022-08-29T01:30:00Z").plus(Duration.ofDays(day)));
    }

    private DossierId sealed() {
        var d = play.open();
        play.done(d, "draft", play.people.clerk, applicationForm()).done(d, "seal", play.people.leader, APPROVE);
        return d;
    }

    private UUID keep(Figure figure, long raise, long clear) {
        var id = alerts.keep(city, new Rule(figure, "", "", "city_check", raise, clear));
        made.add(id);
        return id;
    }

    private long open() {
        return stuck.of(city, new Stuck.Question("", "", "city_check", 4)).open();
    }

    private List<Boolean> told() {
        return heard.facts.stream()
                .filter(Alerts.Changed.class::isInstance)
                .map(fact -> ((Alerts.Changed) fact).raised())
                .toList();
    }

    /** Up to the limit, trembling between the two limits, and down again. */
    @Test
    void tellsOnceWhenReachedAndOnceWhenWellAndNothingInBetween() {
        long before = open();
        keep(Figure.OPEN, before + 3, before + 1);
        var one = sealed();
        var two = sealed();
        alerts.look();
        assertThat(told()).isEmpty();
        var three = sealed();
        alerts.look();
        alerts.look();
        assertThat(told()).containsExactly(true);

        play.done(one, "city_check", play.people.city, APPROVE);
        alerts.look();
        var four = sealed();
        alerts.look();
        assertThat(told()).as("between the limits nothing is told").containsExactly(true);
        assertThat(alerts.mine(city).getFirst().raised()).isPresent();

        play.done(two, "city_check", play.people.city, APPROVE).done(three, "city_check", play.people.city, APPROVE);
        alerts.look();
        alerts.look();
        assertThat(told()).containsExactly(true, false);
        assertThat(alerts.mine(city).getFirst().raised()).isEmpty();
        play.done(four, "city_check", play.people.city, APPROVE);
    }

    @Test
    void ofSeveralNodesOneTells() throws Exception {
        keep(Figure.OPEN, open() + 1, 0);
        sealed();
        try (var nodes = Executors.newFixedThreadPool(6)) {
            List<Callable<Integer>> looks = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                looks.add(alerts::look);
            }
            int changed = 0;
            for (var look : nodes.invokeAll(looks)) {
                changed += look.get();
            }
            assertThat(changed).isEqualTo(1);
        }
        assertThat(told()).containsExactly(true);
    }

    @Test
    void watchesReturns() {
        keep(Figure.RETURNS, 1, 0);
        alerts.look();
        assertThat(told()).as("nothing was sent back in these weeks").isEmpty();
        play.done(sealed(), "city_check", play.people.city, RETURN, Play.DEFECTS);
        alerts.look();
        assertThat(told()).containsExactly(true);
        at(2040);
        alerts.look();
        assertThat(told()).as("longer ago than four weeks").containsExactly(true, false);
    }

    /** The city's review of one round, as the test sets it; counts how often it was played. */
    public static final class Foretold {
        Optional<Forecast.Station> station = Optional.empty();
        final List<Forecast.Question> played = new ArrayList<>();

        void says(double inTime, int daysBehind) {
            var date = LocalDate.of(2028, 3, 1);
            var day = date.plusDays(daysBehind);
            station = Optional.of(new Forecast.Station(
                    "city_review",
                    3,
                    Optional.of(new Forecast.Numbers(4, 5, 6)),
                    Optional.of(date),
                    Optional.of(new Forecast.Days(day.minusDays(2), day, day.plusDays(2))),
                    Optional.of(new Forecast.Numbers(0, 1, 2)),
                    Optional.of(inTime)));
        }

        void allAreThrough() {
            station = Optional.of(new Forecast.Station(
                    "city_review",
                    9,
                    Optional.of(new Forecast.Numbers(0, 0, 0)),
                    Optional.of(LocalDate.of(2028, 3, 1)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        }

        public Optional<Forecast.Outlook> outlook(Scope scope, Forecast.Question question) {
            played.add(question);
            return station.map(s -> new Forecast.Outlook(List.of(s), 40, Duration.ofMillis(1)));
        }
    }

    private final Foretold foretold = new Foretold();

    private Alerts foretelling() {
        var figures = new Figures(bottlenecks, stuck, pace, why, spent, Fake.of(Forecast.class, foretold), play.clock);
        return new StoredAlerts(jdbc, stuck, figures, directory, heard.facts::add, play.clock, transactions);
    }

    private UUID watch(Figure figure, long raise, long clear) {
        var id = alerts.keep(city, new Rule(figure, "", "", "city_review", "2021B2", raise, clear));
        made.add(id);
        return id;
    }

    private int hourLater(Alerts which) {
        play.clock.moveTo(play.clock.instant().plus(Duration.ofHours(1)));
        return which.look();
    }

    @Test
    void tellsOnceThatTheRoundWillMissItsDateAndOnceThatItWillNot() {
        var which = foretelling();
        watch(Figure.MISSING, 50, 20);
        foretold.says(0.9, -10);
        which.look();
        assertThat(told()).isEmpty();
        assertThat(alerts.mine(city).getFirst().value()).contains(10L);

        foretold.says(0.5, 3);
        assertThat(hourLater(which)).isEqualTo(1);
        assertThat(hourLater(which)).isZero();
        foretold.says(0.7, 0);
        hourLater(which);
        foretold.says(0.45, 4);
        hourLater(which);
        assertThat(told()).as("between the limits, and again above").containsExactly(true);

        foretold.says(0.8, -1);
        hourLater(which);
        hourLater(which);
        assertThat(told()).containsExactly(true, false);
        assertThat(heard.facts.getFirst()).isInstanceOfSatisfying(Alerts.Changed.class, changed -> {
            assertThat(changed.value()).contains(50L);
            assertThat(changed.facts()).containsEntry("round", "2021B2").containsEntry("step", "city_review");
        });
    }

    @Test
    void watchesByHowManyDaysTheExpectedEndLiesAfterItsDate() {
        var which = foretelling();
        watch(Figure.BEHIND, 5, -2);
        foretold.says(0, 5);
        which.look();
        foretold.says(0.9, -1);
        hourLater(which);
        assertThat(told()).containsExactly(true);
        foretold.says(0.99, -2);
        hourLater(which);
        assertThat(told()).containsExactly(true, false);
        assertThat(alerts.mine(city).getFirst().value()).contains(-2L);
    }

    @Test
    void changesNothingWhereNothingCanBeToldAndIsWellOnceAllAreThrough() {
        var which = foretelling();
        watch(Figure.MISSING, 50, 20);
        which.look();
        assertThat(told()).isEmpty();
        assertThat(alerts.mine(city).getFirst().value()).isEmpty();

        foretold.says(0, 30);
        hourLater(which);
        foretold.station = Optional.empty();
        hourLater(which);
        assertThat(told()).containsExactly(true);
        assertThat(alerts.mine(city).getFirst().raised()).isPresent();

        foretold.allAreThrough();
        hourLater(which);
        assertThat(told()).containsExactly(true, false);
    }

    @Test
    void playsOnceAnHourForAllRulesOfOneOwnerAboutTheSameRound() {
        var which = foretelling();
        watch(Figure.MISSING, 50, 20);
        watch(Figure.BEHIND, 5, 0);
        foretold.says(0.9, -10);
        which.look();
        assertThat(foretold.played).containsExactly(new Forecast.Question("2021B2", "", "", 0));
        for (int quarter = 1; quarter <= 3; quarter++) {
            play.clock.moveTo(play.clock.instant().plus(Duration.ofMinutes(15)));
            which.look();
        }
        assertThat(foretold.played).hasSize(1);
        play.clock.moveTo(play.clock.instant().plus(Duration.ofMinutes(15)));
        which.look();
        assertThat(foretold.played).hasSize(2);
    }

    @Test
    void saysWhyNothingCanBeForetold() {
        var which = foretelling();
        watch(Figure.AFTER_DATE, 5, 2);
        which.look();
        assertThat(alerts.mine(city).getFirst().standing()).isEqualTo(Alerts.Standing.TOO_FEW);
        foretold.station = Optional.of(new Forecast.Station(
                "city_review",
                3,
                Optional.of(new Forecast.Numbers(4, 5, 6)),
                Optional.empty(),
                Optional.of(new Forecast.Days(LocalDate.MIN, LocalDate.EPOCH, LocalDate.MAX)),
                Optional.empty(),
                Optional.empty()));
        hourLater(which);
        assertThat(alerts.mine(city).getFirst().standing()).isEqualTo(Alerts.Standing.NO_DATE);
        foretold.says(0.5, 3);
        hourLater(which);
        assertThat(alerts.mine(city).getFirst().standing()).isEqualTo(Alerts.Standing.MEASURED);
        assertThat(told()).isEmpty();
    }

    /** The database knows every figure, its direction and whether it is about a round. */
    @ParameterizedTest
    @EnumSource(Figure.class)
    void everyFigureIsKeptWithItsLimitsAndLookedAt(Figure figure) {
        var id = alerts.keep(
                city,
                new Rule(
                        figure,
                        "",
                        "",
                        figure.forecast() ? "city_review" : "city_check",
                        "2021B2",
                        figure.raise(),
                        figure.clear()));
        made.add(id);
        alerts.look();
        var watched = alerts.mine(city).getFirst();
        assertThat(watched.looked()).isPresent();
        assertThat(watched.rule().round()).isEqualTo(figure.round() == Alerts.Choice.NONE ? "" : "2021B2");
        assertThat(watched.rule().step().isEmpty()).isEqualTo(figure.step() == Alerts.Choice.NONE);
        assertThat(watched.value().isPresent()).isEqualTo(watched.standing() == Alerts.Standing.MEASURED);
        assertThatThrownBy(() -> alerts.keep(
                        city, new Rule(figure, "", "", "city_review", "2021B2", figure.clear(), figure.raise())))
                .as("limits the wrong way round")
                .isInstanceOf(FormRejected.class);
    }

    @Test
    void refusesToWatchDatesThatNoRoundHasAndPercentagesThatCannotBe() {
        for (var wrong : List.of(
                new Rule(Figure.MISSING, "", "", "name_county", "2021B2", 50, 20),
                new Rule(Figure.BEHIND, "", "", "city_review", "", 5, 0),
                new Rule(Figure.MISSING, "", "", "city_review", "2021B2", 101, 20),
                new Rule(Figure.MISSING, "", "", "city_review", "2021B2", 50, -1))) {
            assertThatThrownBy(() -> alerts.keep(city, wrong)).isInstanceOf(FormRejected.class);
        }
        assertThat(alerts.mine(city)).isEmpty();
    }

    @Test
    void watchesDeadlinesAndGrowth() {
        keep(Figure.LATE, 1, 0);
        keep(Figure.GROWTH, 1, 0);
        sealed();
        at(2001);
        alerts.look();
        assertThat(heard.facts)
                .extracting(fact -> ((Alerts.Changed) fact).what().figure())
                .contains(Figure.GROWTH);
        at(2100);
        alerts.look();
        assertThat(heard.facts)
                .filteredOn(fact -> ((Alerts.Changed) fact).raised())
                .extracting(fact -> ((Alerts.Changed) fact).what().figure())
                .contains(Figure.LATE);
    }

    @Test
    void refusesRulesThatCannotRestAndLeavesOthersRulesAlone() {
        assertThatThrownBy(() -> keep(Figure.OPEN, 5, 5)).isInstanceOf(FormRejected.class);
        assertThatThrownBy(() -> alerts.keep(city, new Rule(Figure.P90, "", "", "", 5, 4)))
                .isInstanceOf(FormRejected.class);
        var id = keep(Figure.OPEN, 500, 4);
        alerts.drop(play.people.scope(play.people.province), id);
        assertThat(alerts.mine(city)).extracting(Alerts.Watched::id).contains(id);
        assertThat(alerts.mine(play.people.scope(play.people.province))).isEmpty();
    }

    @Test
    void theWeekIsToldOnceOnMondayMorningToWhoeverWantsIt() {
        alerts.weekly(city, true);
        assertThat(alerts.weekly(city)).isTrue();
        // 2028-02-19 is a Saturday in Beijing
        var saturday = LocalDate.of(2028, 2, 19);
        sealed();
        play.clock.moveTo(saturday.atTime(12, 0).atZone(org.hecha.Time.BEIJING).toInstant());
        assertThat(alerts.week()).isZero();
        play.clock.moveTo(
                saturday.plusDays(2).atTime(7, 0).atZone(org.hecha.Time.BEIJING).toInstant());
        assertThat(alerts.week()).as("too early in the morning").isZero();
        play.clock.moveTo(
                saturday.plusDays(2).atTime(9, 0).atZone(org.hecha.Time.BEIJING).toInstant());

        assertThat(alerts.week()).isEqualTo(1);
        assertThat(alerts.week()).isZero();

        assertThat(heard.facts).singleElement().satisfies(fact -> {
            var week = (Alerts.Week) fact;
            assertThat(week.reader()).isEqualTo(play.people.city.id());
            assertThat(week.monday()).isEqualTo(saturday.plusDays(2));
            assertThat(week.open()).isPositive();
        });
    }
}
