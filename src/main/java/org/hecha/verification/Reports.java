package org.hecha.verification;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hecha.dossier.DossierId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reports as they were last made, and which of them are out of date. */
@Repository
class Reports {

    private static final TypeReference<List<Report.Entry>> ENTRIES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Reports(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json.copy().addMixIn(Finding.class, Kinds.class);
    }

    /** The newest report; stale where something changed since, or other rules hold now. */
    Optional<Report> find(DossierId dossier) {
        boolean changed = mark(dossier).isPresent();
        return jdbc.sql("select rules, made, entries from verification.report where dossier = ?")
                .param(dossier.value())
                .query((row, n) -> new Report(
                        dossier,
                        read(row.getString("entries")),
                        row.getString("rules"),
                        row.getTimestamp("made").toInstant(),
                        changed || !row.getString("rules").equals(Engine.RULES)))
                .optional();
    }

    /** The report of what was submitted as this revision; stale where a file of it was read since, or other rules hold now. */
    Optional<Report> submitted(DossierId dossier, int revision) {
        return jdbc.sql("""
                select rules, made, mark, entries from verification.report_submitted where dossier = ? and revision = ?""")
                .params(dossier.value(), revision)
                .query((row, n) -> new Report(
                        dossier,
                        read(row.getString("entries")),
                        row.getString("rules"),
                        row.getTimestamp("made").toInstant(),
                        row.getString("mark") != null || !row.getString("rules").equals(Engine.RULES)))
                .optional();
    }

    /** Whether there is one that need not be made anew. */
    boolean settled(DossierId dossier, int revision) {
        return jdbc.sql("""
                select exists (select 1 from verification.report_submitted
                    where dossier = ? and revision = ? and mark is null and rules = ?)""")
                .params(dossier.value(), revision, Engine.RULES)
                .query(Boolean.class)
                .single();
    }

    /**
     * To be called when the dossier is opened for writing: what stands there now is what was submitted, so its report is put
     * aside. Where it is stale, an empty one is, marked so that it is made. One of the same revision stays.
     */
    void putAside(DossierId dossier, int revision) {
        jdbc.sql("""
                insert into verification.report_submitted as aside (dossier, revision, rules, made, mark, entries)
                select :dossier, :revision, coalesce(r.rules, ''), coalesce(r.made, timestamptz 'epoch'),
                    case when r.dossier is null then cast(:mark as uuid) end, coalesce(r.entries, '[]')
                from (values (1)) as once left join verification.report r on r.dossier = :dossier and r.rules = :rules
                    and not exists (select 1 from verification.changed c where c.dossier = r.dossier)
                on conflict (dossier) do update set revision = excluded.revision, rules = excluded.rules,
                    made = excluded.made, mark = excluded.mark, entries = excluded.entries
                    where aside.revision <> excluded.revision""")
                .param("dossier", dossier.value())
                .param("revision", revision)
                .param("rules", Engine.RULES)
                .param("mark", UUID.randomUUID())
                .update();
    }

    /** The file that was read last and that no report has looked at. */
    Optional<UUID> markSubmitted(DossierId dossier) {
        return jdbc.sql("select mark from verification.report_submitted where dossier = ? and mark is not null")
                .param(dossier.value())
                .query(UUID.class)
                .optional();
    }

    /** @param seen the mark before anything was read; one that came meanwhile stays */
    void putSubmitted(DossierId dossier, int revision, List<Report.Entry> entries, Instant made, Optional<UUID> seen) {
        jdbc.sql("""
                insert into verification.report_submitted as aside (dossier, revision, rules, made, entries)
                values (:dossier, :revision, :rules, :made, cast(:entries as jsonb))
                on conflict (dossier) do update set revision = excluded.revision, rules = excluded.rules,
                    made = excluded.made, entries = excluded.entries,
                    mark = nullif(aside.mark, cast(:seen as uuid))""")
                .param("dossier", dossier.value())
                .param("revision", revision)
                .param("rules", Engine.RULES)
                .param("made", Timestamp.from(made))
                .param("entries", write(entries))
                .param("seen", seen.orElse(null), java.sql.Types.OTHER)
                .update();
    }

    /** A file was read, which may lie in what was submitted. */
    void touchSubmitted(DossierId dossier) {
        jdbc.sql("update verification.report_submitted set mark = ? where dossier = ?")
                .params(UUID.randomUUID(), dossier.value())
                .update();
    }

    /** When the newest report was made; empty where none was. */
    Optional<Instant> made(DossierId dossier) {
        return jdbc.sql("select made from verification.report where dossier = ?")
                .param(dossier.value())
                .query((row, n) -> row.getTimestamp("made").toInstant())
                .optional();
    }

    void put(DossierId dossier, List<Report.Entry> entries, Instant made) {
        jdbc.sql("""
                insert into verification.report (dossier, rules, made, entries) values (?, ?, ?, cast(? as jsonb))
                on conflict (dossier) do update set rules = excluded.rules, made = excluded.made, entries = excluded.entries
                """)
                .params(dossier.value(), Engine.RULES, Timestamp.from(made), write(entries))
                .update();
    }

    /** Something changed; the report there is, if any, is stale from now on. */
    void touch(DossierId dossier) {
        jdbc.sql("""
                insert into verification.changed (dossier, mark) values (?, ?)
                on conflict (dossier) do update set mark = excluded.mark
                """).params(dossier.value(), UUID.randomUUID()).update();
    }

    /** The last change that has not been looked at. */
    Optional<UUID> mark(DossierId dossier) {
        return jdbc.sql("select mark from verification.changed where dossier = ?")
                .param(dossier.value())
                .query(UUID.class)
                .optional();
    }

    /** The change was looked at; one that came meanwhile stays. */
    void seen(DossierId dossier, UUID mark) {
        jdbc.sql("delete from verification.changed where dossier = ? and mark = ?")
                .params(dossier.value(), mark)
                .update();
    }

    private List<Report.Entry> read(String text) {
        try {
            return json.readValue(text, ENTRIES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored report cannot be read", e);
        }
    }

    private String write(List<Report.Entry> entries) {
        try {
            return json.writerFor(ENTRIES).writeValueAsString(entries);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report cannot be stored", e);
        }
    }

    /** Names for the kinds of findings in JSON; stored reports depend on them. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Finding.Supported.class, name = "supported"),
        @JsonSubTypes.Type(value = Finding.Contradicted.class, name = "contradicted"),
        @JsonSubTypes.Type(value = Finding.Unsupported.class, name = "unsupported"),
        @JsonSubTypes.Type(value = Finding.NotChecked.class, name = "not-checked")
    })
    private interface Kinds {}
}
