package org.hecha.search;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hecha.dossier.DossierId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code search.change}; see decision 0010. */
@Repository
class Changes implements ChangeLog {

    private final JdbcClient jdbc;

    Changes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes the change into the caller's transaction. */
    void add(Change.What what, UUID dossier, String subject) {
        jdbc.sql("insert into search.change (what, dossier, subject) values (:what, :dossier, :subject)")
                .param("what", what.name())
                .param("dossier", dossier)
                .param("subject", subject)
                .update();
    }

    @Override
    public long horizon() {
        return jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text")
                .query(Long.class)
                .single();
    }

    @Override
    public List<Change> since(long transaction, int limit) {
        return jdbc.sql("""
                        select position, transaction::text as transaction, what, dossier, subject
                        from search.change
                        where transaction >= cast(:transaction as xid8)
                        order by search.change.transaction, position
                        limit :limit
                        """)
                .param("transaction", Long.toString(transaction))
                .param("limit", limit)
                .query((row, n) -> new Change(
                        row.getLong("position"),
                        Long.parseLong(row.getString("transaction")),
                        Change.What.valueOf(row.getString("what")),
                        new DossierId(row.getObject("dossier", UUID.class)),
                        row.getString("subject")))
                .list();
    }

    @Override
    public long moment() {
        return jdbc.sql("select pg_current_xact_id()::text").query(Long.class).single();
    }

    @Override
    public void forget(Duration olderThan) {
        jdbc.sql("delete from search.change where at < now() - make_interval(secs => :seconds)")
                .param("seconds", olderThan.toSeconds())
                .update();
    }
}
