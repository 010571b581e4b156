package org.hecha.workflow;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hecha.dossier.DossierId;
import org.hecha.workflow.Segments.Happening;
import org.hecha.workflow.Spent.Piece;
import org.hecha.workflow.Spent.Segment;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps {@code workflow.spent}, one row a dossier. */
@Repository
class SpentTable {

    private final JdbcClient jdbc;
    private final WorkingTime workingTime;
    private volatile WorkingTime.@Nullable Days days;

    SpentTable(JdbcClient jdbc, WorkingTime workingTime) {
        this.jdbc = jdbc;
        this.workingTime = workingTime;
    }

    /** @param ended empty while it goes on */
    record Life(Instant opened, Optional<Instant> ended) {}

    Life life(DossierId dossier) {
        return jdbc.sql("select opened, ended from workflow.journey where dossier = ?")
                .param(dossier.value())
                .query((row, n) -> new Life(
                        row.getObject("opened", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("ended", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .single();
    }

    /** What happened to all tasks of a dossier, by time. */
    List<Happening> happenings(DossierId dossier) {
        return jdbc.sql("select task, step, kind, at, result from workflow.event where dossier = ? order by at, id")
                .param(dossier.value())
                .query((row, n) -> new Happening(
                        row.getString("task"),
                        row.getString("step"),
                        EventTable.Kind.valueOf(row.getString("kind")),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("result")))
                .list();
    }

    /** The calendar; read once, since it is only written at a start. */
    WorkingTime.Days days() {
        var known = days;
        if (known == null) {
            known = workingTime.days();
            days = known;
        }
        return known;
    }

    /**
     * Makes rows anew of dossiers to which something has happened since. Cost: one look into an index a dossier, and some hundred
     * events a dossier that has changed.
     *
     * @param which a condition on {@code workflow.journey j} and rows {@code t} with its dossier, place and step
     * @param most  dossiers
     * @return how many there were
     */
    int refresh(Sql which, int most) {
        var due = jdbc.sql("""
                        select j.dossier from workflow.journey j
                        join (select dossier, place, '' as step from workflow.journey) as t on t.dossier = j.dossier
                        left join workflow.spent s on s.dossier = j.dossier
                        where %s and (s.dossier is null or s.ended is distinct from j.ended
                            or exists (select 1 from workflow.spent_due d where d.dossier = j.dossier))
                        order by j.dossier limit :most""".formatted(which.where()))
                .params(which.values())
                .param("most", most)
                .query(UUID.class)
                .list();
        due.forEach(id -> renew(new DossierId(id)));
        return due.size();
    }

    private void renew(DossierId dossier) {
        // of two that make it anew, the one that read less must not write last
        jdbc.sql("select pg_advisory_xact_lock(hashtext('workflow.spent'), hashtext(?))")
                .param(dossier.toString())
                .query((row, n) -> 1)
                .single();
        // what comes between this and the reading leaves a row of its own
        jdbc.sql("delete from workflow.spent_due where dossier = ?")
                .param(dossier.value())
                .update();
        Life life = life(dossier);
        var happenings = happenings(dossier);
        Instant last = happenings.isEmpty()
                ? life.opened()
                : later(happenings.getLast().at(), life.opened());
        // a moment after everything that has happened shows the segment it is in now
        Instant end = life.ended().orElse(last.plusNanos(1_000));
        List<Piece> pieces = Segments.calm(Segments.cut(life.opened(), end, happenings));
        List<Piece> past = life.ended().isPresent() || pieces.isEmpty() ? pieces : pieces.subList(0, pieces.size() - 1);
        Segment now = pieces.isEmpty() ? Segment.EXTERNAL : pieces.getLast().segment();
        Instant since = past.isEmpty() ? life.opened() : past.getLast().to();
        var sums = Segments.sums(past, days());
        jdbc.sql("""
                        insert into workflow.spent
                            (dossier, ended, wall, working, segment, since, since_working)
                        values (:dossier, :ended, :wall, :working, :segment, :since, :sinceWorking)
                        on conflict (dossier) do update set ended = excluded.ended,
                            wall = excluded.wall, working = excluded.working, segment = excluded.segment,
                            since = excluded.since, since_working = excluded.since_working
                        """)
                .param("dossier", dossier.value())
                .param(
                        "ended",
                        life.ended().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null),
                        Types.OTHER)
                .param("wall", seconds(sums, Pace.Hours.WALL))
                .param("working", seconds(sums, Pace.Hours.WORKING))
                .param("segment", now.ordinal())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("sinceWorking", days().at(since))
                .update();
    }

    /** Its row is made anew for whoever asks next. */
    void forget(DossierId dossier) {
        jdbc.sql("delete from workflow.spent where dossier = ?")
                .param(dossier.value())
                .update();
    }

    private static Long[] seconds(Map<Segment, Map<Pace.Hours, Duration>> sums, Pace.Hours hours) {
        return sums.values().stream()
                .map(of -> Objects.requireNonNull(of.get(hours)).toSeconds())
                .toArray(Long[]::new);
    }

    /** The rows are made anew for whoever asks next. */
    @EventListener
    void on(WorkingTime.CalendarChanged changed) {
        days = null;
        jdbc.sql("delete from workflow.spent").update();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
