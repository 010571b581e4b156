package org.hecha.dossier;

import java.sql.Array;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hecha.evidence.CollectionId;
import org.hecha.evidence.EvidenceId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code dossier.term_papers}. */
@Repository
class TermPaperTable {

    /** @param handedIn what everybody but the county sees */
    record Row(DossierId dossier, CollectionId collection, boolean open, List<EvidenceId> handedIn) {}

    private static final RowMapper<Row> ROW = (row, n) -> new Row(
            new DossierId(row.getObject("dossier", UUID.class)),
            new CollectionId(row.getObject("collection", UUID.class)),
            row.getBoolean("open"),
            ids(row.getArray("handed_in")));

    private final JdbcClient jdbc;

    TermPaperTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static List<EvidenceId> ids(Array array) throws java.sql.SQLException {
        return Arrays.stream((UUID[]) array.getArray()).map(EvidenceId::new).toList();
    }

    Optional<Row> find(DossierId dossier) {
        return jdbc.sql("select * from dossier.term_papers where dossier = :dossier")
                .param("dossier", dossier.value())
                .query(ROW)
                .optional();
    }

    /** Nobody else adds or hands in until the transaction ends. */
    Optional<Row> locked(DossierId dossier) {
        return jdbc.sql("select * from dossier.term_papers where dossier = :dossier for update")
                .param("dossier", dossier.value())
                .query(ROW)
                .optional();
    }

    Optional<Row> find(CollectionId collection) {
        return jdbc.sql("select * from dossier.term_papers where collection = :collection")
                .param("collection", collection.value())
                .query(ROW)
                .optional();
    }

    void open(DossierId dossier) {
        jdbc.sql("""
                        insert into dossier.term_papers (dossier, collection, open) values (:dossier, :collection, true)
                        on conflict (dossier) do update set open = true""")
                .param("dossier", dossier.value())
                .param("collection", UUID.randomUUID())
                .update();
    }

    void handIn(DossierId dossier, List<EvidenceId> papers) {
        jdbc.sql("update dossier.term_papers set open = false, handed_in = :papers where dossier = :dossier")
                .param("papers", papers.stream().map(EvidenceId::value).toArray(UUID[]::new))
                .param("dossier", dossier.value())
                .update();
    }
}
