package org.hecha.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hecha.evidence.Uploads.Upload;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of files on their way. */
@Repository
class UploadRepository {
    private final JdbcClient jdbc;

    UploadRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when this sender has begun something with this key before */
    boolean add(Upload upload) {
        return jdbc.sql("""
                                insert into evidence.upload (id, collection, path, bytes, modified, actor, key, begun, touched)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (actor, key) do nothing""")
                        .params(
                                upload.id().value(),
                                upload.collection().value(),
                                upload.path(),
                                upload.bytes(),
                                upload.modified(),
                                upload.actor(),
                                upload.key(),
                                Timestamp.from(upload.begun()),
                                Timestamp.from(upload.touched()))
                        .update()
                == 1;
    }

    Optional<Upload> find(UploadId id) {
        return jdbc.sql("select * from evidence.upload where id = ?")
                .param(id.value())
                .query(UploadRepository::upload)
                .optional();
    }

    Optional<Upload> byKey(String actor, String key) {
        return jdbc.sql("select * from evidence.upload where actor = ? and key = ?")
                .params(actor, key)
                .query(UploadRepository::upload)
                .optional();
    }

    List<Upload> unfinished(CollectionId collection) {
        return jdbc.sql("select * from evidence.upload where collection = ? and file is null order by touched desc, id")
                .param(collection.value())
                .query(UploadRepository::upload)
                .list();
    }

    int unfinished(CollectionId collection, String actor) {
        return jdbc.sql("select count(*) from evidence.upload where collection = ? and actor = ? and file is null")
                .params(collection.value(), actor)
                .query(Integer.class)
                .single();
    }

    void arrived(UploadId id, long arrived, Instant now) {
        jdbc.sql("update evidence.upload set arrived = ?, touched = ? where id = ?")
                .params(arrived, Timestamp.from(now), id.value())
                .update();
    }

    Optional<EvidenceStore.Kept> digests(UploadId id) {
        return jdbc.sql("select sha256, sm3, bytes from evidence.upload where id = ? and sha256 is not null")
                .param(id.value())
                .query((row, n) ->
                        new EvidenceStore.Kept(row.getString("sha256"), row.getString("sm3"), row.getLong("bytes")))
                .optional();
    }

    void digests(UploadId id, EvidenceStore.Kept kept) {
        jdbc.sql("update evidence.upload set sha256 = ?, sm3 = ? where id = ?")
                .params(kept.sha256(), kept.sm3(), id.value())
                .update();
    }

    void accepted(UploadId id, EvidenceId file) {
        jdbc.sql("update evidence.upload set file = ? where id = ?")
                .params(file.value(), id.value())
                .update();
    }

    void remove(UploadId id) {
        jdbc.sql("delete from evidence.upload where id = ?").param(id.value()).update();
    }

    List<UploadId> untouchedSince(Instant then) {
        return jdbc
                .sql("select id from evidence.upload where touched < ?")
                .param(Timestamp.from(then))
                .query(UUID.class)
                .list()
                .stream()
                .map(UploadId::new)
                .toList();
    }

    private static Upload upload(ResultSet row, int n) throws SQLException {
        return new Upload(
                new UploadId(row.getObject("id", UUID.class)),
                new CollectionId(row.getObject("collection", UUID.class)),
                row.getString("path"),
                row.getLong("bytes"),
                row.getLong("arrived"),
                row.getLong("modified"),
                row.getString("actor"),
                row.getString("key"),
                row.getTimestamp("begun").toInstant(),
                row.getTimestamp("touched").toInstant(),
                Optional.ofNullable(row.getObject("file", UUID.class)).map(EvidenceId::new));
    }
}
