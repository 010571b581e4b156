package org.hecha.workflow;

import java.sql.Date;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hecha.Time;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.Region;
import org.hecha.organization.Scope;
import org.hecha.workflow.Sums.Finished;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Answers from sums where a whole province or the country is asked for, corrected task by task for what the sums cannot know:
 * what was finished a moment ago, and what this one reader may see besides or must not. Everywhere else from the tasks.
 */
@Service
class StoredPace implements Pace {

    /** As {@link Sql#TASKS}; offset 0: the few that are due are found first, however few the database takes the dossiers for. */
    private static final String DUE = """
            (select * from workflow.task
                where id in (select task from workflow.pace_due where level = :dueLevel) offset 0) as t
            join workflow.journey j on j.dossier = t.dossier""";

    private final JdbcClient jdbc;
    private final PaceTable table;
    private final TaskQueries queries;
    private final WorkingTime workingTime;
    private final Directory directory;
    private final TransactionTemplate locked;
    private final TransactionTemplate ofOneMoment;

    StoredPace(
            JdbcClient jdbc,
            PaceTable table,
            TaskQueries queries,
            WorkingTime workingTime,
            Directory directory,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.table = table;
        this.queries = queries;
        this.workingTime = workingTime;
        this.directory = directory;
        this.locked = new TransactionTemplate(transactions);
        this.ofOneMoment = new TransactionTemplate(transactions);
        ofOneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        ofOneMoment.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private record StepKey(String process, String step) implements Comparable<StepKey> {
        @Override
        public int compareTo(StepKey other) {
            int byProcess = process.compareTo(other.process);
            return byProcess != 0 ? byProcess : step.compareTo(other.step);
        }
    }

    /** Sums while they are gathered. */
    private static final class Gathered {
        final Map<StepKey, Sums> steps = new TreeMap<>();
        final Map<YearMonth, Sums> months = new TreeMap<>();

        Sums step(String process, String step) {
            return steps.computeIfAbsent(new StepKey(process, step), key -> new Sums());
        }

        Sums month(YearMonth month) {
            return months.computeIfAbsent(month, key -> new Sums());
        }

        void put(Finished task, WorkingTime.Days days, boolean in) {
            for (Sums sums : List.of(
                    step(task.process(), task.step()),
                    month(YearMonth.from(task.done().atZone(Time.BEIJING))))) {
                if (in) {
                    sums.add(task, days);
                } else {
                    sums.remove(task, days);
                }
            }
        }

        Answer answer() {
            var byStep = steps.entrySet().stream()
                    .filter(e -> e.getValue().finished() > 0)
                    .map(e -> new Step(
                            e.getKey().process(),
                            e.getKey().step(),
                            e.getValue().finished(),
                            e.getValue().returned(),
                            e.getValue().late(),
                            e.getValue().shownDelay(),
                            e.getValue().shown()))
                    .toList();
            var byMonth = months.entrySet().stream()
                    .filter(e -> e.getValue().finished() > 0)
                    .map(e -> new Month(
                            e.getKey(),
                            e.getValue().finished(),
                            e.getValue().returned(),
                            Sums.shown(e.getValue().spread(Part.TOTAL, Pace.Hours.WORKING))))
                    .toList();
            return new Answer(
                    byStep,
                    byMonth,
                    byStep.stream().mapToLong(Step::finished).sum(),
                    byStep.stream().mapToLong(Step::returned).sum(),
                    byStep.stream().mapToLong(Step::late).sum());
        }
    }

    /** Where sums answer: rows of one level and place, and the numbers that place covers. */
    private record Summed(Level level, int place, int lo, int hi) {}

    @Override
    @Transactional(readOnly = true, isolation = org.springframework.transaction.annotation.Isolation.REPEATABLE_READ)
    public Answer of(Scope scope, Question question) {
        return gather(scope, question).answer();
    }

    private Gathered gather(Scope scope, Question question) {
        var days = workingTime.days();
        var gathered = new Gathered();
        var summed = summed(scope, question);
        if (summed.isEmpty()) {
            each(condition(scope, question), Sql.TASKS, task -> gathered.put(task, days, true));
            return gathered;
        }
        sums(summed.get(), question, gathered);
        correct(scope, question, summed.get(), days, gathered);
        return gathered;
    }

    /** Whole working time at each step, as {@link #of} counts it; key: process and step with a slash between. */
    Map<String, Histogram> spreads(Scope scope, Question question) {
        var spreads = new HashMap<String, Histogram>();
        gather(scope, question)
                .steps
                .forEach((key, sums) ->
                        spreads.put(key.process() + "/" + key.step(), sums.spread(Part.TOTAL, Pace.Hours.WORKING)));
        return spreads;
    }

    /** Empty where the reader does not see exactly one whole province or the whole country. */
    private Optional<Summed> summed(Scope scope, Question question) {
        if (scope.ranges().size() != 1
                || !PaceTable.LEVELS.contains(scope.ranges().getFirst().level())) {
            return Optional.empty();
        }
        var range = scope.ranges().getFirst();
        var asked = directory.region(question.region().isEmpty() ? Region.COUNTRY : question.region());
        int lo = Math.max(range.lo(), asked.map(Region::lo).orElse(Integer.MAX_VALUE));
        int hi = Math.min(range.hi(), asked.map(Region::hi).orElse(-1));
        if (directory
                        .region(Region.COUNTRY)
                        .filter(c -> lo <= c.lo() && c.hi() <= hi)
                        .isPresent()
                && range.level() == Level.NATION) {
            return Optional.of(new Summed(range.level(), PaceTable.ALL, lo, hi));
        }
        return directory.children(Region.COUNTRY).stream()
                .filter(province -> province.lo() == lo && province.hi() == hi)
                .findFirst()
                .map(province -> new Summed(range.level(), province.lo(), lo, hi));
    }

    private void sums(Summed summed, Question question, Gathered gathered) {
        var sql = new Sql()
                .and("level = :level", "level", summed.level().ordinal())
                .and("place = :place", "place", summed.place())
                .and(
                        "month between :from and :to",
                        "from",
                        Date.valueOf(question.from().atDay(1)),
                        "to",
                        Date.valueOf(question.to().atDay(1)));
        narrow(sql, question, "", "");
        jdbc.sql("select * from workflow.pace where " + sql.where())
                .params(sql.values())
                .query(row -> {
                    gathered.step(row.getString("process"), row.getString("step"))
                            .merge(row);
                    gathered.month(YearMonth.from(row.getDate("month").toLocalDate()))
                            .merge(row);
                });
    }

    /** What sums cannot know. */
    private void correct(Scope scope, Question question, Summed summed, WorkingTime.Days days, Gathered gathered) {
        var due = inside(period(question), summed)
                .and("true", "dueLevel", summed.level().ordinal());
        each(due, DUE, task -> gathered.put(task, days, true));
        if (!scope.hidden().isEmpty()) {
            var hidden = inside(period(question), summed)
                    .and("t.dossier = any (cast(:hidden as uuid[]))", "hidden", Sql.texts(scope.hidden()));
            each(hidden, Sql.TASKS, task -> gathered.put(task, days, false));
        }
        if (!scope.granted().isEmpty()) {
            var besides = condition(scope, question)
                    .and("t.dossier = any (cast(:granted as uuid[]))")
                    .and("not (j.place between :lo0 and :hi0 and j.reached >= :level0)");
            each(besides, Sql.TASKS, task -> gathered.put(task, days, true));
        }
    }

    private static Sql inside(Sql sql, Summed summed) {
        return sql.and(
                "j.place between :insideLo and :insideHi and j.reached >= :insideLevel",
                "insideLo",
                summed.lo(),
                "insideHi",
                summed.hi(),
                "insideLevel",
                summed.level().ordinal());
    }

    private void each(Sql sql, String tasks, java.util.function.Consumer<Finished> with) {
        jdbc.sql("select " + Finished.COLUMNS + " from " + tasks + " where " + sql.where())
                .params(sql.values())
                .query((RowCallbackHandler) row -> with.accept(Finished.of(row)));
    }

    @Override
    @Transactional(readOnly = true)
    public Worklist.Page tasks(Scope scope, Question question, Only only, String after, int limit) {
        Sql sql = condition(scope, question);
        switch (only) {
            case ALL -> {}
            case RETURNED -> sql.and(Sql.RETURNS);
            case LATE -> sql.and(Sql.LATE);
        }
        var page = queries.page(sql, Sql.TASKS, "t.done", true, after, limit);
        return new Worklist.Page(
                page.rows().stream()
                        .map(row -> StoredWorklist.shown(scope, row))
                        .toList(),
                page.next());
    }

    /** What an answer counts and its list shows. */
    private Sql condition(Scope scope, Question question) {
        var sql = period(question).within(scope);
        sql.inRegion(directory, question.region());
        boolean narrow = scope.granted().isEmpty() && scope.ranges().size() == 1;
        if (narrow && !PaceTable.LEVELS.contains(scope.ranges().getFirst().level())) {
            // says nothing new, as a task is where its dossier is; but here the database can look it up
            var range = scope.ranges().getFirst();
            sql.and("t.place between :ownLo and :ownHi", "ownLo", range.lo(), "ownHi", range.hi());
        }
        return sql;
    }

    private static Sql period(Question question) {
        var sql = new Sql()
                .and("t.done is not null and t.result <> 'cancelled'")
                .and(
                        "t.done >= :from and t.done < :until",
                        "from",
                        question.from().atDay(1).atStartOfDay(Time.BEIJING).toOffsetDateTime(),
                        "until",
                        question.to()
                                .plusMonths(1)
                                .atDay(1)
                                .atStartOfDay(Time.BEIJING)
                                .toOffsetDateTime());
        narrow(sql, question, "t.", "j.");
        return sql;
    }

    private static void narrow(Sql sql, Question question, String task, String journey) {
        Map.of(
                        task + "process", question.process(),
                        task + "step", question.step(),
                        task + "criterion", question.criterion(),
                        journey + "round", question.round())
                .forEach((column, value) -> {
                    if (!value.isEmpty()) {
                        String name = "only" + column.substring(column.indexOf('.') + 1);
                        sql.and(column + " = :" + name, name, value);
                    }
                });
    }

    /** @return tasks added up; a few thousand a call, all of them where the sums are made anew */
    long addUp() {
        if (table.isStale()) {
            return rebuild();
        }
        return Optional.ofNullable(locked.execute(t -> {
                    table.lock();
                    return table.addUp();
                }))
                .orElse(0);
    }

    @Override
    public long rebuild() {
        return Optional.ofNullable(locked.execute(outer -> {
                    table.lock();
                    return ofOneMoment.execute(inner -> table.rebuild());
                }))
                .orElse(0L);
    }
}
