package org.hecha.dossier;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hecha.evidence.EvidenceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of files that are newer versions of others. */
@Repository
class VersionTable {

    private final JdbcClient jdbc;

    VersionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest word counts: a version that came before and was not good enough is one no longer. */
    void put(DossierId dossier, EvidenceId newer, EvidenceId older, Instant at, String by) {
        jdbc.sql("delete from dossier.version where replaces = ?")
                .param(older.value())
                .update();
        jdbc.sql("insert into dossier.version (evidence, dossier, replaces, at, by_member) values (?, ?, ?, ?, ?)")
                .params(newer.value(), dossier.value(), older.value(), at.atOffset(ZoneOffset.UTC), by)
                .update();
    }

    /** The older version by the newer one. */
    Map<EvidenceId, EvidenceId> of(DossierId dossier) {
        Map<EvidenceId, EvidenceId> older = new HashMap<>();
        jdbc.sql("select evidence, replaces from dossier.version where dossier = ?")
                .param(dossier.value())
                .query(row -> {
                    older.put(
                            new EvidenceId(row.getObject(1, UUID.class)), new EvidenceId(row.getObject(2, UUID.class)));
                });
        return older;
    }
}
