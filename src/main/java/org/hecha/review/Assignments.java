package org.hecha.review;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hecha.dossier.DossierId;
import org.hecha.organization.MemberId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code review.assignment} and {@code review.judgement}. */
@Repository
class Assignments {

    private static final RowMapper<Assignment> ROW = (row, n) -> new Assignment(
            new Assignment.Id(row.getObject("id", UUID.class)),
            new DossierId(row.getObject("dossier", UUID.class)),
            Assignment.Kind.valueOf(row.getString("kind")),
            new MemberId(row.getObject("reviewer", UUID.class)),
            row.getObject("declared") != null,
            row.getObject("submitted") != null);

    private final JdbcClient jdbc;

    Assignments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nobody else assigns for this dossier until the transaction ends. */
    void lock(DossierId dossier) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('review.assignment'), hashtext(:dossier))")
                .param("dossier", dossier.toString())
                .query((row, n) -> "")
                .list();
    }

    void add(Assignment assignment, Instant at) {
        jdbc.sql("""
                        insert into review.assignment (id, dossier, kind, reviewer, assigned)
                        values (:id, :dossier, :kind, :reviewer, :at)""")
                .param("id", assignment.id().value())
                .param("dossier", assignment.dossier().value())
                .param("kind", assignment.kind().name())
                .param("reviewer", assignment.reviewer().value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Those that still count, in the order they were made. */
    List<Assignment> of(DossierId dossier) {
        return jdbc.sql("""
                        select * from review.assignment where dossier = :dossier and recused is null and withdrawn is null
                        order by assigned, id""").param("dossier", dossier.value()).query(ROW).list();
    }

    /** One that still counts, its row locked until the transaction ends. */
    Optional<Assignment> locked(Assignment.Id id) {
        return jdbc.sql(
                        "select * from review.assignment where id = :id and recused is null and withdrawn is null for update")
                .param("id", id.value())
                .query(ROW)
                .optional();
    }

    Optional<Assignment> find(Assignment.Id id) {
        return jdbc.sql("select * from review.assignment where id = :id and recused is null and withdrawn is null")
                .param("id", id.value())
                .query(ROW)
                .optional();
    }

    /** @param at when the writer stepped back, @param reason in words */
    record Struck(Assignment assignment, Instant at, String reason) {}

    /** Those who stepped back after handing in, in the order they did. */
    List<Struck> struck(DossierId dossier) {
        return jdbc.sql("""
                        select * from review.assignment
                        where dossier = :dossier and recused is not null and submitted is not null
                        order by recused, id""")
                .param("dossier", dossier.value())
                .query((row, n) -> new Struck(
                        ROW.mapRow(row, n),
                        row.getObject("recused", OffsetDateTime.class).toInstant(),
                        row.getString("recused_reason")))
                .list();
    }

    /** Whether something was decided from the sheets of this kind; a return to the county decides nothing. */
    boolean concluded(DossierId dossier, Assignment.Kind kind) {
        return jdbc.sql("""
                        select exists (select from review.opinion
                            where dossier = :dossier and step = :step and decision <> 'RETURN')
                            or :kind = 'SPOT_CHECK' and exists (select from review.assignment
                            where dossier = :dossier and kind = 'PANEL')""")
                .param("dossier", dossier.value())
                .param("kind", kind.name())
                .param("step", kind.concluding())
                .query(Boolean.class)
                .single();
    }

    /** Everybody who was ever assigned, those who stepped back or were taken back included. */
    Set<MemberId> everAssigned(DossierId dossier) {
        return jdbc
                .sql("select reviewer from review.assignment where dossier = :dossier")
                .param("dossier", dossier.value())
                .query(UUID.class)
                .list()
                .stream()
                .map(MemberId::new)
                .collect(Collectors.toSet());
    }

    /** Open assignments by reviewer; reviewers without any are missing. */
    Map<MemberId, Integer> open() {
        Map<MemberId, Integer> open = new LinkedHashMap<>();
        jdbc.sql("""
                        select reviewer, count(*) as n from review.assignment
                        where submitted is null and recused is null and withdrawn is null group by reviewer""")
                .query((row, n) -> open.put(new MemberId(row.getObject("reviewer", UUID.class)), row.getInt("n")))
                .list();
        return open;
    }

    void declared(Assignment.Id id, Instant at) {
        jdbc.sql("update review.assignment set declared = coalesce(declared, :at) where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }

    void recused(Assignment.Id id, String reason, Instant at) {
        jdbc.sql("update review.assignment set recused = :at, recused_reason = :reason where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .param("id", id.value())
                .update();
    }

    void withdrawn(Assignment.Id id, Instant at) {
        jdbc.sql("update review.assignment set withdrawn = :at where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }

    void submitted(Assignment.Id id, String summary, Instant at) {
        jdbc.sql("update review.assignment set submitted = :at, summary = :summary where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("summary", summary)
                .param("id", id.value())
                .update();
    }

    /** What was said with the sheet; empty before. */
    String summary(Assignment.Id id) {
        return jdbc.sql("select coalesce(summary, '') from review.assignment where id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    void judge(Assignment.Id id, Judgement judgement, Instant at) {
        jdbc.sql("""
                        insert into review.judgement (assignment, criterion, met, points, reason, citation, judged)
                        values (:id, :criterion, :met, :points, :reason, :citation, :at)
                        on conflict (assignment, criterion) do update set met = excluded.met, points = excluded.points,
                            reason = excluded.reason, citation = excluded.citation, judged = excluded.judged""")
                .param("id", id.value())
                .param("criterion", judgement.criterion())
                .param("met", judgement.met())
                .param("points", judgement.points().map(Points::hundredths).orElse(null))
                .param("reason", judgement.reason())
                .param("citation", judgement.citation())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** By criterion, in the order of its id. */
    Map<String, Judgement> sheet(Assignment.Id id) {
        Map<String, Judgement> sheet = new LinkedHashMap<>();
        jdbc.sql("select * from review.judgement where assignment = :id order by criterion")
                .param("id", id.value())
                .query((row, n) -> sheet.put(
                        row.getString("criterion"),
                        new Judgement(
                                row.getString("criterion"),
                                row.getBoolean("met"),
                                Optional.ofNullable(row.getObject("points", Integer.class))
                                        .map(Points::new),
                                row.getString("reason"),
                                row.getString("citation"))))
                .list();
        return sheet;
    }
}
