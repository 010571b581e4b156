package org.hecha.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Directory;
import org.hecha.organization.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One dossier from what happened to it; many from the rows that are kept of them. */
@Service
class StoredSpent implements Spent {

    private static final int MOST = 200;

    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final JourneyTable journeys;
    private final SpentTable table;
    private final Directory directory;
    private final Clock clock;

    StoredSpent(JdbcClient jdbc, JourneyTable journeys, SpentTable table, Directory directory, Clock clock) {
        this.jdbc = jdbc;
        this.journeys = journeys;
        this.table = table;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Account of(Scope scope, DossierId dossier) {
        journeys.visible(scope, dossier);
        var life = table.life(dossier);
        Instant end = life.ended().orElseGet(clock::instant);
        Instant to = end.isBefore(life.opened()) ? life.opened() : end;
        var pieces = Segments.calm(Segments.cut(life.opened(), to, table.happenings(dossier)));
        return new Account(life.opened(), to, life.ended().isEmpty(), pieces, Segments.sums(pieces, table.days()));
    }

    /** Not read-only: rows that are older than what has happened are made anew. */
    @Override
    @Transactional
    public Answer of(Scope scope, Question question, Pace.Hours hours) {
        table.refresh(narrowed(scope, question), Integer.MAX_VALUE);
        Sql where = where(scope, question, hours);
        return jdbc.sql("select count(*) as dossiers, " + totals() + " from " + rows(hours) + " where " + where.where())
                .params(where.values())
                .query((row, n) -> {
                    var sums = sums(row);
                    return new Answer(row.getLong("dossiers"), whole(sums), sums);
                })
                .single();
    }

    @Override
    @Transactional
    public List<Line> dossiers(Scope scope, Question question, Pace.Hours hours, Segment most, int offset, int limit) {
        table.refresh(narrowed(scope, question), Integer.MAX_VALUE);
        Sql where = where(scope, question, hours);
        return jdbc.sql("select j.dossier, j.number, j.county, j.ended is null as open, " + each() + " from "
                        + rows(hours) + " where " + where.where() + " order by " + column(most)
                        + " desc, j.number offset " + Math.max(0, offset) + " limit " + Math.clamp(limit, 1, MOST))
                .params(where.values())
                .query((row, n) -> {
                    var sums = sums(row);
                    return new Line(
                            new DossierId(row.getObject("dossier", UUID.class)),
                            row.getString("number"),
                            row.getString("county"),
                            row.getBoolean("open"),
                            whole(sums),
                            sums);
                })
                .list();
    }

    /** So that whoever asks finds little to do. @return dossiers whose time was added up, a bounded number a call; 0 at the end */
    @Transactional
    public int addUp() {
        return table.refresh(new Sql(), BATCH);
    }

    private Sql narrowed(Scope scope, Question question) {
        var where =
                new Sql().within(scope).inRegion(directory, question.region()).and("true");
        if (!question.round().isEmpty()) {
            where.and("j.round = :round", "round", question.round());
        }
        return question.open() ? where.and("j.ended is null") : where;
    }

    private Sql where(Scope scope, Question question, Pace.Hours hours) {
        Instant now = clock.instant();
        return hours == Pace.Hours.WALL
                ? narrowed(scope, question).and("true", "now", now.atOffset(ZoneOffset.UTC))
                : narrowed(scope, question).and("true", "now", table.days().at(now));
    }

    /** Rows {@code t} as conditions want them: a dossier, a place, and no step that would have to be kept from anybody. */
    private static String rows(Pace.Hours hours) {
        String sum = hours == Pace.Hours.WALL ? "s.wall" : "s.working";
        String rest = hours == Pace.Hours.WALL
                ? "floor(extract(epoch from cast(:now as timestamptz))) - floor(extract(epoch from s.since))"
                : ":now - s.since_working";
        return """
                (select s.dossier, j.place, '' as step, %s as sum, s.segment,
                        case when j.ended is null then greatest(0, %s) else 0 end as rest
                    from workflow.spent s join workflow.journey j on j.dossier = s.dossier) as t
                join workflow.journey j on j.dossier = t.dossier""".formatted(sum, rest);
    }

    private static String column(Segment segment) {
        return "(t.sum[%d] + case when t.segment = %d then t.rest else 0 end)"
                .formatted(segment.ordinal() + 1, segment.ordinal());
    }

    private static String each() {
        return columns("%s as %s");
    }

    private static String totals() {
        return columns("coalesce(sum(%s), 0) as %s");
    }

    private static String columns(String form) {
        var columns = new java.util.StringJoiner(", ");
        for (Segment segment : Segment.values()) {
            columns.add(form.formatted(column(segment), segment.name()));
        }
        return columns.toString();
    }

    private static Map<Segment, Duration> sums(ResultSet row) throws SQLException {
        var sums = new EnumMap<Segment, Duration>(Segment.class);
        for (Segment segment : Segment.values()) {
            sums.put(segment, Duration.ofSeconds(row.getLong(segment.name())));
        }
        return sums;
    }

    private static Duration whole(Map<Segment, Duration> sums) {
        return sums.values().stream().reduce(Duration.ZERO, Duration::plus);
    }
}
