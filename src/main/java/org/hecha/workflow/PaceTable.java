package org.hecha.workflow;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.hecha.Time;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.Region;
import org.hecha.workflow.Sums.Finished;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps {@code workflow.pace} in step with the tasks: each fact leaves a row in {@code pace_due} in its own transaction, and
 * one background worker adds those up. So nobody who finishes a task waits for a row that the whole country shares.
 */
@Repository
class PaceTable {

    /** The place of the row that sums up all provinces. */
    static final int ALL = -1;

    /** Two levels see whole provinces; what a city or a county sees is read task by task. */
    static final List<Level> LEVELS = List.of(Level.PROVINCE, Level.NATION);

    private static final int BATCH = 5_000;
    private static final int FETCH = 10_000;
    private static final long LOCK = 0x70616365L;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final WorkingTime workingTime;
    private final Directory directory;

    PaceTable(JdbcClient jdbc, DataSource database, WorkingTime workingTime, Directory directory) {
        this.jdbc = jdbc;
        this.template = new JdbcTemplate(database);
        this.template.setFetchSize(FETCH);
        this.workingTime = workingTime;
        this.directory = directory;
    }

    private record Key(
            int level, int place, LocalDate month, String process, String step, String criterion, String round) {}

    /** A task was finished: due at every level that its dossier has reached. */
    void finished(String task) {
        jdbc.sql("""
                        insert into workflow.pace_due (level, task)
                        select l.level, t.id
                        from workflow.task t
                        join workflow.journey j on j.dossier = t.dossier
                        join (values (2), (3)) as l (level) on l.level <= j.reached
                        where t.id = :task and t.result <> 'cancelled'
                        on conflict do nothing
                        """).param("task", task).update();
    }

    /** A dossier is about to reach a level: what was finished for it before is seen there from now on. */
    void reaches(DossierId dossier, Level level) {
        jdbc.sql("""
                        insert into workflow.pace_due (level, task)
                        select l.level, t.id
                        from workflow.task t
                        join workflow.journey j on j.dossier = t.dossier
                        join (values (2), (3)) as l (level) on l.level > j.reached and l.level <= :level
                        where t.dossier = :dossier and t.done is not null and t.result <> 'cancelled'
                        on conflict do nothing
                        """)
                .param("dossier", dossier.value())
                .param("level", level.ordinal())
                .update();
    }

    /** The sums are wrong from now on and made anew by the background worker. */
    @EventListener
    void on(WorkingTime.CalendarChanged changed) {
        stale();
    }

    /** As when the calendar has changed: places went to another province. */
    void stale() {
        jdbc.sql("insert into workflow.pace_stale (since) values (now())").update();
    }

    boolean isStale() {
        return jdbc.sql("select exists (select 1 from workflow.pace_stale)")
                .query(Boolean.class)
                .single();
    }

    /** Adds up what is due, a bounded number at a time; in a transaction of the caller. @return rows added, 0 at the end */
    int addUp() {
        var days = workingTime.days();
        var provinces = provinces();
        Map<Key, Sums> sums = new HashMap<>();
        var added = jdbc.sql("""
                        with taken as (
                            delete from workflow.pace_due where (level, task) in
                                (select level, task from workflow.pace_due limit :batch)
                            returning level, task)
                        select taken.level, %s from taken join workflow.task t on t.id = taken.task
                        join workflow.journey j on j.dossier = t.dossier
                        """.formatted(Finished.COLUMNS))
                .param("batch", BATCH)
                .query((row, n) -> {
                    gather(sums, row.getInt("level"), Finished.of(row), days, provinces);
                    return 1;
                })
                .list()
                .size();
        sums.forEach((key, sum) -> stored(key).ifPresent(sum::merge));
        write(sums);
        return added;
    }

    /** Everything anew, in a transaction of the caller that sees one moment (repeatable read). */
    long rebuild() {
        jdbc.sql("delete from workflow.pace_stale").update();
        jdbc.sql("delete from workflow.pace_due").update();
        jdbc.sql("delete from workflow.pace").update();
        var days = workingTime.days();
        var provinces = provinces();
        long tasks = 0;
        // a month at a time, so that memory does not grow with the years
        for (LocalDate month : months()) {
            Map<Key, Sums> sums = new HashMap<>();
            tasks += month(month, sums, days, provinces);
            write(sums);
        }
        // until the database looks by itself, it would plan as if there were none
        jdbc.sql("analyze workflow.pace").update();
        return tasks;
    }

    /** First days of the months from the first to the last finished task. */
    private List<LocalDate> months() {
        return jdbc.sql("""
                        select date_trunc('month', min(done) at time zone 'Asia/Shanghai')::date as first,
                            max(done at time zone 'Asia/Shanghai')::date as last
                        from workflow.task where done is not null
                        """)
                .query((row, n) -> row.getDate("first") == null
                        ? List.<LocalDate>of()
                        : row.getDate("first")
                                .toLocalDate()
                                .datesUntil(row.getDate("last").toLocalDate().plusDays(1), java.time.Period.ofMonths(1))
                                .toList())
                .single();
    }

    private long month(
            LocalDate month, Map<Key, Sums> sums, WorkingTime.Days days, NavigableMap<Integer, Region> provinces) {
        var tasks = new long[1];
        template.query(
                "select j.reached, " + Finished.COLUMNS + " from workflow.task t join workflow.journey j"
                        + " on j.dossier = t.dossier where t.done >= ? and t.done < ? and t.result <> 'cancelled'"
                        + " and j.reached >= " + LEVELS.getFirst().ordinal(),
                row -> {
                    Finished task = Finished.of(row);
                    for (Level level : LEVELS) {
                        if (row.getInt("reached") >= level.ordinal()) {
                            gather(sums, level.ordinal(), task, days, provinces);
                        }
                    }
                    tasks[0]++;
                },
                month.atStartOfDay(Time.BEIJING).toOffsetDateTime(),
                month.plusMonths(1).atStartOfDay(Time.BEIJING).toOffsetDateTime());
        return tasks[0];
    }

    private static void gather(
            Map<Key, Sums> sums,
            int level,
            Finished task,
            WorkingTime.Days days,
            NavigableMap<Integer, Region> provinces) {
        var month = task.done().atZone(Time.BEIJING).toLocalDate().withDayOfMonth(1);
        var province = provinces.floorEntry(task.place());
        if (province != null && task.place() <= province.getValue().hi()) {
            add(sums, level, province.getKey(), month, task, days);
        }
        if (level == Level.NATION.ordinal()) {
            add(sums, level, ALL, month, task, days);
        }
    }

    private static void add(
            Map<Key, Sums> sums, int level, int place, LocalDate month, Finished task, WorkingTime.Days days) {
        sums.computeIfAbsent(
                        new Key(level, place, month, task.process(), task.step(), task.criterion(), task.round()),
                        key -> new Sums())
                .add(task, days);
    }

    /** One worker at a time, on whichever node, until the caller's transaction ends; to be taken before anything is read. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, n) -> 1)
                .single();
    }

    private NavigableMap<Integer, Region> provinces() {
        var provinces = new TreeMap<Integer, Region>();
        directory.children(Region.COUNTRY).forEach(province -> provinces.put(province.lo(), province));
        return provinces;
    }

    private java.util.Optional<Sums> stored(Key key) {
        return jdbc.sql("select * from workflow.pace where level = :level and place = :place and month = :month"
                        + " and process = :process and step = :step and criterion = :criterion and round = :round")
                .params(values(key))
                .query((row, n) -> sums(row))
                .optional();
    }

    static Sums sums(ResultSet row) throws SQLException {
        var sums = new Sums();
        sums.merge(row);
        return sums;
    }

    private void write(Map<Key, Sums> sums) {
        if (sums.isEmpty()) {
            return;
        }
        var columns = new StringBuilder();
        var names = new StringBuilder();
        var updates = new StringBuilder();
        for (String column : values(new Sums()).keySet()) {
            columns.append(", ").append(column);
            names.append(", :").append(column);
            updates.append(", ").append(column).append(" = excluded.").append(column);
        }
        var unused = new NamedParameterJdbcTemplate(template)
                .batchUpdate(
                        "insert into workflow.pace (level, place, month, process, step, criterion, round" + columns
                                + ") values (:level, :place, :month, :process, :step, :criterion, :round" + names
                                + ") on conflict (level, place, month, process, step, criterion, round) do update set "
                                + updates.substring(2),
                        sums.entrySet().stream()
                                .map(e -> new MapSqlParameterSource(values(e.getKey(), e.getValue())))
                                .toArray(MapSqlParameterSource[]::new));
    }

    private static Map<String, Object> values(Key key, Sums sums) {
        Map<String, Object> values = values(key);
        values.putAll(values(sums));
        return values;
    }

    /** Column → value, in a fixed order. */
    private static Map<String, Object> values(Sums sums) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("finished", sums.finished());
        values.put("returned", sums.returned());
        values.put("late", sums.late());
        for (Pace.Hours hours : Pace.Hours.values()) {
            values.put(Sums.delayColumn(hours), sums.delay(hours));
        }
        for (Pace.Part part : Pace.Part.values()) {
            for (Pace.Hours hours : Pace.Hours.values()) {
                values.put(Sums.column(part, hours), sums.spread(part, hours).bytes());
            }
        }
        return values;
    }

    private static Map<String, Object> values(Key key) {
        Map<String, Object> values = new HashMap<>();
        values.put("level", key.level());
        values.put("place", key.place());
        values.put("month", Date.valueOf(key.month()));
        values.put("process", key.process());
        values.put("step", key.step());
        values.put("criterion", key.criterion());
        values.put("round", key.round());
        return values;
    }
}
