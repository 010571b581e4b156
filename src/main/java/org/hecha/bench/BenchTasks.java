package org.hecha.bench;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.hecha.Time;
import org.hecha.organization.Scope;
import org.hecha.shared.StandardOutput;
import org.hecha.workflow.TaskPeer;
import org.hecha.workflow.Worklist;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * {@code ./hecha bench tasks [--open N] [--closed N] [--growth]}: pages and counts of the worklist for people who work for
 * 1, 10 and 100 separate parts of the country, beside the engine's own task query over the same tasks in the same run. The
 * person of 100 parts sees a third of all open tasks, of 10 a thirtieth, of 1 one in three hundred. Tasks are put into the
 * read table and the engine's tables by SQL; everything measured is {@link Worklist} as screens call it.
 *
 * <p>{@code countP95Ms} is the count of the one list that the engine counts too; {@code allCountsP95Ms} is that of all eight
 * lists at once, as a page asks it.
 */
@Component
@ConditionalOnProperty(name = "hecha.command", havingValue = "bench-tasks")
class BenchTasks implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(BenchTasks.class);
    private static final int PAGE = 50;
    private static final int DEPTH = 20;
    private static final int TASKS_A_DOSSIER = 30;
    private static final int RUNS = 60;
    /** The engine is asked at least three times, and until this long has gone by; a slower one only once. */
    private static final double ENGINE_PATIENCE_SECONDS = 20;

    /** Steps of one process and who does them. */
    private static final List<String> STEPS =
            List.of("city_review", "assign_reviewers", "desk_conclusion", "on_site_check", "deliberate", "recommend");

    private final Country country;
    private final Worklist worklist;
    private final TaskPeer peer;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final int runs;
    private final List<Person> people = new ArrayList<>();

    @Autowired
    BenchTasks(Country country, Worklist worklist, TaskPeer peer, JdbcClient jdbc, Clock clock) {
        this(country, worklist, peer, jdbc, clock, RUNS);
    }

    BenchTasks(Country country, Worklist worklist, TaskPeer peer, JdbcClient jdbc, Clock clock, int runs) {
        this.country = country;
        this.worklist = worklist;
        this.peer = peer;
        this.jdbc = jdbc;
        this.clock = clock;
        this.runs = runs;
    }

    private record Person(String login, int scopes, List<Country.County> counties) {}

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        int closed = Options.number(arguments, "closed", 1_000_000);
        var answer = measure(Options.number(arguments, "open", 100_000), closed);
        if (arguments.containsOption("growth")) {
            answer.put("growth", growth(List.of(10_000, 100_000, 1_000_000)));
        }
        StandardOutput.print(answer);
    }

    Map<String, Object> measure(int open, int closed) {
        settle();
        fill("open", open, false);
        fill("done", closed, true);
        peer.fill();
        log.info("put {} open and {} closed tasks into our table and the engine's", open, closed);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("open", open);
        answer.put("closed", closed);
        answer.put("users", people.stream().map(this::beside).toList());
        return answer;
    }

    private Map<String, Object> beside(Person person) {
        Scope scope = country.scope(person.login());
        var groups = peer.groups(scope);
        var tabs = tabs(scope);
        var ours = p95(runs, () -> worklist.counts(scope, EnumSet.of(Worklist.Tab.AREA)));
        var all = p95(runs, () -> worklist.counts(scope));
        check(scope, groups);
        var checked = Stopwatch.p95(engine(() -> peer.authorised(scope, groups, () -> peer.count(groups))));
        var user = new LinkedHashMap<String, Object>();
        user.put("scopes", person.scopes());
        user.put("tasks", worklist.counts(scope).get(Worklist.Tab.AREA));
        user.put("pageP95Ms", tabs.values().stream().mapToDouble(n -> n).max().orElse(0));
        user.put("countP95Ms", ours);
        user.put("allCountsP95Ms", all);
        user.put(
                "enginePageP95Ms",
                Stopwatch.p95(engine(() -> peer.authorised(scope, groups, () -> peer.page(groups, PAGE)))));
        user.put("engineCountP95Ms", checked);
        user.put("engineStoppedAfterMs", TaskPeer.PATIENCE.toMillis());
        user.put("engineUncheckedPageP95Ms", Stopwatch.p95(engine(() -> peer.page(groups, PAGE))));
        user.put("engineUncheckedCountP95Ms", Stopwatch.p95(engine(() -> peer.count(groups))));
        user.put("countTimesFaster", Stopwatch.round(checked / ours));
        user.put("allCountsTimesFaster", Stopwatch.round(checked / all));
        user.put("pages", tabs);
        log.info("{}", user);
        return user;
    }

    /** The slowest page of each tab: every order both ways, the first page and one far down. */
    private Map<String, Double> tabs(Scope scope) {
        Map<String, Double> pages = new LinkedHashMap<>();
        for (var tab : Worklist.Tab.values()) {
            double worst = 0;
            for (var order : Worklist.Order.values()) {
                for (boolean descending : List.of(false, true)) {
                    String deep = "";
                    for (int i = 0; i < DEPTH; i++) {
                        String next = page(scope, tab, order, descending, deep).next();
                        if (next.isEmpty()) {
                            break;
                        }
                        deep = next;
                    }
                    String after = deep;
                    worst = Math.max(worst, p95(Math.max(1, runs / 4), () -> page(scope, tab, order, descending, "")));
                    worst = Math.max(
                            worst, p95(Math.max(1, runs / 4), () -> page(scope, tab, order, descending, after)));
                }
            }
            pages.put(tab.name(), worst);
        }
        return pages;
    }

    private Worklist.Page page(Scope scope, Worklist.Tab tab, Worklist.Order order, boolean descending, String after) {
        return worklist.list(scope, tab, "", order, descending, after, PAGE);
    }

    /** A fast wrong number is worth nothing: ours, the engine's, and the length of the list must be one. */
    private void check(Scope scope, List<String> groups) {
        long counted = worklist.counts(scope).getOrDefault(Worklist.Tab.AREA, 0L);
        long engine = peer.count(groups);
        long listed = 0;
        String after = "";
        do {
            var page = worklist.list(scope, Worklist.Tab.AREA, "", Worklist.Order.DUE, false, after, 200);
            listed += page.tasks().size();
            after = page.next();
        } while (!after.isEmpty());
        if (counted != listed || counted != engine) {
            throw new IllegalStateException(
                    "%d counted, %d listed, %d counted by the engine".formatted(counted, listed, engine));
        }
    }

    private List<Map<String, Object>> growth(List<Integer> sizes) {
        var widest = people.getLast();
        List<Map<String, Object>> steps = new ArrayList<>();
        for (int open : sizes) {
            jdbc.sql("delete from workflow.task where done is null").update();
            fill("open", open, false);
            Scope scope = country.scope(widest.login());
            var step = new LinkedHashMap<String, Object>();
            step.put("open", open);
            step.put("scopes", widest.scopes());
            step.put(
                    "pageP95Ms",
                    tabs(scope).values().stream().mapToDouble(n -> n).max().orElse(0));
            step.put("countP95Ms", p95(runs, () -> worklist.counts(scope, EnumSet.of(Worklist.Tab.AREA))));
            step.put("allCountsP95Ms", p95(runs, () -> worklist.counts(scope)));
            log.info("{}", step);
            steps.add(step);
        }
        return steps;
    }

    private static double p95(int runs, Supplier<?> what) {
        return Stopwatch.p95(Stopwatch.times(runs, what));
    }

    /** Seldom enough for something that may take seconds each time. */
    private double[] engine(Supplier<?> what) {
        List<Double> times = new ArrayList<>();
        double spent = 0;
        long first = System.nanoTime();
        Object warm = what.get();
        double once = (System.nanoTime() - first) / 1e9;
        if (once > ENGINE_PATIENCE_SECONDS) {
            // a second try would tell nothing new
            return new double[] {once * 1e3};
        }
        while (times.size() < Math.min(3, runs) || (spent < ENGINE_PATIENCE_SECONDS && times.size() < runs)) {
            long begin = System.nanoTime();
            Object unused = what.get();
            double seconds = (System.nanoTime() - begin) / 1e9;
            spent += seconds;
            times.add(seconds * 1e3);
        }
        var sorted = times.stream().mapToDouble(n -> n).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private void settle() {
        if (people.isEmpty()) {
            var rest = country.settle();
            people.add(new Person("one", 1, country.split("one", 1, 1)));
            people.add(new Person("ten", 10, country.split("ten", 2, 10)));
            people.add(new Person("hundred", 100, country.split("hundred", 3, 100)));
            for (var person : people) {
                int scopes = country.scope(person.login()).ranges().size();
                if (scopes != person.scopes()) {
                    throw new IllegalStateException(person.login() + " has " + scopes + " scopes");
                }
            }
            journeys(rest, 0);
            for (int i = 0; i < people.size(); i++) {
                journeys(people.get(i).counties(), i + 1);
            }
            jdbc.sql("analyze workflow.journey").update();
        }
    }

    /** Dossiers of some counties, all at the city or beyond; the round says whose part of the country they lie in. */
    private void journeys(List<Country.County> counties, int part) {
        jdbc.sql("""
                        insert into workflow.journey
                            (dossier, number, round, region, county, place, stage, reached, opened)
                        select md5('bench' || :part || '-' || i || '-' || n)::uuid, 'bench-' || :part || '-' || i || '-' || n,
                            'bench-' || :part, county.code, county.name, county.lo, 'CITY_REVIEW', 1 + n % 3,
                            :now - interval '300 days'
                        from unnest(cast(:codes as text[]), cast(:names as text[]), cast(:los as int[]))
                            with ordinality as county (code, name, lo, i), generate_series(1, :dossiers) as n
                        """)
                .param("part", part)
                .param("now", clock.instant().atZone(Time.BEIJING).toOffsetDateTime())
                .param("codes", counties.stream().map(Country.County::code).toArray(String[]::new))
                .param("names", counties.stream().map(Country.County::name).toArray(String[]::new))
                .param("los", counties.stream().map(Country.County::lo).toArray(Integer[]::new))
                .param("dossiers", TASKS_A_DOSSIER)
                .update();
    }

    /** In each person's part one task in ten is that person's own, three wait for the office and one in ten was copied. */
    private void fill(String prefix, int number, boolean done) {
        jdbc.sql("""
                        with part as materialized (
                            select row_number() over (partition by round order by dossier) as i, *
                            from workflow.journey where round like 'bench-%'),
                        whose as (
                            select n, hashint8(n)::bigint & 2147483647 as luck,
                                case when n % 3 = 0 then 3 when n % 30 = 1 then 2 when n % 300 = 2 then 1 else 0 end as whose
                            from generate_series(1, :number) as n),
                        drawn as materialized (
                            select n, luck, whose, 'bench-' || whose as round,
                                1 + luck % (cast(:dossiers as bigint[]))[1 + whose] as i
                            from whose),
                        person as (select * from unnest(cast(:members as uuid[]), cast(:bodies as uuid[]),
                            cast(:parts as int[])) as p (member, body, part))
                        insert into workflow.task
                            (id, dossier, number, region, county, place, reached, process, step, criterion, unit, unit_name, role,
                             assignee, assignee_name, claimed, created, due, done, done_by, result, origin, opener, form, deployment)
                        select 'bench-' || :prefix || '-' || n, j.dossier, j.number, j.region, j.county, j.place, j.reached,
                            'provincial-recommendation', (cast(:steps as text[]))[1 + luck / 7 % :steps_n],
                            'S' || lpad((1 + luck / 11 % 12)::text, 2, '0'),
                            coalesce(p.body, md5('unit' || j.region)::uuid), 'bench ' || j.county, 'CITY_REVIEWER',
                            who.id, case when who.id is null then '' else 'person ' || luck % 50 end,
                            case when who.id is not null then :now - luck % 200 * interval '1 day' end,
                            :now - luck % 200 * interval '1 day' - luck % 86400 * interval '1 second',
                            :now - (luck / 13 % 200 - 20) * interval '1 day' + luck % 86400 * interval '1 second',
                            case when :done then :now - luck % 190 * interval '1 day' end,
                            case when :done then who.id end, case when :done then 'approve' else '' end,
                            'office ' || luck % 200, case when luck / 17 % 40 = 0 then p.member end,
                            'city_review', 'bench'
                        from drawn
                        join part j using (round, i)
                        left join person p on p.part = drawn.whose and luck / 3 % 5 < 2
                        cross join lateral (select case
                                when p.member is null then md5('person' || luck % 5000)::uuid
                                when luck / 19 % (case when :done then 16 else 4 end) = 0 then p.member
                                when :done or luck / 19 % 4 = 1 then md5('colleague' || luck % 9)::uuid end as id) as who
                        """)
                .param("number", number)
                .param("prefix", prefix)
                .param("done", done)
                .param("now", clock.instant().atZone(Time.BEIJING).toOffsetDateTime())
                .param("steps", STEPS.toArray(String[]::new))
                .param("steps_n", STEPS.size())
                .param("members", scopes().map(s -> s.member().value()).toArray(UUID[]::new))
                .param("bodies", scopes().map(s -> s.body().value()).toArray(UUID[]::new))
                .param("parts", new Integer[] {1, 2, 3})
                .param("dossiers", dossiers())
                .update();
        if (!done) {
            copyAndWatch();
        }
        jdbc.sql("vacuum analyze workflow.task").update();
        jdbc.sql("vacuum analyze workflow.open_count").update();
    }

    /** How many dossiers there are in each part, the rest of the country first. */
    private Long[] dossiers() {
        return jdbc.sql(
                        "select count(*) from workflow.journey where round like 'bench-%' group by round order by round")
                .query(Long.class)
                .list()
                .toArray(Long[]::new);
    }

    private void copyAndWatch() {
        for (var scope : scopes().toList()) {
            jdbc.sql("""
                            insert into workflow.copy (task, person, person_name, sender, sender_name, words, sent)
                            select t.id, :me, '', :me, '', '', t.created from workflow.task t
                            where t.unit = :unit and t.done is null and hashtext(t.id) % 10 = 0 on conflict do nothing
                            """)
                    .param("me", scope.member().value())
                    .param("unit", scope.body().value())
                    .update();
            jdbc.sql("""
                            insert into workflow.watched (person, dossier, since)
                            select distinct :me, t.dossier, :now from workflow.task t
                            where t.unit = :unit and t.done is null and hashtext(t.dossier::text) % 10 = 0
                            on conflict do nothing
                            """)
                    .param("me", scope.member().value())
                    .param("unit", scope.body().value())
                    .param("now", clock.instant().atZone(Time.BEIJING).toOffsetDateTime())
                    .update();
        }
        jdbc.sql("vacuum analyze workflow.copy").update();
        jdbc.sql("vacuum analyze workflow.watched").update();
    }

    private java.util.stream.Stream<Scope> scopes() {
        return people.stream().map(person -> country.scope(person.login()));
    }
}
