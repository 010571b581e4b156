package org.hecha.dossier;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hecha.evidence.EvidenceId;
import org.hecha.organization.Level;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of submitted revisions and of returns. */
@Repository
class RevisionTable {

    private final JdbcClient jdbc;

    RevisionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Revision revision, String content) {
        jdbc.sql("""
                insert into dossier.revision (dossier, number, at, by_member, digest, content)
                values (?, ?, ?, ?, ?, ?)""")
                .params(
                        revision.dossier().value(),
                        revision.number(),
                        revision.at().atOffset(ZoneOffset.UTC),
                        revision.by(),
                        revision.digest(),
                        content)
                .update();
    }

    /** Which uploads lay in the dossier when it was submitted. */
    void insertFiles(Revision revision, List<EvidenceId> uploads) {
        jdbc.sql("""
                insert into dossier.revision_file (dossier, revision, evidence)
                select :dossier, :revision, evidence from unnest(:uploads) as evidence""")
                .param("dossier", revision.dossier().value())
                .param("revision", revision.number())
                .param("uploads", uploads.stream().map(EvidenceId::value).toArray(UUID[]::new))
                .update();
    }

    /** Uploads of a revision. */
    Set<EvidenceId> files(DossierId dossier, int number) {
        return jdbc
                .sql("select evidence from dossier.revision_file where dossier = ? and revision = ?")
                .params(dossier.value(), number)
                .query((row, n) -> new EvidenceId(row.getObject(1, UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** Whether the upload lies in one of the revisions. */
    boolean holds(DossierId dossier, EvidenceId upload) {
        return jdbc.sql("select exists (select 1 from dossier.revision_file where dossier = ? and evidence = ?)")
                .params(dossier.value(), upload.value())
                .query(Boolean.class)
                .single();
    }

    List<Revision> of(DossierId dossier) {
        return jdbc.sql("select number, at, by_member, digest from dossier.revision where dossier = ? order by number")
                .param(dossier.value())
                .query((row, n) -> new Revision(
                        dossier,
                        row.getInt(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3),
                        row.getString(4)))
                .list();
    }

    Optional<String> content(DossierId dossier, int number) {
        return jdbc.sql("select content from dossier.revision where dossier = ? and number = ?")
                .params(dossier.value(), number)
                .query(String.class)
                .optional();
    }

    int returns(DossierId dossier, Level by) {
        return jdbc.sql("select count(*) from dossier.return where dossier = ? and level = ?")
                .params(dossier.value(), by.name())
                .query(Integer.class)
                .single();
    }

    void addReturn(DossierId dossier, Level by, int round, Instant at, String member, String defects) {
        jdbc.sql("""
                insert into dossier.return (dossier, number, level, round, at, by_member, defects)
                select :dossier, 1 + count(*), :level, :round, :at, :by, cast(:defects as jsonb)
                from dossier.return where dossier = :dossier""")
                .param("dossier", dossier.value())
                .param("level", by.name())
                .param("round", round)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", member)
                .param("defects", defects)
                .update();
    }

    void answered(DossierId dossier) {
        jdbc.sql("update dossier.return set answered = true where dossier = ? and not answered")
                .param(dossier.value())
                .update();
    }

    /** JSON of the defects of the last return that nobody has answered. */
    Optional<String> openDefects(DossierId dossier) {
        return jdbc.sql("""
                select defects from dossier.return where dossier = ? and not answered order by number desc limit 1""").param(dossier.value()).query(String.class).optional();
    }
}
