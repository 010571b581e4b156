package org.hecha.workflow;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hecha.Time;
import org.hecha.organization.BodyId;
import org.hecha.organization.Directory;
import org.hecha.organization.Scope;
import org.hecha.programme.WorkingDays;
import org.hecha.workflow.engine.Engine;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Figures of open work only: the stuck tasks are exactly those missing from any figure of finished ones. Every figure
 * and the list it opens share one condition.
 */
@Service
class StoredBottlenecks implements Bottlenecks {

    // a clock that ran ahead for a moment makes no task younger than new
    static final String AGE = "greatest(0, :seconds - " + WorkingTime.CREATED + ")";

    /** Age classes in whole working days: from, up to. */
    private static final Map<String, int[]> AGES = ages();

    private static Map<String, int[]> ages() {
        Map<String, int[]> ages = new LinkedHashMap<>();
        ages.put("d0_2", new int[] {0, 3});
        ages.put("d3_5", new int[] {3, 6});
        ages.put("d6_10", new int[] {6, 11});
        ages.put("d11", new int[] {11, Integer.MAX_VALUE});
        return ages;
    }

    private final JdbcClient jdbc;
    private final WorkingTime workingTime;
    private final WorkingDays workingDays;
    private final TaskQueries queries;
    private final Directory directory;
    private final Engine engine;
    private final DiagramTexts texts;
    private final Clock clock;

    StoredBottlenecks(
            JdbcClient jdbc,
            WorkingTime workingTime,
            WorkingDays workingDays,
            TaskQueries queries,
            Directory directory,
            Engine engine,
            DiagramTexts texts,
            Clock clock) {
        this.jdbc = jdbc;
        this.workingTime = workingTime;
        this.workingDays = workingDays;
        this.queries = queries;
        this.directory = directory;
        this.engine = engine;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Overview overview(Scope scope, Filter filter) {
        var steps = steps(scope, filter);
        long open = steps.stream().mapToLong(Step::open).sum();
        long overdue = steps.stream().mapToLong(Step::overdue).sum();
        long soon = steps.stream().mapToLong(Step::soon).sum();
        return new Overview(steps, regions(scope, filter), open, overdue, soon);
    }

    private List<Step> steps(Scope scope, Filter filter) {
        Sql sql = condition(scope, filter);
        // a hundred thousand ages are put in order; on disk that takes three times as long
        jdbc.sql("select set_config('work_mem', '32MB', true)")
                .query(String.class)
                .single();
        var counted = new StringBuilder();
        AGES.forEach((name, days) ->
                counted.append(", count(*) filter (where age >= %d::bigint * %d and age < %d::bigint * %d) as %s"
                        .formatted(days[0], WorkingTime.DAY, days[1], WorkingTime.DAY, name)));
        return jdbc.sql("select process, step, count(*) as open, count(*) filter (where due < :now) as overdue,"
                        + " count(*) filter (where due >= :now and due < :soon) as soon,"
                        + " max(age) as oldest, percentile_cont(0.5) within group (order by age) as p50,"
                        + " percentile_cont(0.9) within group (order by age) as p90" + counted
                        + " from (select t.process, t.step, t.due, " + AGE + " as age from "
                        + WorkingTime.OPEN + " where " + sql.where() + ") open group by process, step"
                        + " order by process, step")
                .params(sql.values())
                .query((row, n) -> {
                    Map<String, Long> ages = new LinkedHashMap<>();
                    for (String age : AGES.keySet()) {
                        ages.put(age, row.getLong(age));
                    }
                    return new Step(
                            row.getString("process"),
                            row.getString("step"),
                            row.getLong("open"),
                            row.getLong("overdue"),
                            row.getLong("soon"),
                            seconds(row.getDouble("oldest")),
                            seconds(row.getDouble("p50")),
                            seconds(row.getDouble("p90")),
                            ages);
                })
                .list();
    }

    private static Duration seconds(double seconds) {
        return Duration.ofSeconds(Math.max(0, Math.round(seconds)));
    }

    /**
     * The regions directly below what is looked at; the region itself where nothing lies below. Tasks are counted place by place
     * first: each of them held against each region costs thirty times as much.
     */
    private List<Region> regions(Scope scope, Filter filter) {
        String base = filter.region().isEmpty()
                ? directory
                        .body(scope.body())
                        .map(org.hecha.organization.Body::region)
                        .orElse(org.hecha.organization.Region.COUNTRY)
                : filter.region();
        List<org.hecha.organization.Region> below = new ArrayList<>(directory.children(base));
        if (below.isEmpty()) {
            directory.region(base).ifPresent(below::add);
        }
        Sql sql = condition(scope, filter);
        sql.values().put("codes", below.stream().map(r -> r.code()).toArray(String[]::new));
        sql.values().put("names", below.stream().map(r -> r.name()).toArray(String[]::new));
        sql.values().put("los", below.stream().map(r -> r.lo()).toArray(Integer[]::new));
        sql.values().put("his", below.stream().map(r -> r.hi()).toArray(Integer[]::new));
        return jdbc.sql("""
                        select r.code, r.name, sum(open.n) as open, sum(open.overdue) as overdue
                        from unnest(cast(:codes as text[]), cast(:names as text[]), cast(:los as int[]), cast(:his as int[]))
                            as r (code, name, lo, hi)
                        join (select t.place, count(*) as n, count(*) filter (where t.due < :now) as overdue
                              from %s where %s group by t.place offset 0) open on open.place between r.lo and r.hi
                        group by r.code, r.name order by r.code
                        """.formatted(filter.age().isEmpty() ? "workflow.task t" : WorkingTime.OPEN, sql.where()))
                .params(sql.values())
                .query((row, n) -> new Region(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Worklist.Page tasks(Scope scope, Filter filter, String after, int limit) {
        var page = queries.page(condition(scope, filter), WorkingTime.OPEN, "t.created", false, after, limit);
        return new Worklist.Page(
                page.rows().stream()
                        .map(row -> StoredWorklist.shown(scope, row))
                        .toList(),
                page.next());
    }

    /** What a figure counts and its list shows. */
    Sql condition(Scope scope, Filter filter) {
        var now = clock.instant();
        Sql sql = new Sql().and("t.done is null").notHidden(scope).inArea(scope, "%s");
        sql.inRegion(directory, filter.region());
        if (!filter.process().isEmpty()) {
            sql.and("t.process = :process", "process", filter.process());
        }
        if (!filter.step().isEmpty()) {
            sql.and("t.step = :step", "step", filter.step());
        }
        if (!filter.unit().isEmpty()) {
            sql.and("t.unit = :office", "office", BodyId.of(filter.unit()).value());
        }
        switch (filter.due()) {
            case ANY -> {}
            case LATE -> sql.and("t.due < :now");
            case SOON -> sql.and("t.due >= :now and t.due < :soon");
        }
        var age = AGES.get(filter.age());
        if (age != null) {
            sql.and(
                    "%1$s >= :youngest and %1$s < :oldest".formatted(AGE),
                    "youngest",
                    (long) age[0] * WorkingTime.DAY,
                    "oldest",
                    (long) age[1] * WorkingTime.DAY);
        }
        sql.values().put("now", now.atOffset(ZoneOffset.UTC));
        var today = now.atZone(Time.BEIJING).toLocalDate();
        sql.values()
                .put(
                        "soon",
                        workingDays
                                .plus(today, SOON)
                                .plusDays(1)
                                .atStartOfDay(Time.BEIJING)
                                .toOffsetDateTime());
        sql.values().put("seconds", workingTime.at(now));
        return sql;
    }

    @Override
    public String diagram(String process) {
        return texts.inLanguage(process, engine.diagram(process), LocaleContextHolder.getLocale());
    }

    @Override
    public List<String> steps() {
        List<String> processes = processes();
        return engine.steps().values().stream()
                .filter(step -> processes.contains(step.process()))
                .sorted(Comparator.comparingInt(step -> processes.indexOf(step.process())))
                .map(org.hecha.workflow.engine.Step::id)
                .toList();
    }

    @Override
    public List<String> processes() {
        return List.of(
                "demonstration-county",
                "application",
                "county-self-check",
                "provincial-recommendation",
                "national-approval",
                "correction",
                "objection",
                "designation-term");
    }
}
