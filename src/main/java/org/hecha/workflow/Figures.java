package org.hecha.workflow;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hecha.Time;
import org.hecha.organization.Scope;
import org.hecha.workflow.Alerts.Figure;
import org.hecha.workflow.Alerts.Rule;
import org.hecha.workflow.Alerts.Standing;
import org.hecha.workflow.Pace.Hours;
import org.hecha.workflow.Pace.Part;
import org.springframework.stereotype.Component;

/** Reads what {@link Alerts} watch, from the same answers that the pages of managers show. */
@Component
class Figures {

    private static final int WEEKS = 4;
    private static final int MONTHS = 3;
    private static final int WHOLE = 100;

    private final Bottlenecks bottlenecks;
    private final Stuck stuck;
    private final Pace pace;
    private final Why why;
    private final Spent spent;
    private final Forecast forecast;
    private final Clock clock;

    Figures(Bottlenecks bottlenecks, Stuck stuck, Pace pace, Why why, Spent spent, Forecast forecast, Clock clock) {
        this.bottlenecks = bottlenecks;
        this.stuck = stuck;
        this.pace = pace;
        this.why = why;
        this.spent = spent;
        this.forecast = forecast;
        this.clock = clock;
    }

    /** @param value there whenever it is measured */
    record Reading(Optional<Long> value, Standing standing) {

        static Reading of(long value) {
            return new Reading(Optional.of(value), Standing.MEASURED);
        }

        static Reading none(Standing standing) {
            return new Reading(Optional.empty(), standing);
        }

        boolean reaches(Rule rule) {
            return standing == Standing.ENDLESS
                    || standing == Standing.MEASURED
                            && value.filter(rule::reached).isPresent();
        }

        boolean isWell(Rule rule) {
            return standing == Standing.OVER
                    || standing == Standing.MEASURED && value.filter(rule::well).isPresent();
        }
    }

    /** What one person sees at one moment; every answer is asked for once. */
    Reader reader(Scope scope) {
        return new Reader(scope);
    }

    /** Not for several threads. */
    final class Reader {

        private final Scope scope;
        private final Map<Object, Object> answers = new HashMap<>();

        private Reader(Scope scope) {
            this.scope = scope;
        }

        Reading read(Rule rule) {
            return switch (rule.figure().source()) {
                case OPEN -> open(rule);
                case STUCK -> stuck(rule);
                case PACE -> pace(rule);
                case WHY -> why(rule);
                case SPENT -> spent(rule);
                case FORECAST -> forecast(rule);
            };
        }

        @SuppressWarnings("unchecked") // a question has answers of one type only
        private <Q, A> A ask(Q question, Function<Q, A> source) {
            return (A) answers.computeIfAbsent(question, q -> source.apply(question));
        }

        private Reading open(Rule rule) {
            var overview = ask(
                    new Bottlenecks.Filter(rule.region(), rule.process(), rule.step(), Bottlenecks.Due.ANY, ""),
                    filter -> bottlenecks.overview(scope, filter));
            return switch (rule.figure()) {
                case OPEN -> Reading.of(overview.open());
                case LATE -> Reading.of(overview.overdue());
                case SOON -> Reading.of(overview.soon());
                case OLDEST ->
                    Reading.of(worst(overview.steps().stream()
                            .map(Bottlenecks.Step::oldest)
                            .toList()));
                default ->
                    overview.open() == 0
                            ? Reading.none(Standing.OVER)
                            : told(
                                    overview.open(),
                                    worst(overview.steps().stream()
                                            .map(step -> rule.figure() == Figure.AGE_P50 ? step.p50() : step.p90())
                                            .toList()));
            };
        }

        private Reading stuck(Rule rule) {
            var answer = ask(
                    new Stuck.Question(rule.region(), rule.process(), rule.step(), WEEKS),
                    question -> stuck.of(scope, question));
            var flow = answer.weeks().stream().map(Stuck.Week::flow).reduce(Stuck.Flow.NONE, Stuck.Flow::plus);
            return switch (rule.figure()) {
                case GROWTH -> Reading.of(flow.growth());
                case ARRIVED -> Reading.of(flow.arrived());
                case FINISHED -> Reading.of(flow.finished());
                case RETURNS -> Reading.of(flow.returned());
                case P50 -> estimate(answer, Stuck.Estimate::p50);
                case P90 -> estimate(answer, Stuck.Estimate::p90);
                default -> clear(answer, flow);
            };
        }

        private static Reading estimate(Stuck.Answer answer, Function<Stuck.Estimate, Optional<Duration>> percentile) {
            var estimates = answer.steps().stream().map(Stuck.Step::estimate).toList();
            long cases =
                    estimates.stream().mapToLong(e -> e.finished() + e.open()).sum();
            var times = estimates.stream().map(percentile).toList();
            if (answer.open() == 0 && times.stream().allMatch(Optional::isEmpty)) {
                return Reading.none(Standing.OVER);
            }
            if (cases < Alerts.LEAST) {
                return Reading.none(Standing.TOO_FEW);
            }
            return times.stream().anyMatch(Optional::isEmpty)
                    ? Reading.none(Standing.ENDLESS)
                    : Reading.of(worst(times.stream().flatMap(Optional::stream).toList()));
        }

        private Reading clear(Stuck.Answer answer, Stuck.Flow flow) {
            if (answer.open() == 0) {
                return Reading.none(Standing.OVER);
            }
            if (flow.went() < Alerts.LEAST) {
                return Reading.none(Standing.TOO_FEW);
            }
            var today = LocalDate.ofInstant(clock.instant(), Time.BEIJING);
            var open = answer.steps().stream().filter(step -> step.open() > 0).toList();
            return open.stream().anyMatch(step -> step.clear().isEmpty())
                    ? Reading.none(Standing.ENDLESS)
                    : Reading.of(open.stream()
                            .flatMap(step -> step.clear().stream())
                            .mapToLong(day -> ChronoUnit.DAYS.between(today, day))
                            .max()
                            .orElse(0));
        }

        private Reading pace(Rule rule) {
            var now = YearMonth.from(clock.instant().atZone(Time.BEIJING));
            var answer = ask(
                    new Pace.Question(
                            rule.region(),
                            rule.process(),
                            rule.step(),
                            "",
                            rule.round(),
                            now.minusMonths(MONTHS - 1L),
                            now),
                    question -> pace.of(scope, question));
            return switch (rule.figure()) {
                case RETURN_SHARE -> share(answer.returned(), answer.finished());
                case LATE_SHARE -> share(answer.late(), answer.finished());
                default ->
                    told(
                            answer.finished(),
                            worst(answer.steps().stream()
                                    .map(step -> took(rule.figure(), step))
                                    .toList()));
            };
        }

        private static Duration took(Figure figure, Pace.Step step) {
            return switch (figure) {
                case TOOK_P50 -> step.spread(Part.TOTAL, Hours.WORKING).p50();
                case WAITED_P90 -> step.spread(Part.WAITING, Hours.WORKING).p90();
                case HANDLED_P90 -> step.spread(Part.HANDLING, Hours.WORKING).p90();
                default -> step.spread(Part.TOTAL, Hours.WORKING).p90();
            };
        }

        private Reading why(Rule rule) {
            var answer =
                    ask(new Why.Question(rule.round(), rule.region(), ""), question -> why.course(scope, question));
            return switch (rule.figure()) {
                case PING_PONG ->
                    Reading.of(answer.pingPong().stream()
                            .mapToLong(pair -> pair.dossiers().n())
                            .sum());
                case DEPARTURES ->
                    Reading.of(answer.departures().stream()
                            .mapToLong(departure -> departure.dossiers().n())
                            .sum());
                default ->
                    answer.rework().stream()
                            .filter(rework -> rework.step().equals(rule.step()))
                            .findFirst()
                            .map(rework ->
                                    share(rework.first().n(), rework.decided().n()))
                            .orElse(Reading.none(Standing.TOO_FEW));
            };
        }

        private Reading spent(Rule rule) {
            var answer = ask(
                    new Spent.Question(rule.round(), rule.region(), false),
                    question -> spent.of(scope, question, Hours.WORKING));
            var segment = rule.figure().segment().orElseThrow();
            long part = answer.sums().getOrDefault(segment, Duration.ZERO).toSeconds();
            // most of a round is a period in which nobody is slow: of the whole, no other share would ever move
            long whole = answer.whole().toSeconds()
                    - (segment == Spent.Segment.EXTERNAL
                            ? 0
                            : answer.sums()
                                    .getOrDefault(Spent.Segment.EXTERNAL, Duration.ZERO)
                                    .toSeconds());
            return whole == 0 ? Reading.none(Standing.TOO_FEW) : told(answer.dossiers(), percent(part, whole));
        }

        private Reading forecast(Rule rule) {
            Optional<Forecast.Station> found = ask(
                            new Forecast.Question(rule.round(), rule.region(), "", 0),
                            question -> forecast.outlook(scope, question))
                    .flatMap(outlook -> outlook.stations().stream()
                            .filter(station -> station.step().equals(rule.step()))
                            .findFirst());
            if (found.isEmpty()) {
                return Reading.none(Standing.TOO_FEW);
            }
            var station = found.get();
            if (station.coming().isPresent() && station.last().isEmpty()) {
                // everybody is through: there is nothing left to miss
                return new Reading(Optional.of(0L), Standing.OVER);
            }
            if (station.target().isEmpty()) {
                return Reading.none(Standing.NO_DATE);
            }
            return foretold(rule.figure(), station, station.target().get())
                    .map(Reading::of)
                    .orElse(Reading.none(Standing.TOO_FEW));
        }

        private static Optional<Long> foretold(Figure figure, Forecast.Station station, LocalDate date) {
            return switch (figure) {
                case MISSING -> station.inTime().map(share -> Math.round(WHOLE * (1 - share)));
                case AFTER_DATE -> station.late().map(late -> Math.round(late.middle()));
                default -> station.last().map(days -> ChronoUnit.DAYS.between(date, days.middle()));
            };
        }

        private static Reading share(long some, long all) {
            return told(all, percent(some, Math.max(1, all)));
        }

        private static long percent(long some, long all) {
            return Math.round((double) WHOLE * some / all);
        }

        private static Reading told(long cases, long value) {
            return cases < Alerts.LEAST ? Reading.none(Standing.TOO_FEW) : Reading.of(value);
        }

        /** In whole working days. */
        private static long worst(List<Duration> times) {
            return times.stream()
                    .mapToLong(time -> Math.round(
                            time.toMinutes() / (double) Duration.ofDays(1).toMinutes()))
                    .max()
                    .orElse(0);
        }
    }
}
