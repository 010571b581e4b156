package org.hecha.workflow;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hecha.Time;
import org.hecha.organization.Directory;
import org.hecha.organization.Scope;
import org.hecha.programme.WorkingDays;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Open work from the tasks themselves, finished work from the sums of {@link Pace}; what came and went by week. */
@Service
class StoredStuck implements Stuck {

    /** Ages within ten minutes of each other are one row of the database's answer. */
    private static final int GRAIN = 600;

    /** With fewer finished tasks a rate is an accident. */
    private static final int ENOUGH = 5;

    /** Beyond two years of working days no date is worth telling. */
    private static final int FARTHEST = 500;

    private static final int MONTHS = 12;
    private final JdbcClient jdbc;
    private final StoredBottlenecks bottlenecks;
    private final StoredPace pace;
    private final TaskQueries queries;
    private final WorkingTime workingTime;
    private final WorkingDays workingDays;
    private final Directory directory;
    private final WorkflowSettings settings;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    StoredStuck(
            JdbcClient jdbc,
            StoredBottlenecks bottlenecks,
            StoredPace pace,
            TaskQueries queries,
            WorkingTime workingTime,
            WorkingDays workingDays,
            Directory directory,
            WorkflowSettings settings,
            ApplicationEventPublisher facts,
            Clock clock) {
        this.jdbc = jdbc;
        this.bottlenecks = bottlenecks;
        this.pace = pace;
        this.queries = queries;
        this.workingTime = workingTime;
        this.workingDays = workingDays;
        this.directory = directory;
        this.settings = settings;
        this.facts = facts;
        this.clock = clock;
    }

    /** What is open at one step. */
    private static final class Open {
        long open;
        long late;
        final Histogram ages = new Histogram();
    }

    @Override
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Answer of(Scope scope, Question question) {
        Map<String, Open> open = open(scope, question);
        Map<String, Map<Integer, Flow>> flows = flows(scope, question);
        var now = YearMonth.from(clock.instant().atZone(Time.BEIJING));
        Map<String, Histogram> finished = pace.spreads(
                scope,
                new Pace.Question(
                        question.region(),
                        question.process(),
                        question.step(),
                        "",
                        "",
                        now.minusMonths(MONTHS - 1),
                        now));
        int recent = Math.max(0, question.weeks() - RECENT);
        double days = workingTime
                        .days()
                        .between(
                                first(question)
                                        .plusWeeks(recent)
                                        .atStartOfDay(Time.BEIJING)
                                        .toInstant(),
                                clock.instant())
                / (double) WorkingTime.DAY;
        Set<String> keys = new HashSet<>(open.keySet());
        keys.addAll(flows.keySet());
        List<Step> steps = keys.stream()
                .sorted()
                .map(key -> step(
                        key,
                        open.getOrDefault(key, new Open()),
                        finished.getOrDefault(key, new Histogram()),
                        flow(flows.getOrDefault(key, Map.of()), 0),
                        flow(flows.getOrDefault(key, Map.of()), recent),
                        days))
                .sorted(Comparator.comparing(Step::late, Comparator.reverseOrder())
                        .thenComparing(Step::open, Comparator.reverseOrder()))
                .toList();
        long all = steps.stream().mapToLong(Step::open).sum();
        return new Answer(
                steps,
                weeks(question, flows, all),
                all,
                steps.stream().mapToLong(Step::late).sum());
    }

    /** @param from number of the first week that counts, the oldest 0 */
    private static Flow flow(Map<Integer, Flow> byWeek, int from) {
        return byWeek.entrySet().stream()
                .filter(week -> week.getKey() >= from)
                .map(Map.Entry::getValue)
                .reduce(Flow.NONE, Flow::plus);
    }

    static Trend trend(Flow recent) {
        if (recent.went() < ENOUGH) {
            return Trend.UNKNOWN;
        }
        // a tenth of what is done
        return Math.abs(10 * recent.growth()) <= recent.went()
                ? Trend.STEADY
                : recent.growth() > 0 ? Trend.GROWS : Trend.FALLS;
    }

    /** @param days working days that the recent flow took */
    private Step step(String key, Open open, Histogram finished, Flow flow, Flow recent, double days) {
        int cut = key.indexOf('/');
        var survival = new Survival(finished, open.ages);
        Trend trend = trend(recent);
        double perDay = days <= 0 || trend == Trend.UNKNOWN ? 0 : 1 / days;
        return new Step(
                key.substring(0, cut),
                key.substring(cut + 1),
                open.open,
                open.late,
                new Estimate(survival.percentile(0.5), survival.percentile(0.9), finished.size(), open.open),
                flow,
                trend,
                trend == Trend.FALLS ? clear(open.open, -recent.growth() * perDay) : Optional.empty(),
                clear(open.open, recent.went() * perDay));
    }

    private Optional<LocalDate> clear(long open, double perDay) {
        if (open == 0 || perDay <= 0 || open / perDay > FARTHEST) {
            return Optional.empty();
        }
        var today = clock.instant().atZone(Time.BEIJING).toLocalDate();
        return Optional.of(workingDays.plus(today, (int) Math.ceil(open / perDay)));
    }

    private Map<String, Open> open(Scope scope, Question question) {
        Sql sql = bottlenecks.condition(
                scope,
                new Bottlenecks.Filter(
                        question.region(), question.process(), question.step(), Bottlenecks.Due.ANY, ""));
        Map<String, Open> open = new HashMap<>();
        jdbc.sql("select process, step, age, late, count(*) as n from (select t.process, t.step, t.due < :now as late,"
                        + " round(" + StoredBottlenecks.AGE + " / " + GRAIN + ")::bigint * " + GRAIN + " as age from "
                        + WorkingTime.TABLES + " where " + sql.where() + ") o group by process, step, age, late")
                .params(sql.values())
                .query((RowCallbackHandler) row -> {
                    var step = open.computeIfAbsent(
                            row.getString("process") + "/" + row.getString("step"), key -> new Open());
                    int n = row.getInt("n");
                    step.open += n;
                    step.late += row.getBoolean("late") ? n : 0;
                    step.ages.add(row.getLong("age"), n);
                });
        return open;
    }

    /** By step, then by number of the week, the oldest 0. */
    private Map<String, Map<Integer, Flow>> flows(Scope scope, Question question) {
        Map<String, Map<Integer, Flow>> flows = new TreeMap<>();
        for (Way way : Way.values()) {
            Sql sql = condition(scope, question, way, Optional.empty());
            jdbc.sql("select t.process, t.step, floor(extract(epoch from (" + moment(way)
                            + " - :from)) / 604800)::int as week, count(*) as n from " + Sql.TASKS + " where "
                            + sql.where() + " group by 1, 2, 3")
                    .params(sql.values())
                    .query((RowCallbackHandler) row -> {
                        long n = row.getLong("n");
                        var flow = switch (way) {
                            case ARRIVED -> new Flow(n, 0, 0, 0);
                            case FINISHED -> new Flow(0, n, 0, 0);
                            case CANCELLED -> new Flow(0, 0, n, 0);
                            case RETURNED -> new Flow(0, 0, 0, n);
                        };
                        flows.computeIfAbsent(
                                        row.getString("process") + "/" + row.getString("step"), key -> new TreeMap<>())
                                .merge(row.getInt("week"), flow, Flow::plus);
                    });
        }
        return flows;
    }

    /** What was open at the end of each week follows from what is open now. */
    private List<Week> weeks(Question question, Map<String, Map<Integer, Flow>> flows, long openNow) {
        List<Week> weeks = new ArrayList<>();
        long open = openNow;
        for (int n = question.weeks() - 1; n >= 0; n--) {
            int week = n;
            var flow = flows.values().stream()
                    .map(byWeek -> byWeek.getOrDefault(week, Flow.NONE))
                    .reduce(Flow.NONE, Flow::plus);
            weeks.add(new Week(first(question).plusWeeks(n), flow, open));
            open -= flow.growth();
        }
        Collections.reverse(weeks);
        return List.copyOf(weeks);
    }

    private LocalDate first(Question question) {
        return clock.instant()
                .atZone(Time.BEIJING)
                .toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .minusWeeks(question.weeks() - 1L);
    }

    Instant begin(Question question) {
        return first(question).atStartOfDay(Time.BEIJING).toInstant();
    }

    private static String moment(Way way) {
        return way == Way.ARRIVED ? "t.created" : "t.done";
    }

    @Override
    @Transactional(readOnly = true)
    public Worklist.Page flow(
            Scope scope, Question question, Way way, Optional<LocalDate> monday, String after, int limit) {
        var page = queries.page(condition(scope, question, way, monday), Sql.TASKS, moment(way), true, after, limit);
        return new Worklist.Page(
                page.rows().stream()
                        .map(row -> StoredWorklist.shown(scope, row))
                        .toList(),
                page.next());
    }

    /** What a number counts and its list shows. */
    private Sql condition(Scope scope, Question question, Way way, Optional<LocalDate> monday) {
        var from = monday.map(day -> day.atStartOfDay(Time.BEIJING).toInstant()).orElse(begin(question));
        Instant now = clock.instant();
        // a week ends where the next begins; the database keeps microseconds
        Instant end = from.plus(7, ChronoUnit.DAYS).minus(1, ChronoUnit.MICROS);
        return condition(scope, question, way, from, monday.isPresent() && end.isBefore(now) ? end : now);
    }

    /** @param until inclusive */
    Sql condition(Scope scope, Question question, Way way, Instant from, Instant until) {
        var sql = new Sql()
                .and(
                        "%1$s >= :from and %1$s <= :until".formatted(moment(way)),
                        "from",
                        from.atZone(Time.BEIJING).toOffsetDateTime(),
                        "until",
                        until.atZone(Time.BEIJING).toOffsetDateTime())
                .within(scope);
        switch (way) {
            case ARRIVED -> {}
            case FINISHED -> sql.and("t.result <> 'cancelled'");
            case CANCELLED -> sql.and("t.result = 'cancelled'");
            case RETURNED -> sql.and(Sql.RETURNS);
        }
        sql.inRegion(directory, question.region());
        if (!question.process().isEmpty()) {
            sql.and("t.process = :process", "process", question.process());
        }
        if (!question.step().isEmpty()) {
            sql.and("t.step = :step", "step", question.step());
        }
        return sql;
    }

    @Override
    @Transactional
    public Page waiting(Scope scope, Bottlenecks.Filter filter, Order order, String after, int limit) {
        var page = queries.page(
                bottlenecks.condition(scope, filter),
                WorkingTime.TABLES,
                order == Order.OLDEST ? "t.created" : "t.due",
                false,
                after,
                limit);
        var days = workingTime.days();
        Instant now = clock.instant();
        List<Waiting> waiting =
                page.rows().stream().map(row -> waiting(scope, row, days, now)).toList();
        long names = waiting.stream()
                .filter(w -> w.task().assignee().isPresent() && !Powers.holds(scope, w.task()))
                .count();
        if (names > 0) {
            facts.publishEvent(new HoldersShown(scope.body(), Math.toIntExact(names), scope.actor()));
        }
        return new Page(waiting, page.next());
    }

    private Waiting waiting(Scope scope, TaskRow row, WorkingTime.Days days, Instant now) {
        Task task = row.task();
        boolean named = Powers.holds(scope, task) || settings.nameHolders() && Powers.leads(scope, task);
        Set<Move> moves = EnumSet.noneOf(Move.class);
        if (!scope.system()) {
            if (Powers.mayUrge(scope)) {
                moves.add(Move.URGE);
            }
            if (Powers.mayHandOn(scope, task) && !Signers.own(task.id()) && !Work.blind(task.step())) {
                moves.add(Move.TRANSFER);
            }
            if (Powers.mayExtend(scope, task)) {
                moves.add(Move.EXTEND);
            }
            if (Powers.mayAsk(scope, task)) {
                moves.add(Move.ADD_REVIEWER);
            }
        }
        return new Waiting(
                named ? task : TaskRow.discreet(task),
                row.unitName(),
                task.assignee().isPresent(),
                Duration.ofSeconds(days.between(task.created(), now)),
                Duration.ofSeconds(days.between(task.created(), task.due())),
                moves);
    }
}
