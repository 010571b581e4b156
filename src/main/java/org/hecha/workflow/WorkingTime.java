package org.hecha.workflow;

import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
 * Kept as a table, so that ages are differences inside SQL.
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

        Days(long[] before, boolean[] working) {
            this.before = before;
            this.working = working;
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
            return before[day] + (working[day] ? Math.floorMod(local, (long) DAY) : 0);
        }
    }

    private final JdbcClient jdbc;
    private final WorkingDays workingDays;
    private final Clock clock;
    private final ApplicationEventPublisher facts;
    private final TransactionTemplate transaction;

    WorkingTime(
            JdbcClient jdbc,
            WorkingDays workingDays,
            Clock clock,
            ApplicationEventPublisher facts,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.workingDays = workingDays;
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
        });
    }

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
        return new Days(before.stream().mapToLong(n -> n).toArray(), works);
    }
}
