package org.hecha.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of entries and heads. */
@Repository
class EntryTable {

    record Head(long sequence, String hash) {
        static final Head NONE = new Head(0, Link.NOTHING);
    }

    private final JdbcClient jdbc;
    private final JdbcTemplate streaming;

    EntryTable(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.streaming = new JdbcTemplate(dataSource);
        // with a fetch size and inside a transaction the driver reads with a cursor instead of everything at once
        this.streaming.setFetchSize(2_000);
    }

    /** Locks the chain until the end of the transaction and says where it ends. */
    Head lock(String chain) {
        // the lock taken here also makes two first writers wait for one another
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 110))")
                .param(chain)
                .query((row, n) -> 1)
                .single();
        return jdbc.sql("select sequence, hash from audit.head where chain = ? for update")
                .param(chain)
                .query((row, n) -> new Head(row.getLong(1), row.getString(2)))
                .optional()
                .orElse(Head.NONE);
    }

    void append(Link link, String hash) {
        jdbc.sql("""
                insert into audit.entry (chain, sequence, at, actor, acting_for, action, subject, facts, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        link.chain(),
                        link.sequence(),
                        link.at().atOffset(ZoneOffset.UTC),
                        link.actor(),
                        link.actingFor(),
                        link.action(),
                        link.subject(),
                        link.facts(),
                        hash)
                .update();
    }

    void advance(String chain, Head head) {
        jdbc.sql("""
                insert into audit.head (chain, sequence, hash) values (?, ?, ?)
                on conflict (chain) do update set sequence = excluded.sequence, hash = excluded.hash""").params(chain, head.sequence(), head.hash()).update();
    }

    List<AuditTrail.Entry> of(String chain, long before, int limit) {
        return jdbc.sql("""
                select * from audit.entry where chain = :chain and (:before = 0 or sequence < :before)
                order by sequence desc limit :limit""")
                .param("chain", chain)
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> link(row).entry(row.getString("hash")))
                .list();
    }

    List<AuditTrail.Entry> newest(Instant before, int limit) {
        return jdbc.sql("select * from audit.entry where at < ? order by at desc, chain, sequence desc limit ?")
                .params(before.atOffset(ZoneOffset.UTC), limit)
                .query((row, n) -> link(row).entry(row.getString("hash")))
                .list();
    }

    Map<String, Head> heads() {
        Map<String, Head> heads = new HashMap<>();
        jdbc.sql("select chain, sequence, hash from audit.head").query(row -> {
            heads.put(row.getString(1), new Head(row.getLong(2), row.getString(3)));
        });
        return heads;
    }

    /** Every entry with its stored hash, chain by chain in order; call inside a transaction. */
    void all(BiConsumer<Link, String> reader) {
        streaming.query("select * from audit.entry order by chain, sequence", (ResultSet row) -> {
            reader.accept(link(row), row.getString("hash"));
        });
    }

    /** Every entry of one chain in order; call inside a transaction. */
    void whole(String chain, BiConsumer<Link, String> reader) {
        streaming.query(
                "select * from audit.entry where chain = ? order by sequence",
                (ResultSet row) -> {
                    reader.accept(link(row), row.getString("hash"));
                },
                chain);
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(
                row.getString("chain"),
                row.getLong("sequence"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("acting_for"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("facts"));
    }
}
