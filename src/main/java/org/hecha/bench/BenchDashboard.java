package org.hecha.bench;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.Time;
import org.hecha.organization.Scope;
import org.hecha.programme.Rounds;
import org.hecha.shared.StandardOutput;
import org.hecha.workflow.Bottlenecks;
import org.hecha.workflow.Forecast;
import org.hecha.workflow.KeptForecasts;
import org.hecha.workflow.Load;
import org.hecha.workflow.Pace;
import org.hecha.workflow.Pace.Hours;
import org.hecha.workflow.Pace.Part;
import org.hecha.workflow.Pace.Question;
import org.hecha.workflow.Spent;
import org.hecha.workflow.Stuck;
import org.hecha.workflow.Why;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * {@code ./hecha bench dashboard [--finished N] [--open N]}: every panel of the overview over N finished tasks of three
 * years, for the nation, a province and a city, beside the same percentiles by exact SQL in the same run. Tasks are put into
 * the read table by SQL, since a million cannot be played; everything measured is the product's own code.
 */
@Component
@ConditionalOnProperty(name = "hecha.command", havingValue = "bench-dashboard")
class BenchDashboard implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(BenchDashboard.class);
    private static final int RUNS = 40;
    private static final Pattern TASK = Pattern.compile("<bpmn:userTask id=\"([^\"]+)\"");
    private static final int TASKS_A_DOSSIER = 60;

    /** As many counties as apply in a round. */
    private static final int DOSSIERS_A_ROUND = 480;

    private static final String ROUND = "bench-0";

    private final Country country;
    private final Bottlenecks bottlenecks;
    private final Pace pace;
    private final Stuck stuck;
    private final Why why;
    private final Load load;
    private final Spent spent;
    private final Forecast forecast;
    private final KeptForecasts kept;
    private final Rounds rounds;
    private final JdbcClient jdbc;
    private final Clock clock;

    BenchDashboard(
            Country country,
            Bottlenecks bottlenecks,
            Pace pace,
            Stuck stuck,
            Why why,
            Load load,
            Spent spent,
            Forecast forecast,
            KeptForecasts kept,
            Rounds rounds,
            JdbcClient jdbc,
            Clock clock) {
        this.country = country;
        this.bottlenecks = bottlenecks;
        this.pace = pace;
        this.stuck = stuck;
        this.why = why;
        this.load = load;
        this.spent = spent;
        this.forecast = forecast;
        this.kept = kept;
        this.rounds = rounds;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        StandardOutput.print(
                measure(Options.number(arguments, "finished", 1_000_000), Options.number(arguments, "open", 100_000)));
    }

    Map<String, Object> measure(int finished, int open) {
        fill(finished, open);
        long begin = System.nanoTime();
        long summed = pace.rebuild();
        double rebuild = (System.nanoTime() - begin) / 1e9;
        log.info("summed up {} finished tasks in {} s", summed, rebuild);

        var lastYear = YearMonth.from(clock.instant().atZone(Time.BEIJING));
        var year = new Question("", "", "", "", "", lastYear.minusMonths(11), lastYear);
        var step = new Stuck.Question("", "", "city_review", 8);
        long asked = System.nanoTime();
        spent(country.scope("nation"), "");
        double firstSpent = (System.nanoTime() - asked) / 1e6;
        jdbc.sql("analyze workflow.spent").update();
        Map<String, Double> panels = new LinkedHashMap<>();
        Map<String, Double> percentiles = new LinkedHashMap<>();
        for (String who : List.of("nation", "province", "city")) {
            Scope scope = country.scope(who);
            panels.put(who + " open work", p95(() -> bottlenecks.overview(scope, Bottlenecks.Filter.ALL)));
            panels.put(who + " oldest first", p95(() -> bottlenecks.tasks(scope, Bottlenecks.Filter.ALL, "", 50)));
            panels.put(who + " stuck now, 8 weeks", p95(() -> stuck.of(scope, new Stuck.Question("", "", "", 8))));
            panels.put(
                    who + " longest past their deadline",
                    p95(() -> stuck.waiting(scope, Bottlenecks.Filter.ALL, Stuck.Order.MOST_LATE, "", 25)));
            panels.put(who + " causes, one round", p95(() -> why.of(scope, new Why.Question(ROUND, "", ""))));
            panels.put(who + " people and load of a step, 8 weeks", p95(() -> load.offices(scope, step)));
            panels.put(who + " where time went, one round", p95(() -> spent(scope, ROUND)));
            panels.put(who + " where time went, all rounds", p95(() -> spent(scope, "")));
            panels.put(
                    who + " most time waiting, one round",
                    p95(() -> spent.dossiers(
                            scope, new Spent.Question(ROUND, "", false), Hours.WORKING, Spent.Segment.QUEUE, 0, 50)));
            panels.put(who + " latest finished", p95(() -> pace.tasks(scope, year, Pace.Only.ALL, "", 50)));
            percentiles.put(who + " all steps, 12 months", p95(() -> pace.of(scope, year)));
            percentiles.put(
                    who + " one round, 12 months",
                    p95(() -> pace.of(scope, new Question("", "", "", "", ROUND, year.from(), year.to()))));
            percentiles.put(
                    who + " one step, 36 months",
                    p95(() -> pace.of(
                            scope, new Question("", "", "city_review", "", "", lastYear.minusMonths(35), lastYear))));
        }
        log.info("panels: {} {}", panels, percentiles);
        Scope nation = country.scope("nation");
        percentiles.put(
                "nation one province, 12 months",
                p95(() -> pace.of(nation, new Question(Country.province(4), "", "", "", "", year.from(), year.to()))));
        panels.putAll(percentiles);
        Map<String, Double> forecasts = new LinkedHashMap<>();
        for (String who : List.of("nation", "province", "city")) {
            Scope scope = country.scope(who);
            var round = new Forecast.Question(ROUND, "", "", 0);
            forecasts.put(who + " played, one round", once(() -> forecast.of(scope, round)));
            forecasts.put(who + " first asked for until there, one round", once(() -> there(scope, round)));
            panels.put(who + " forecast, one round", p95(() -> kept.of(scope, round)));
            panels.put(
                    who + " dossiers past a station",
                    p95(() -> forecast.passed(scope, round, "city_review", clock.instant())));
            log.info("forecasts of {}: {}", who, forecasts);
        }

        var exact = Stopwatch.times(3, () -> exact(year));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("finishedTasks", finished);
        answer.put("openTasks", open);
        answer.put("panelP95Ms", worst(panels));
        answer.put("percentileP95Ms", worst(percentiles));
        answer.put("exactSqlMs", Stopwatch.median(exact));
        answer.put("exactSqlHow", "percentile_disc of whole time at each step for the nation, 12 months, same tasks");
        answer.put("maxRelativeError", error(nation, year));
        answer.put("rebuildSeconds", Stopwatch.round(rebuild));
        answer.put("forecastMs", worst(forecasts));
        answer.put("spentFirstMs", Stopwatch.round(firstSpent));
        answer.put("panels", panels);
        answer.put("forecasts", forecasts);
        return answer;
    }

    /** Looks as often as a page that waits. */
    private KeptForecasts.Kept there(Scope scope, Forecast.Question question) {
        var found = kept.of(scope, question);
        while (found.isEmpty()) {
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
            found = kept.of(scope, question);
        }
        return found.get();
    }

    private Spent.Answer spent(Scope scope, String round) {
        return spent.of(scope, new Spent.Question(round, "", false), Hours.WORKING);
    }

    private static double p95(Supplier<?> panel) {
        return Stopwatch.p95(Stopwatch.times(RUNS, panel));
    }

    /** For what takes seconds in the background: one run says enough. */
    private static double once(Supplier<?> what) {
        long began = System.nanoTime();
        Object unused = what.get();
        return Stopwatch.round((System.nanoTime() - began) / 1e6);
    }

    private static double worst(Map<String, Double> panels) {
        return panels.values().stream().mapToDouble(n -> n).max().orElse(0);
    }

    private record Exact(String step, long finished, double p50, double p75, double p90, double p95) {}

    /** What the nation's leader sees, in seconds of all days, without any sum. */
    private List<Exact> exact(Question question) {
        return jdbc.sql("""
                        select step, count(*) as finished,
                            percentile_disc(array[0.5, 0.75, 0.9, 0.95]) within group
                                (order by extract(epoch from t.done - t.created)) as p
                        from workflow.task t join workflow.journey j on j.dossier = t.dossier
                        where t.done >= :from and t.done < :until and t.result <> 'cancelled' and j.reached >= 3
                        group by step
                        """)
                .param(
                        "from",
                        question.from().atDay(1).atStartOfDay(Time.BEIJING).toOffsetDateTime())
                .param(
                        "until",
                        question.to()
                                .plusMonths(1)
                                .atDay(1)
                                .atStartOfDay(Time.BEIJING)
                                .toOffsetDateTime())
                .query((row, n) -> {
                    var p = (Object[]) row.getArray("p").getArray();
                    return new Exact(
                            row.getString("step"),
                            row.getLong("finished"),
                            seconds(p[0]),
                            seconds(p[1]),
                            seconds(p[2]),
                            seconds(p[3]));
                })
                .list();
    }

    private static double seconds(Object number) {
        return ((Number) number).doubleValue();
    }

    /** Largest difference of any percentile of any step; counts must agree exactly. */
    private double error(Scope nation, Question question) {
        var ours = pace.of(nation, question);
        double worst = 0;
        for (Exact exact : exact(question)) {
            long finished = 0;
            for (Pace.Step step : ours.steps()) {
                if (!step.step().equals(exact.step())) {
                    continue;
                }
                finished += step.finished();
                var spread = step.spread(Part.TOTAL, Hours.WALL);
                worst = Math.max(worst, off(spread.p50().toMillis() / 1e3, exact.p50()));
                worst = Math.max(worst, off(spread.p75().toMillis() / 1e3, exact.p75()));
                worst = Math.max(worst, off(spread.p90().toMillis() / 1e3, exact.p90()));
                worst = Math.max(worst, off(spread.p95().toMillis() / 1e3, exact.p95()));
            }
            if (finished != exact.finished()) {
                throw new IllegalStateException(
                        "%s: %d counted, %d there".formatted(exact.step(), finished, exact.finished()));
            }
        }
        return Math.round(worst * 10_000) / 10_000.0;
    }

    private static double off(double ours, double exact) {
        return Math.abs(ours - exact) / exact;
    }

    private void fill(int finished, int open) {
        var counties = country.settle();
        var processes = new ArrayList<String>();
        var steps = new ArrayList<String>();
        for (String process : bottlenecks.processes()) {
            Matcher task = TASK.matcher(bottlenecks.diagram(process));
            while (task.find()) {
                processes.add(process);
                steps.add(task.group(1));
            }
        }
        int dossiers = Math.max(1, finished / TASKS_A_DOSSIER);
        jdbc.sql("select setseed(0.42)").query((row, n) -> 1).list();
        jdbc.sql("""
                        insert into workflow.journey
                            (dossier, number, round, region, county, place, stage, reached, opened, ended)
                        select gen_random_uuid(), 'bench-' || n, 'bench-' || n / :round, county.code, county.name, county.lo,
                            'NATIONAL', case when random() < 0.5 then 3 when random() < 0.6 then 2 else 1 end,
                            opened.at, case when opened.at < :now - interval '400 days' then opened.at + interval '260 days' end
                        from generate_series(1, :dossiers) as n
                        cross join lateral
                            (select :now - (200 + n * 1080.0 / :dossiers) * interval '1 day' as at) as opened
                        join unnest(cast(:codes as text[]), cast(:names as text[]), cast(:los as int[]))
                            with ordinality as county (code, name, lo, i)
                            on county.i = 1 + (n * 7919) % :counties
                        """)
                .param("now", clock.instant().atZone(Time.BEIJING).toOffsetDateTime())
                .param("dossiers", dossiers)
                .param("round", DOSSIERS_A_ROUND)
                .param("counties", counties.size())
                .param("codes", counties.stream().map(Country.County::code).toArray(String[]::new))
                .param("names", counties.stream().map(Country.County::name).toArray(String[]::new))
                .param("los", counties.stream().map(Country.County::lo).toArray(Integer[]::new))
                .update();
        MadeRound.open(rounds, clock, ROUND);
        insert(finished, dossiers, processes, steps, true);
        insert(open, dossiers, processes, steps, false);
        happen();
        jdbc.sql("vacuum analyze workflow.task").update();
        jdbc.sql("vacuum analyze workflow.event").update();
        jdbc.sql("analyze workflow.journey").update();
        log.info("put {} finished and {} open tasks of {} dossiers in", finished, open, dossiers);
    }

    /** What happened to each task, so that time can be told apart: it came, was taken, looked at an hour later, and finished. */
    private void happen() {
        jdbc.sql("""
                        insert into workflow.event
                            (dossier, task, process, step, unit, kind, person, person_name, at, result, note)
                        select t.dossier, t.id, t.process, t.step, t.unit, e.kind, null, '', e.at, e.result, ''
                        from workflow.task t cross join lateral (values
                            ('CREATED', t.created, ''),
                            ('CLAIMED', t.claimed, ''),
                            ('OPENED', least(t.claimed + interval '1 hour', coalesce(t.done, t.claimed)), ''),
                            ('COMPLETED', t.done, t.result)) as e (kind, at, result)
                        where (t.id like 'done-%' or t.id like 'open-%') and e.at is not null
                        order by e.at
                        """).update();
    }

    /**
     * A dossier goes from step to step in 200 days. Times are log-normal: half of all wait less than a day, some for weeks; one
     * step in eight goes back.
     */
    private void insert(int number, int dossiers, List<String> processes, List<String> steps, boolean finished) {
        jdbc.sql("""
                        with drawn as (
                            select n, j.*, step.process, step.step,
                                j.opened + (step.i - random()) / :steps_n * interval '200 days' as created,
                                exp(10.2 + 1.1 * sqrt(-2 * ln(1 - random())) * cos(6.2831853 * random())) as waited,
                                exp(11.0 + 0.9 * sqrt(-2 * ln(1 - random())) * cos(6.2831853 * random())) as handled,
                                random() as luck
                            from generate_series(1, :number) as n
                            join (select row_number() over () as i, * from workflow.journey where round like 'bench-%') as j
                                on j.i = 1 + n % :dossiers
                            join unnest(cast(:processes as text[]), cast(:steps as text[]))
                                with ordinality as step (process, step, i) on step.i = 1 + (n * 31) % :steps_n)
                        insert into workflow.task
                            (id, dossier, number, region, county, place, process, step, criterion, unit, unit_name, role,
                             assignee, claimed, created, due, done, done_by, result, form, deployment)
                        select :prefix || n, dossier, number, region, county, place, process, step,
                            case when step = 'fill_criterion' then 'S' || lpad((1 + n % 12)::text, 2, '0') else '' end,
                            unit.id, 'bench', 'CITY_REVIEWER', unit.id,
                            created + waited * interval '1 second', created, created + interval '10 days',
                            case when :finished then created + (waited + handled) * interval '1 second' end,
                            case when :finished then unit.id end,
                            case when not :finished then '' when luck < 0.125 then 'return' else 'approve' end,
                            step, 'bench'
                        from drawn cross join lateral (select md5(region)::uuid as id) as unit
                        """)
                .param("number", number)
                .param("dossiers", dossiers)
                .param("processes", processes.toArray(String[]::new))
                .param("steps", steps.toArray(String[]::new))
                .param("steps_n", steps.size())
                .param("prefix", finished ? "done-" : "open-")
                .param("finished", finished)
                .update();
    }
}
