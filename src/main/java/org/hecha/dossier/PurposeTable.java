package org.hecha.dossier;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.evidence.UploadId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of what unfinished uploads are for. */
@Repository
class PurposeTable {

    /**
     * @param criterion empty for unsorted
     * @param slot      empty for none
     * @param unpack    a ZIP whose files are wanted, not the ZIP
     */
    record Purpose(DossierId dossier, String criterion, String slot, boolean unpack) {}

    private final JdbcClient jdbc;

    PurposeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(UploadId upload, Purpose purpose) {
        jdbc.sql("""
                insert into dossier.upload (id, dossier, criterion, slot, unpack) values (?, ?, ?, ?, ?)
                on conflict (id) do update set criterion = excluded.criterion, slot = excluded.slot, unpack = excluded.unpack""")
                .params(
                        upload.value(),
                        purpose.dossier().value(),
                        purpose.criterion(),
                        purpose.slot(),
                        purpose.unpack())
                .update();
    }

    Optional<Purpose> find(UploadId upload) {
        return jdbc.sql("select * from dossier.upload where id = ?")
                .param(upload.value())
                .query((row, n) -> purpose(row))
                .optional();
    }

    Map<UploadId, Purpose> of(DossierId dossier) {
        var purposes = new HashMap<UploadId, Purpose>();
        jdbc.sql("select * from dossier.upload where dossier = ?")
                .param(dossier.value())
                .query(row -> {
                    purposes.put(new UploadId(row.getObject("id", UUID.class)), purpose(row));
                });
        return purposes;
    }

    void remove(UploadId upload) {
        jdbc.sql("delete from dossier.upload where id = ?")
                .param(upload.value())
                .update();
    }

    private static Purpose purpose(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Purpose(
                new DossierId(row.getObject("dossier", UUID.class)),
                row.getString("criterion"),
                row.getString("slot"),
                row.getBoolean("unpack"));
    }
}
