package org.hecha.dossier;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.evidence.EvidenceId;
import org.hecha.organization.BodyId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of claims, their history and their citations, and of who answers for a criterion. */
@Repository
class ClaimTable {

    /** @param answer JSON; empty where the value was emptied again */
    record Row(String criterion, String key, Optional<String> answer, long version, Instant savedAt, String savedBy) {}

    private final JdbcClient jdbc;

    ClaimTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Saved claims by {@code criterion/key}. */
    Map<String, Row> of(DossierId dossier) {
        Map<String, Row> rows = new HashMap<>();
        jdbc.sql("select * from dossier.claim where dossier = ?")
                .param(dossier.value())
                .query((row, n) -> new Row(
                        row.getString("criterion"),
                        row.getString("key"),
                        Optional.ofNullable(row.getString("answer")),
                        row.getLong("version"),
                        row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                        row.getString("saved_by")))
                .list()
                .forEach(row -> rows.put(row.criterion() + "/" + row.key(), row));
        return rows;
    }

    /** @return false when the version is not the one that stands there */
    boolean save(DossierId dossier, Row row, long seen) {
        var statement = seen == 0 ? jdbc.sql("""
                insert into dossier.claim (dossier, criterion, key, answer, version, saved_at, saved_by)
                values (:dossier, :criterion, :key, cast(:answer as jsonb), :version, :at, :by) on conflict do nothing""") : jdbc.sql("""
                update dossier.claim set answer = cast(:answer as jsonb), version = :version, saved_at = :at, saved_by = :by
                where dossier = :dossier and criterion = :criterion and key = :key and version = :seen""").param("seen", seen);
        return parameters(statement, dossier, row).update() > 0;
    }

    void remember(DossierId dossier, Row row) {
        parameters(jdbc.sql("""
                insert into dossier.claim_history (dossier, criterion, key, answer, version, saved_at, saved_by)
                values (:dossier, :criterion, :key, cast(:answer as jsonb), :version, :at, :by)"""), dossier, row).update();
    }

    private static JdbcClient.StatementSpec parameters(JdbcClient.StatementSpec sql, DossierId dossier, Row row) {
        return sql.param("dossier", dossier.value())
                .param("criterion", row.criterion())
                .param("key", row.key())
                .param("answer", row.answer().orElse(null))
                .param("version", row.version())
                .param("at", row.savedAt().atOffset(ZoneOffset.UTC))
                .param("by", row.savedBy());
    }

    /** Citations by {@code criterion/key}, in the order added. */
    Map<String, List<Claim.Citation>> citations(DossierId dossier) {
        Map<String, List<Claim.Citation>> citations = new HashMap<>();
        jdbc.sql("select * from dossier.citation where dossier = ? order by id")
                .param(dossier.value())
                .query(row -> {
                    citations
                            .computeIfAbsent(
                                    row.getString("criterion") + "/" + row.getString("key"), k -> new ArrayList<>())
                            .add(new Claim.Citation(
                                    new EvidenceId(row.getObject("evidence", UUID.class)),
                                    row.getInt("page"),
                                    row.getInt("start_at"),
                                    row.getInt("end_at"),
                                    row.getString("quote")));
                });
        return citations;
    }

    boolean cite(DossierId dossier, String criterion, String key, Claim.Citation c) {
        return jdbc.sql("""
                insert into dossier.citation (dossier, criterion, key, evidence, page, start_at, end_at, quote)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(
                                dossier.value(),
                                criterion,
                                key,
                                c.evidence().value(),
                                c.page(),
                                c.start(),
                                c.end(),
                                c.quote())
                        .update()
                > 0;
    }

    boolean uncite(DossierId dossier, String criterion, String key, Claim.Citation c) {
        return jdbc.sql("""
                delete from dossier.citation where dossier = ? and criterion = ? and key = ? and evidence = ?
                    and page = ? and start_at = ? and end_at = ?""")
                        .params(dossier.value(), criterion, key, c.evidence().value(), c.page(), c.start(), c.end())
                        .update()
                > 0;
    }

    /** They cite nothing any more, and can be taken up again as they were. */
    void setAside(DossierId dossier, EvidenceId evidence) {
        jdbc.sql("""
                with gone as (delete from dossier.citation where dossier = ? and evidence = ? returning *)
                insert into dossier.citation_set_aside (id, dossier, criterion, key, evidence, page, start_at, end_at, quote)
                select id, dossier, criterion, key, evidence, page, start_at, end_at, quote from gone""").params(dossier.value(), evidence.value()).update();
    }

    void takeUp(DossierId dossier, EvidenceId evidence) {
        jdbc.sql("""
                with back as (delete from dossier.citation_set_aside where dossier = ? and evidence = ? returning *)
                insert into dossier.citation (id, dossier, criterion, key, evidence, page, start_at, end_at, quote)
                overriding system value
                select id, dossier, criterion, key, evidence, page, start_at, end_at, quote from back""").params(dossier.value(), evidence.value()).update();
    }

    /** How many citations of each file were set aside. */
    Map<EvidenceId, Integer> setAside(DossierId dossier) {
        Map<EvidenceId, Integer> counts = new HashMap<>();
        jdbc.sql("select evidence, count(*) from dossier.citation_set_aside where dossier = ? group by evidence")
                .param(dossier.value())
                .query(row -> {
                    counts.put(new EvidenceId(row.getObject(1, UUID.class)), row.getInt(2));
                });
        return counts;
    }

    Map<String, BodyId> responsible(DossierId dossier) {
        Map<String, BodyId> units = new HashMap<>();
        jdbc.sql("select criterion, unit from dossier.responsible where dossier = ?")
                .param(dossier.value())
                .query(row -> {
                    units.put(row.getString(1), new BodyId(row.getObject(2, UUID.class)));
                });
        return units;
    }

    void assign(DossierId dossier, String criterion, BodyId unit) {
        jdbc.sql("""
                insert into dossier.responsible (dossier, criterion, unit) values (?, ?, ?)
                on conflict (dossier, criterion) do update set unit = excluded.unit""").params(dossier.value(), criterion, unit.value()).update();
    }
}
