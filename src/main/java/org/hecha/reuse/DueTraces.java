package org.hecha.reuse;

import java.util.Optional;
import java.util.UUID;
import org.hecha.evidence.EvidenceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code reuse.due}: files to trace, put there in the transaction that read or withdrew them. */
@Repository
class DueTraces {

    private final JdbcClient jdbc;

    DueTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One call for a file; a later one for the same file is another. */
    record Call(EvidenceId file, long number) {}

    void put(EvidenceId file) {
        jdbc.sql("""
                insert into reuse.due (file) values (?)
                on conflict (file) do update set call = default, failures = 0, not_before = now()""").param(file.value()).update();
    }

    /** The one that has waited longest, except those that pause. */
    Optional<Call> first() {
        return jdbc.sql("select file, call from reuse.due where not_before <= now() order by not_before, call limit 1")
                .query((row, n) -> new Call(new EvidenceId(row.getObject("file", UUID.class)), row.getLong("call")))
                .optional();
    }

    void done(Call call) {
        jdbc.sql("delete from reuse.due where file = ? and call = ?")
                .params(call.file().value(), call.number())
                .update();
    }

    /** Tried again after half a minute, twice as long after each further failure, at least once a day. */
    void failed(Call call) {
        jdbc.sql("""
                update reuse.due set failures = failures + 1,
                    not_before = now() + least(interval '1 day', interval '30 seconds' * power(2, least(failures, 20)))
                where file = ? and call = ?""").params(call.file().value(), call.number()).update();
    }

    boolean none() {
        return jdbc.sql("select not exists (select from reuse.due)")
                .query(Boolean.class)
                .single();
    }
}
