package org.hecha.workflow;

import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.hecha.organization.BodyId;
import org.hecha.programme.LocalDays;
import org.hecha.programme.WorkingDays;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How much working time lies between two moments: seconds of working days, Beijing time; a whole working day has 86,400.
 * Kept as a table, so that ages are differences inside SQL. What is finished is counted by the calendar of the office that did
 * it ({@link Days#of}); ages of open work go by the national one (decision 0067).
 */
@Component
class WorkingTime {

    static final LocalDate FIRST = LocalDate.of(2015, 1, 1);
    static final LocalDate LAST = LocalDate.of(2041, 12, 31);
    static final int DAY = 86_400;

    /** SQL of the working seconds before a task was created; needs {@code workflow.calendar c} on its day. */
    static final String CREATED = """
            (c.before + case when c.working
                then extract(epoch from (t.created at time zone 'Asia/Shanghai') - c.day) else 0 end)""";

    private static final String ON_ITS_DAY =
            " join workflow.calendar c on c.day = (t.created at time zone 'Asia/Shanghai')::date";

    static final String TABLES = Sql.TASKS + ON_ITS_DAY;

    /** Open tasks know all that is asked of their dossier. */
    static final String OPEN = "workflow.task t" + ON_ITS_DAY;

    /** All days in memory, for sums over many tasks. */
    static final class Days {
        private static final long FIRST_DAY = FIRST.toEpochDay();
        // Beijing has known no summer time since 1991
        private static final long BEIJING = 8 * 3600;
        private final long[] before;
        private final boolean[] working;

        private final Function<Set<BodyId>, Map<BodyId, SortedMap<LocalDate, Boolean>>> local;
        private final Map<UUID, Days> ofOffices = new HashMap<>();
        /** First seconds of days that are worked otherwise here, ascending; and by how much, +1 or -1. */
        private final long[] otherDays;

        private final int[] otherwise;

        Days(long[] before, boolean[] working) {
            this(before, working, offices -> Map.of(), new long[0], new int[0]);
        }

        private Days(
                long[] before,
                boolean[] working,
                Function<Set<BodyId>, Map<BodyId, SortedMap<LocalDate, Boolean>>> local,
                long[] otherDays,
                int[] otherwise) {
            this.before = before;
            this.working = working;
            this.local = local;
            this.otherDays = otherDays;
            this.otherwise = otherwise;
        }

        /** As this office counts; asked for once an office, and not for use by several threads. */
        Days of(UUID office) {
            return ofOffices.computeIfAbsent(office, id -> {
                var body = new BodyId(id);
                var other = local.apply(Set.of(body)).getOrDefault(body, Collections.emptySortedMap());
                var differing = other.entrySet().stream()
                        .filter(e -> e.getValue() != works(e.getKey()))
                        .toList();
                return differing.isEmpty()
                        ? this
                        : new Days(
                                before,
                                working,
                                local,
                                differing.stream()
                                        .mapToLong(e -> e.getKey().toEpochDay() * DAY)
                                        .toArray(),
                                differing.stream()
                                        .mapToInt(e -> e.getValue() ? 1 : -1)
                                        .toArray());
            });
        }

        private boolean works(LocalDate day) {
            long at = day.toEpochDay() - FIRST_DAY;
            return at >= 0 && at < working.length && working[(int) at];
        }

        private long otherwise(long local) {
            long seconds = 0;
            for (int i = 0; i < otherDays.length && otherDays[i] < local; i++) {
                seconds += otherwise[i] * Math.min(DAY, local - otherDays[i]);
            }
            return seconds;
        }

        /** Working seconds between two moments; 0 where the second is not later. */
        long between(Instant from, Instant to) {
            return Math.max(0, at(to) - at(from));
        }

        /** The day on which so much working time has passed since the calendar began; its last day for more. */
        LocalDate day(long seconds) {
            int lo = 0;
            int hi = before.length - 1;
            // days without work begin with as much as the working day after them
            while (lo < hi) {
                int mid = (lo + hi + 1) >>> 1;
                if (before[mid] <= seconds) {
                    lo = mid;
                } else {
                    hi = mid - 1;
                }
            }
            return FIRST.plusDays(lo);
        }

        /** Working seconds from the beginning of the calendar to this moment. */
        long at(Instant moment) {
            long local = moment.getEpochSecond() + BEIJING;
            int day = Math.toIntExact(Math.floorDiv(local, (long) DAY) - FIRST_DAY);
            if (day < 0 || day >= before.length) {
                throw new IllegalStateException("the calendar of working days does not know " + moment);
            }
            return before[day] + (working[day] ? Math.floorMod(local, (long) DAY) : 0) + otherwise(local);
        }
    }

    private final JdbcClient jdbc;
    private final WorkingDays workingDays;
    private final LocalDays localDays;
    private final Clock clock;
    private final ApplicationEventPublisher facts;
    private final TransactionTemplate transaction;

    WorkingTime(
            JdbcClient jdbc,
            WorkingDays workingDays,
            LocalDays localDays,
            Clock clock,
            ApplicationEventPublisher facts,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.workingDays = workingDays;
        this.localDays = localDays;
        this.clock = clock;
        this.facts = facts;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Written at every start: the State Council publishes a year's holidays only the autumn before. */
    @EventListener(ApplicationStartedEvent.class)
    void write() {
        List<String> days = new ArrayList<>();
        List<Boolean> working = new ArrayList<>();
        List<Long> before = new ArrayList<>();
        long seconds = 0;
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            boolean works = workingDays.isWorkingDay(day);
            days.add(day.toString());
            working.add(works);
            before.add(seconds);
            seconds += works ? DAY : 0;
        }
        transaction.executeWithoutResult(t -> {
            Map<LocalDate, Boolean> was = was();
            int changed = jdbc.sql("""
                        insert into workflow.calendar (day, working, before)
                        select * from unnest(cast(:days as date[]), cast(:working as boolean[]), cast(:before as bigint[]))
                        on conflict (day) do update set working = excluded.working, before = excluded.before
                        where (calendar.working, calendar.before) is distinct from (excluded.working, excluded.before)
                        """)
                    .param("days", days.toArray(String[]::new))
                    .param("working", working.toArray(Boolean[]::new))
                    .param("before", before.toArray(Long[]::new))
                    .update();
            if (changed > 0) {
                facts.publishEvent(new CalendarChanged(changed));
            }
            if (!was.isEmpty()) {
                facts.publishEvent(new NationalChanged(was));
            }
        });
    }

    /** Days that stand there otherwise than the calendar says now; none before the first start. */
    private Map<LocalDate, Boolean> was() {
        Map<LocalDate, Boolean> was = new TreeMap<>();
        jdbc.sql("select day, working from workflow.calendar").query(row -> {
            LocalDate day = row.getObject("day", LocalDate.class);
            boolean working = row.getBoolean("working");
            if (working != workingDays.isWorkingDay(day)) {
                was.put(day, working);
            }
        });
        return was;
    }

    /** The national calendar has other days now, and open deadlines were counted with the old ones. */
    record NationalChanged(Map<LocalDate, Boolean> was) {}

    /** What was summed up with the calendar as it stood before is no longer true. @param days how many are other ones now */
    record CalendarChanged(int days) {}

    /** Working seconds from the beginning of the calendar to this moment. */
    double at(Instant moment) {
        var local = moment.atZone(clock.getZone());
        return jdbc.sql("select before, working from workflow.calendar where day = :day")
                .param("day", Date.valueOf(local.toLocalDate()))
                .query((row, n) -> row.getLong(1)
                        + (row.getBoolean(2) ? local.toLocalTime().toNanoOfDay() / 1e9 : 0))
                .optional()
                .orElseThrow(() -> new IllegalStateException("the calendar of working days ends before " + moment));
    }

    /** The calendar as it stands now; half a megabyte at most, for one sum. */
    Days days() {
        var before = new ArrayList<Long>();
        var working = new ArrayList<Boolean>();
        jdbc.sql("select before, working from workflow.calendar where day >= :first order by day")
                .param("first", Date.valueOf(FIRST))
                .query(row -> {
                    before.add(row.getLong(1));
                    working.add(row.getBoolean(2));
                });
        var works = new boolean[working.size()];
        for (int i = 0; i < works.length; i++) {
            works[i] = working.get(i);
        }
        var offices = localDays.any()
                ? (Function<Set<BodyId>, Map<BodyId, SortedMap<LocalDate, Boolean>>>) localDays::differing
                : (Function<Set<BodyId>, Map<BodyId, SortedMap<LocalDate, Boolean>>>) none -> Map.of();
        return new Days(before.stream().mapToLong(n -> n).toArray(), works, offices, new long[0], new int[0]);
    }
}
