package org.hecha.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.evidence.worker.Readers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of files. */
@Repository
class EvidenceRepository {
    private static final String COLUMNS = """
            id, collection, path, parent, sha256, bytes, media_type, state, reason, pages, readable, received,
            received_by, properties""";

    private final JdbcClient jdbc;
    private final ObjectMapper json = new ObjectMapper();

    EvidenceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A file that is to be kept; {@code parent} empty for uploads. */
    record NewFile(
            UUID id,
            UUID collection,
            String path,
            Optional<UUID> parent,
            UUID root,
            int depth,
            String sha256,
            long bytes,
            Instant received,
            String receivedBy) {}

    /** @return false when these bytes are in the collection already */
    boolean add(NewFile file) {
        return jdbc.sql("""
                                insert into evidence.file
                                    (id, collection, path, parent, root, depth, sha256, bytes, state, received, received_by)
                                values (?, ?, ?, ?, ?, ?, ?, ?, 'RECEIVED', ?, ?)
                                on conflict do nothing""")
                        .params(
                                file.id(),
                                file.collection(),
                                file.path(),
                                file.parent().orElse(null),
                                file.root(),
                                file.depth(),
                                file.sha256(),
                                file.bytes(),
                                Timestamp.from(file.received()),
                                file.receivedBy())
                        .update()
                == 1;
    }

    /** A child that was there before is read anew, with its id as it was. */
    void addChild(NewFile file) {
        if (!add(file)) {
            jdbc.sql("""
                            update evidence.file set sha256 = ?, bytes = ?, state = 'RECEIVED', reason = null, attempts = 0
                            where id = ?""").params(file.sha256(), file.bytes(), file.id()).update();
        }
    }

    Optional<Evidence> find(EvidenceId id) {
        return jdbc.sql("select " + COLUMNS + " from evidence.file where id = ?")
                .param(id.value())
                .query(this::evidence)
                .optional();
    }

    Optional<Evidence> present(EvidenceId id) {
        return jdbc.sql("select " + COLUMNS + " from evidence.file where id = ? and withdrawn is null")
                .param(id.value())
                .query(this::evidence)
                .optional();
    }

    Optional<Evidence> sameBytes(CollectionId collection, String sha256) {
        return jdbc.sql(
                        "select " + COLUMNS
                                + " from evidence.file where collection = ? and sha256 = ? and parent is null and withdrawn is null")
                .params(collection.value(), sha256)
                .query(this::evidence)
                .optional();
    }

    List<Evidence> of(CollectionId collection) {
        return jdbc.sql("select " + COLUMNS
                        + " from evidence.file where collection = ? and withdrawn is null order by path, id")
                .param(collection.value())
                .query(this::evidence)
                .list();
    }

    /** Withdrawn or not. */
    List<Evidence> families(Collection<EvidenceId> uploads) {
        return jdbc.sql("select " + COLUMNS + " from evidence.file where root = any (?) order by path, id")
                .param(uploads.stream().map(EvidenceId::value).toArray(UUID[]::new))
                .query(this::evidence)
                .list();
    }

    /** A file and everything that came out of it, containers before their contents. */
    List<Evidence> family(EvidenceId id) {
        return jdbc.sql("""
                        with recursive family as (
                            select * from evidence.file where id = ?
                            union all
                            select child.* from evidence.file child join family on child.parent = family.id)
                        select %s from family where withdrawn is null order by depth, path""".formatted(COLUMNS))
                .param(id.value())
                .query(this::evidence)
                .list();
    }

    void withdraw(EvidenceId id, Instant now, String actor) {
        jdbc.sql("update evidence.file set withdrawn = ?, withdrawn_by = ? where id = ?")
                .params(Timestamp.from(now), actor, id.value())
                .update();
    }

    /** @return the upload and what came out of it, containers before their contents */
    List<Evidence> putBack(EvidenceId root) {
        List<Evidence> family = jdbc.sql("select " + COLUMNS
                        + " from evidence.file where root = ? and withdrawn is not null order by depth, path")
                .param(root.value())
                .query(this::evidence)
                .list();
        jdbc.sql("update evidence.file set withdrawn = null, withdrawn_by = '' where root = ?")
                .param(root.value())
                .update();
        return family;
    }

    /** What came out of containers as well; those taken out last first. */
    List<Withdrawal> withdrawn(CollectionId collection) {
        return jdbc.sql("select withdrawn, withdrawn_by, " + COLUMNS
                        + " from evidence.file where collection = ? and withdrawn is not null"
                        + " order by withdrawn desc, depth, path, id")
                .param(collection.value())
                .query((row, n) -> new Withdrawal(
                        evidence(row, n), row.getTimestamp("withdrawn").toInstant(), row.getString("withdrawn_by")))
                .list();
    }

    void requeue(EvidenceId id) {
        jdbc.sql("update evidence.file set state = 'RECEIVED', reason = null, attempts = 0 where id = ?")
                .param(id.value())
                .update();
    }

    /** What a reader must know of a file before it begins. */
    record Due(
            UUID id,
            UUID collection,
            String path,
            UUID root,
            int depth,
            String sha256,
            long bytes,
            int attempts,
            Instant received,
            String receivedBy) {}

    /** @return empty when there is nothing to read any more */
    Optional<Due> begin(EvidenceId id, Instant now) {
        return jdbc.sql("""
                        update evidence.file set state = 'READING', reading_since = ?,
                            attempts = case when state in ('RECEIVED', 'READING') then attempts + 1 else 1 end
                        where id = ? and (state in ('RECEIVED', 'READING') or (state <> 'QUARANTINED' and reader < ?))
                        returning id, collection, path, root, depth, sha256, bytes, attempts, received, received_by""")
                .params(Timestamp.from(now), id.value(), Readers.VERSION)
                .query((rs, row) -> new Due(
                        rs.getObject("id", UUID.class),
                        rs.getObject("collection", UUID.class),
                        rs.getString("path"),
                        rs.getObject("root", UUID.class),
                        rs.getInt("depth"),
                        rs.getString("sha256"),
                        rs.getLong("bytes"),
                        rs.getInt("attempts"),
                        rs.getTimestamp("received").toInstant(),
                        rs.getString("received_by")))
                .optional();
    }

    /** Back into the queue as if nobody had begun. */
    void notBegun(EvidenceId id) {
        jdbc.sql("update evidence.file set state = 'RECEIVED', attempts = greatest(attempts - 1, 0) where id = ?")
                .param(id.value())
                .update();
    }

    /** Files and bytes that came out of one upload. */
    record Unpacked(long files, long bytes) {}

    /** Until the transaction ends nobody else counts what came out of this upload. */
    void lock(UUID root) {
        jdbc.sql("select id from evidence.file where id = ? for no key update")
                .param(root)
                .query(UUID.class)
                .optional();
    }

    /** Counted without those below one container, which is about to be read anew. */
    Unpacked unpacked(UUID root, UUID without) {
        return jdbc.sql("""
                        select count(*) as files, coalesce(sum(bytes), 0) as bytes from evidence.file
                        where root = ? and parent is not null and parent <> ?""")
                .params(root, without)
                .query((rs, row) -> new Unpacked(rs.getLong("files"), rs.getLong("bytes")))
                .single();
    }

    int waiting() {
        return jdbc.sql(
                        "select count(*) from evidence.file where state in ('RECEIVED', 'READING') and withdrawn is null")
                .query(Integer.class)
                .single();
    }

    boolean waits(CollectionId collection) {
        return jdbc.sql("""
                        select exists (select from evidence.file
                            where state in ('RECEIVED', 'READING') and withdrawn is null and collection = ?)""").param(collection.value()).query(Boolean.class).single();
    }

    /** Files that an older reader has read, those received last first; what was dangerous is not tried again by itself. */
    List<UUID> outdated(int limit) {
        return jdbc.sql("""
                        select id from evidence.file
                        where reader < ? and withdrawn is null and state not in ('RECEIVED', 'READING', 'QUARANTINED')
                          and not exists (select from evidence.reading_job where task_instance = file.id::text)
                        order by received desc limit ?""").params(Readers.VERSION, limit).query(UUID.class).list();
    }

    /** Files that wait without anybody knowing. */
    List<UUID> forgotten() {
        return jdbc.sql("""
                        select id from evidence.file
                        where state in ('RECEIVED', 'READING')
                          and not exists (select from evidence.reading_job where task_instance = file.id::text)
                        order by received""").query(UUID.class).list();
    }

    private Evidence evidence(ResultSet rs, int row) throws SQLException {
        return new Evidence(
                new EvidenceId(rs.getObject("id", UUID.class)),
                new CollectionId(rs.getObject("collection", UUID.class)),
                rs.getString("path"),
                Optional.ofNullable(rs.getObject("parent", UUID.class)).map(EvidenceId::new),
                rs.getString("sha256"),
                rs.getLong("bytes"),
                rs.getString("media_type"),
                Evidence.State.valueOf(rs.getString("state")),
                Optional.ofNullable(rs.getString("reason")).map(Evidence.Reason::valueOf),
                rs.getInt("pages"),
                rs.getInt("readable"),
                rs.getTimestamp("received").toInstant(),
                rs.getString("received_by"),
                properties(rs.getString("properties")));
    }

    private Map<String, String> properties(String text) {
        try {
            return json.readValue(text, new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
