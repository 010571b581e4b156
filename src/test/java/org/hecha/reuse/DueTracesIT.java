package org.hecha.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.hecha.InApplication;
import org.hecha.evidence.EvidenceId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Calls are made in a transaction that is rolled back: the application's own pass never meets them. */
@InApplication
@Transactional
class DueTracesIT {

    @Autowired
    DueTraces due;

    @Autowired
    JdbcClient jdbc;

    private final EvidenceId file = new EvidenceId(UUID.randomUUID());

    @Test
    void aFileCalledForAgainWhileItIsTracedIsTracedAgain() {
        due.put(file);
        var first = call();

        due.put(file);
        due.done(first);

        assertThat(call().number()).isGreaterThan(first.number());
        due.done(call());
        assertThat(waiting()).isZero();
    }

    @Test
    void aFileThatFailsPausesAndTheNextOneIsFirst() {
        due.put(file);
        var other = new EvidenceId(UUID.randomUUID());
        due.put(other);
        // what other tests left to trace has waited for less long
        jdbc.sql("update reuse.due set not_before = '2000-01-01' where file in (?, ?)")
                .params(file.value(), other.value())
                .update();
        assertThat(due.first()).get().extracting(DueTraces.Call::file).isEqualTo(file);

        due.failed(call());

        assertThat(due.first()).get().extracting(DueTraces.Call::file).isEqualTo(other);
        assertThat(waiting()).isOne();
        due.put(file);
        assertThat(jdbc.sql("select failures from reuse.due where file = ? and not_before <= now()")
                        .param(file.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private DueTraces.Call call() {
        return jdbc.sql("select call from reuse.due where file = ?")
                .param(file.value())
                .query((row, n) -> new DueTraces.Call(file, row.getLong(1)))
                .single();
    }

    private long waiting() {
        return jdbc.sql("select count(*) from reuse.due where file = ?")
                .param(file.value())
                .query(Long.class)
                .single();
    }
}
