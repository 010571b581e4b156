package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.Fake;
import org.hecha.organization.AScope;
import org.hecha.organization.Level;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.workflow.Alerts.Figure;
import org.hecha.workflow.Alerts.Rule;
import org.hecha.workflow.Alerts.Standing;
import org.hecha.workflow.Figures.Reading;
import org.hecha.workflow.Pace.Hours;
import org.hecha.workflow.Pace.Part;
import org.hecha.workflow.Spent.Segment;
import org.junit.jupiter.api.Test;

class FiguresTests {

    private static final Instant NOW = Instant.parse("2022-10-10T02:00:00Z");
    private static final Scope SCOPE =
            AScope.of(new MemberId(new java.util.UUID(0, 1)), Role.PROVINCIAL_LEADER, 1, 1000, Level.PROVINCE);

    /** What the pages show, as a test sets it; counts how often it was asked. */
    public static final class Shown {
        long open = 30;
        long finished = 40;
        Optional<LocalDate> clear = Optional.empty();
        long dossiers = 25;
        final List<Object> asked = new ArrayList<>();

        public Bottlenecks.Overview overview(Scope scope, Bottlenecks.Filter filter) {
            asked.add(filter);
            var step = new Bottlenecks.Step(
                    "application",
                    filter.step(),
                    open,
                    4,
                    6,
                    Duration.ofDays(31),
                    Duration.ofDays(3),
                    Duration.ofHours(24 * 9 + 13),
                    Map.of());
            return new Bottlenecks.Overview(List.of(step), List.of(), open, 4, 6);
        }

        public Stuck.Answer of(Scope scope, Stuck.Question question) {
            asked.add(question);
            var flow = new Stuck.Flow(50, finished, 0, 7);
            var step = new Stuck.Step(
                    "application",
                    question.step(),
                    open,
                    4,
                    new Stuck.Estimate(Optional.of(Duration.ofDays(6)), Optional.empty(), finished, open),
                    flow,
                    Stuck.Trend.FALLS,
                    clear,
                    Optional.empty());
            return new Stuck.Answer(
                    List.of(step), List.of(new Stuck.Week(LocalDate.of(2022, 10, 10), flow, open)), open, 4);
        }

        public Pace.Answer of(Scope scope, Pace.Question question) {
            asked.add(question);
            var spreads = Map.of(
                    Part.TOTAL, Map.of(Hours.WORKING, spread(8, 19)),
                    Part.WAITING, Map.of(Hours.WORKING, spread(1, 6)),
                    Part.HANDLING, Map.of(Hours.WORKING, spread(5, 13)));
            var step = new Pace.Step("application", question.step(), finished, 10, 3, Map.of(), spreads);
            return new Pace.Answer(List.of(step), List.of(), finished, 10, 3);
        }

        private static Pace.Spread spread(long p50, long p90) {
            var middle = Duration.ofDays(p50);
            return new Pace.Spread(middle, middle, Duration.ofDays(p90), Duration.ofDays(p90), middle, middle);
        }

        public Why.Answer course(Scope scope, Why.Question question) {
            asked.add(question);
            return new Why.Answer(
                    new Why.Count("dossiers", dossiers),
                    List.of(new Why.Rework(
                            "city_check",
                            new Why.Count("decided/city_check", dossiers),
                            new Why.Count("first/city_check", 15),
                            new Why.Count("returned/city_check", 10),
                            new Why.Count("returns/city_check", 12),
                            List.of())),
                    List.of(
                            new Why.PingPong(Role.CITY_REVIEWER, Role.COUNTY_CLERK, new Why.Count("a", 2)),
                            new Why.PingPong(Role.PROVINCIAL_REVIEWER, Role.CITY_REVIEWER, new Why.Count("b", 1))),
                    List.of(),
                    List.of(),
                    List.of(new Why.Departure(Why.Breach.SKIPPED, "sign", new Why.Count("c", 4))),
                    "",
                    List.of());
        }

        public Spent.Answer of(Scope scope, Spent.Question question, Hours hours) {
            asked.add(question);
            return new Spent.Answer(
                    dossiers,
                    Duration.ofDays(200),
                    Map.of(
                            Segment.QUEUE, Duration.ofDays(90),
                            Segment.HELD, Duration.ofDays(40),
                            Segment.WORKED, Duration.ofDays(10),
                            Segment.RETURNED, Duration.ofDays(20),
                            Segment.EXTERNAL, Duration.ofDays(40)));
        }
    }

    private final Shown shown = new Shown();
    private final Figures figures = new Figures(
            Fake.of(Bottlenecks.class, shown),
            Fake.of(Stuck.class, shown),
            Fake.of(Pace.class, shown),
            Fake.of(Why.class, shown),
            Fake.of(Spent.class, shown),
            Fake.of(Forecast.class, new Object()),
            Clock.fixed(NOW, ZoneOffset.UTC));

    private static Rule rule(Figure figure) {
        return new Rule(figure, "", "", "city_check", "2021B2", figure.raise(), figure.clear());
    }

    private Reading read(Figure figure) {
        return figures.reader(SCOPE).read(rule(figure));
    }

    private void reads(Figure figure, long value) {
        assertThat(read(figure)).as("%s", figure).isEqualTo(Reading.of(value));
    }

    @Test
    void readsWhatThePagesShow() {
        reads(Figure.OPEN, 30);
        reads(Figure.LATE, 4);
        reads(Figure.SOON, 6);
        reads(Figure.OLDEST, 31);
        reads(Figure.AGE_P50, 3);
        reads(Figure.AGE_P90, 10);
        reads(Figure.P50, 6);
        reads(Figure.GROWTH, 10);
        reads(Figure.ARRIVED, 50);
        reads(Figure.FINISHED, 40);
        reads(Figure.RETURNS, 7);
        reads(Figure.TOOK_P50, 8);
        reads(Figure.TOOK_P90, 19);
        reads(Figure.WAITED_P90, 6);
        reads(Figure.HANDLED_P90, 13);
        reads(Figure.RETURN_SHARE, 25);
        reads(Figure.LATE_SHARE, 8);
        reads(Figure.FIRST_PASS, 60);
        reads(Figure.PING_PONG, 3);
        reads(Figure.DEPARTURES, 4);
        reads(Figure.QUEUE_SHARE, 56);
        reads(Figure.HELD_SHARE, 25);
        reads(Figure.WORKED_SHARE, 6);
        reads(Figure.RETURNED_SHARE, 13);
        reads(Figure.EXTERNAL_SHARE, 20);
        shown.clear = Optional.of(LocalDate.of(2022, 11, 9));
        reads(Figure.CLEAR, 30);
    }

    @Test
    void raisesNothingOfTooFewCasesAndSaysSo() {
        shown.open = 10;
        shown.finished = 9;
        shown.dossiers = 19;
        for (var figure : Figure.values()) {
            if (figure.forecast()) {
                continue;
            }
            var reading = read(figure);
            assertThat(reading.standing())
                    .as("%s", figure)
                    .isEqualTo(figure.statistic() ? Standing.TOO_FEW : Standing.MEASURED);
            if (figure.statistic()) {
                assertThat(reading.reaches(rule(figure))).isFalse();
                assertThat(reading.isWell(rule(figure))).isFalse();
            }
        }
    }

    @Test
    void whatCannotEndIsWorseThanAnyLimitAndWhatHasEndedIsWell() {
        for (var figure : List.of(Figure.P90, Figure.CLEAR)) {
            assertThat(read(figure).standing()).isEqualTo(Standing.ENDLESS);
            assertThat(read(figure).reaches(rule(figure))).isTrue();
        }
        shown.open = 0;
        for (var figure : List.of(Figure.P90, Figure.CLEAR, Figure.AGE_P50)) {
            assertThat(read(figure).standing()).isEqualTo(Standing.OVER);
            assertThat(read(figure).isWell(rule(figure))).isTrue();
        }
    }

    @Test
    void whereFewerAreWorseLimitsLieTheOtherWayRound() {
        var rule = new Rule(Figure.FIRST_PASS, "", "", "city_check", "2021B2", 60, 75);
        assertThat(Reading.of(60).reaches(rule)).isTrue();
        assertThat(Reading.of(61).reaches(rule)).isFalse();
        assertThat(Reading.of(74).isWell(rule)).isFalse();
        assertThat(Reading.of(75).isWell(rule)).isTrue();
    }

    @Test
    void asksOnceForAllFiguresOfTheSameAnswer() {
        var reader = figures.reader(SCOPE);
        for (var figure : Figure.values()) {
            if (!figure.forecast()) {
                reader.read(rule(figure));
            }
        }
        assertThat(shown.asked).hasSize(5);
    }
}
