package org.hecha.workflow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;
import org.hecha.Time;
import org.hecha.organization.BodyId;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.workflow.Stuck.HoldersShown;
import org.hecha.workflow.Stuck.Question;
import org.hecha.workflow.Stuck.Way;
import org.hecha.workflow.engine.Engine;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Counts the tasks that {@link StoredStuck} counts, by office and by person. */
@Service
class StoredLoad implements Load {

    private final JdbcClient jdbc;
    private final StoredBottlenecks bottlenecks;
    private final StoredStuck stuck;
    private final WorkingTime workingTime;
    private final Directory directory;
    private final Engine engine;
    private final WorkflowSettings settings;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    StoredLoad(
            JdbcClient jdbc,
            StoredBottlenecks bottlenecks,
            StoredStuck stuck,
            WorkingTime workingTime,
            Directory directory,
            Engine engine,
            WorkflowSettings settings,
            ApplicationEventPublisher facts,
            Clock clock) {
        this.jdbc = jdbc;
        this.bottlenecks = bottlenecks;
        this.stuck = stuck;
        this.workingTime = workingTime;
        this.directory = directory;
        this.engine = engine;
        this.settings = settings;
        this.facts = facts;
        this.clock = clock;
    }

    /** What is known of one office while it is gathered. */
    private static final class Gathered {
        String name = "";
        int place;
        long open;
        long claimed;
        long late;
        long oldest;
        long arrived;
        long now;
        long before;

        int place() {
            return place;
        }

        String name() {
            return name;
        }
    }

    /** The weeks asked for and as many before them, and the working days of each. */
    private record Span(Instant earlier, Instant from, Instant until, double days, double daysBefore) {}

    private Span span(Question question) {
        Instant from = stuck.begin(question);
        Instant earlier = from.atZone(Time.BEIJING).minusWeeks(question.weeks()).toInstant();
        var days = workingTime.days();
        return new Span(
                earlier,
                from,
                clock.instant(),
                days.between(from, clock.instant()) / (double) WorkingTime.DAY,
                days.between(earlier, from) / (double) WorkingTime.DAY);
    }

    @Override
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Office> offices(Scope scope, Question question) {
        Map<UUID, Gathered> offices = new HashMap<>();
        open(scope, question, offices);
        var span = span(question);
        flow(scope, question, Way.ARRIVED, span.from(), span.until(), offices, (office, n) -> office.arrived = n);
        flow(scope, question, Way.FINISHED, span.from(), span.until(), offices, (office, n) -> office.now = n);
        flow(scope, question, Way.FINISHED, span.earlier(), span.from(), offices, (office, n) -> office.before = n);
        var able = able(question.step());
        var away = away().keySet();
        return offices.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparingInt(Gathered::place).thenComparing(Gathered::name)))
                .limit(MOST)
                .map(entry -> {
                    var office = entry.getValue();
                    var people = able.getOrDefault(new BodyId(entry.getKey()), List.of());
                    return new Office(
                            entry.getKey().toString(),
                            office.name,
                            people.size(),
                            Math.toIntExact(people.stream()
                                    .filter(member -> away.contains(member.id()))
                                    .count()),
                            office.open,
                            office.claimed,
                            office.late,
                            Duration.ofSeconds(Math.max(0, office.oldest)),
                            new Rate(office.arrived, span.days()),
                            new Rate(office.now, span.days()),
                            new Rate(office.before, span.daysBefore()));
                })
                .toList();
    }

    private void open(Scope scope, Question question, Map<UUID, Gathered> offices) {
        Sql sql = bottlenecks.condition(scope, filter(question));
        jdbc.sql("select unit, unit_name, min(place) as place, count(*) as open, count(assignee) as claimed,"
                        + " count(*) filter (where due < :now) as late, max(age) as oldest"
                        + " from (select t.unit, t.unit_name, t.place, t.assignee, t.due, " + StoredBottlenecks.AGE
                        + " as age from " + WorkingTime.TABLES + " where " + sql.where()
                        + ") o group by unit, unit_name")
                .params(sql.values())
                .query((RowCallbackHandler) row -> {
                    var office = offices.computeIfAbsent(row.getObject("unit", UUID.class), id -> new Gathered());
                    office.name = row.getString("unit_name");
                    office.place = row.getInt("place");
                    office.open += row.getLong("open");
                    office.claimed += row.getLong("claimed");
                    office.late += row.getLong("late");
                    office.oldest = Math.max(office.oldest, Math.round(row.getDouble("oldest")));
                });
    }

    private static Bottlenecks.Filter filter(Question question) {
        return new Bottlenecks.Filter(question.region(), question.process(), question.step(), Bottlenecks.Due.ANY, "");
    }

    /** An office that has no open work now is named as its latest tasks name it. */
    private void flow(
            Scope scope,
            Question question,
            Way way,
            Instant from,
            Instant until,
            Map<UUID, Gathered> offices,
            ObjLongConsumer<Gathered> put) {
        Sql sql = stuck.condition(scope, question, way, from, until);
        jdbc.sql("select t.unit, max(t.unit_name) as unit_name, min(t.place) as place, count(*) as n from " + Sql.TASKS
                        + " where " + sql.where() + " group by t.unit")
                .params(sql.values())
                .query((RowCallbackHandler) row -> {
                    var office = offices.computeIfAbsent(row.getObject("unit", UUID.class), id -> new Gathered());
                    if (office.name.isEmpty()) {
                        office.name = row.getString("unit_name");
                        office.place = row.getInt("place");
                    }
                    put.accept(office, row.getLong("n"));
                });
    }

    private Optional<Role> role(String step) {
        return Optional.ofNullable(engine.steps().get(step)).map(declared -> Role.valueOf(declared.role()));
    }

    private Map<BodyId, List<Member>> able(String step) {
        return role(step).map(directory::members).orElse(List.of()).stream()
                .collect(Collectors.groupingBy(member -> member.body().id()));
    }

    /** Who is away today, and who acts for each. */
    private Map<MemberId, List<String>> away() {
        var today = LocalDate.ofInstant(clock.instant(), Time.BEIJING);
        return directory.substitutions().stream()
                .filter(one -> !today.isBefore(one.first()) && !today.isAfter(one.last()))
                .collect(Collectors.groupingBy(
                        one -> one.absent().id(),
                        Collectors.mapping(one -> one.substitute().name(), Collectors.toList())));
    }

    @Override
    public boolean shows(Scope scope, Question question) {
        return settings.nameHolders()
                && Powers.leads(scope, scope.body())
                && !Work.blind(question.step())
                && role(question.step())
                        .filter(role -> !directory.members(scope.body(), role).isEmpty())
                        .isPresent();
    }

    @Override
    @Transactional
    public List<Person> people(Scope scope, Question question) {
        if (!shows(scope, question)) {
            return List.of();
        }
        var members = directory.members(scope.body(), role(question.step()).orElseThrow());
        var span = span(question);
        var held = held(scope, question);
        var all = held(scope, new Question("", "", "", question.weeks()));
        var now = finished(scope, question, span.from(), span.until());
        var before = finished(scope, question, span.earlier(), span.from());
        var away = away();
        facts.publishEvent(new HoldersShown(scope.body(), members.size(), scope.actor()));
        return members.stream()
                .map(member -> {
                    var id = member.id();
                    return new Person(
                            id,
                            member.name(),
                            away.getOrDefault(id, List.of()),
                            held.getOrDefault(id, Held.NONE).open(),
                            held.getOrDefault(id, Held.NONE).late(),
                            all.getOrDefault(id, Held.NONE).open(),
                            new Rate(now.getOrDefault(id, 0L), span.days()),
                            new Rate(before.getOrDefault(id, 0L), span.daysBefore()));
                })
                .toList();
    }

    private record Held(long open, long late) {
        static final Held NONE = new Held(0, 0);
    }

    private Map<MemberId, Held> held(Scope scope, Question question) {
        Map<MemberId, Held> held = new HashMap<>();
        Sql sql = bottlenecks
                .condition(scope, filter(question))
                .and(
                        "t.unit = :own and t.assignee is not null",
                        "own",
                        scope.body().value());
        jdbc.sql("select t.assignee, count(*) as open, count(*) filter (where t.due < :now) as late"
                        + " from workflow.task t where " + sql.where() + " group by t.assignee")
                .params(sql.values())
                .query((RowCallbackHandler) row -> held.put(
                        new MemberId(row.getObject("assignee", UUID.class)),
                        new Held(row.getLong("open"), row.getLong("late"))));
        return held;
    }

    private Map<MemberId, Long> finished(Scope scope, Question question, Instant from, Instant until) {
        Map<MemberId, Long> finished = new HashMap<>();
        Sql sql = stuck.condition(scope, question, Way.FINISHED, from, until)
                .and(
                        "t.unit = :own and t.done_by is not null",
                        "own",
                        scope.body().value());
        // whoever did it in somebody's place has done it
        jdbc.sql("select coalesce(t.stood_in, t.done_by) as person, count(*) as n from " + Sql.TASKS + " where "
                        + sql.where() + " group by 1")
                .params(sql.values())
                .query((RowCallbackHandler)
                        row -> finished.put(new MemberId(row.getObject("person", UUID.class)), row.getLong("n")));
        return finished;
    }
}
