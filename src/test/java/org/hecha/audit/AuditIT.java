package org.hecha.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.hecha.InApplication;
import org.hecha.shared.DomainEvent;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@InApplication
class AuditIT {

    @Autowired
    AuditTrail trail;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    record Happened(String chain, String subject, Map<String, String> facts) implements DomainEvent {
        @Override
        public String action() {
            return "test.happened";
        }

        @Override
        public String actor() {
            return "system";
        }
    }

    @Test
    void cannotBeChangedDeletedOrEmptied() {
        String chain = chain();
        publish(chain, 2);
        for (String sql : List.of(
                "update audit.entry set subject = 'x' where chain = '" + chain + "'",
                "delete from audit.entry where chain = '" + chain + "'",
                "truncate audit.entry",
                "delete from audit.head where chain = '" + chain + "'",
                "truncate audit.head",
                "update audit.head set hash = hash where chain = '" + chain + "'")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update())
                    .as(sql)
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("only grows");
        }
    }

    @Test
    void forgetsWhatDidNotHappen() {
        String chain = chain();
        transaction.executeWithoutResult(t -> {
            publish(chain, 3);
            t.setRollbackOnly();
        });
        assertThat(trail.of(chain, 0, 10)).isEmpty();
        publish(chain, 1);
        assertThat(trail.of(chain, 0, 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.sequence()).isEqualTo(1));
    }

    @Test
    void readsNewestFirstPageByPage() {
        String chain = chain();
        publish(chain, 5);
        assertThat(trail.of(chain, 0, 2)).extracting(AuditTrail.Entry::sequence).containsExactly(5L, 4L);
        assertThat(trail.of(chain, 4, 2)).extracting(AuditTrail.Entry::sequence).containsExactly(3L, 2L);
        AuditTrail.Entry first = trail.of(chain, 2, 2).get(0);
        assertThat(first.facts()).containsEntry("备注", "引号\" 和 \\ 与换行\n").containsEntry("a", "0");
        assertThat(trail.newest(Instant.parse("2999-01-01T00:00:00Z"), 500)).hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void hasNoGapsWhenManyWriteTheSameChainsInAnyOrder() throws Exception {
        List<String> chains = List.of(chain(), chain(), chain());
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (int w = 0; w < 8; w++) {
            var random = new Random(w);
            writers.add(() -> {
                for (int i = 0; i < 10; i++) {
                    transaction.executeWithoutResult(t -> {
                        for (int e = 0; e < 4; e++) {
                            publish(chains.get(random.nextInt(3)), 1);
                        }
                        if (random.nextInt(4) == 0) {
                            t.setRollbackOnly();
                        }
                    });
                }
                return true;
            });
        }
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var done : pool.invokeAll(writers)) {
                assertThat(done.get()).isTrue();
            }
        }
        for (String chain : chains) {
            long last = trail.of(chain, 0, 1).get(0).sequence();
            assertThat(jdbc.sql("select count(*) from audit.entry where chain = ?")
                            .param(chain)
                            .query(Long.class)
                            .single())
                    .isEqualTo(last);
        }
        assertThat(trail.verify().broken()).isEmpty();
    }

    @Test
    void findsEveryOneOfTwoHundredAlterationsAndRaisesNoFalseAlarmOverTenThousandEntries() {
        List<String> chains = List.of(chain(), chain(), chain(), chain());
        // altered while the trail is short, because each alteration costs one whole verification
        for (String chain : chains) {
            transaction.executeWithoutResult(t -> publish(chain, LENGTH));
        }
        assertThat(trail.verify().broken()).isEmpty();
        var random = new Random(11);
        for (int i = 0; i < 200; i++) {
            int kind = i % KINDS.size();
            String chain = chains.get(random.nextInt(4));
            long one = 1 + random.nextInt(LENGTH);
            long other = 1 + (one + random.nextInt(LENGTH - 1)) % LENGTH;
            transaction.executeWithoutResult(t -> {
                // what a superuser can do: switch the triggers off for this session
                jdbc.sql("set local session_replication_role = replica").update();
                int rows = 0;
                for (String sql : KINDS.get(kind).split(";")) {
                    rows += jdbc.sql(sql)
                            .param("chain", chain)
                            .param("one", one)
                            .param("other", other)
                            .update();
                }
                assertThat(rows).as(KINDS.get(kind)).isPositive();
                assertThat(trail.verify().broken())
                        .as("%s %s %s", KINDS.get(kind), one, other)
                        .isNotEmpty();
                t.setRollbackOnly();
            });
        }
        for (int i = 0; i < 100; i++) {
            String chain = chains.get(i % 4);
            transaction.executeWithoutResult(t -> publish(chain, 100));
        }
        AuditTrail.Verdict clean = trail.verify();
        assertThat(clean.broken()).isEmpty();
        assertThat(clean.entries()).isGreaterThanOrEqualTo(10_000);
    }

    private static final int LENGTH = 250;

    private static final List<String> KINDS = List.of(
            "update audit.entry set subject = subject || 'x' where chain = :chain and sequence = :one and :other > 0",
            "update audit.entry set facts = replace(facts, '\"a\"', '\"b\"') where chain = :chain and sequence = :one and :other > 0",
            "update audit.entry set at = at + interval '1 microsecond' where chain = :chain and sequence = :one and :other > 0",
            "update audit.entry set actor = 'somebody' where chain = :chain and sequence = :one and :other > 0",
            "update audit.entry set acting_for = 'somebody' where chain = :chain and sequence = :one and :other > 0",
            "update audit.entry set hash = repeat('a', 64) where chain = :chain and sequence = :one and :other > 0",
            "delete from audit.entry where chain = :chain and sequence = :one and :other > 0",
            "delete from audit.entry where chain = :chain and sequence >= :one and :other > 0",
            "update audit.entry set sequence = sequence + 100000 where chain = :chain and sequence = :one and :other > 0",
            // swap two entries, their hashes with them
            "update audit.entry set sequence = 900001 where chain = :chain and sequence = :one and :other > 0;"
                    + "update audit.entry set sequence = :one where chain = :chain and sequence = :other;"
                    + "update audit.entry set sequence = :other where chain = :chain and sequence = 900001 and :one > 0",
            // insert a copy at the end
            "insert into audit.entry select chain, 251, at, actor, acting_for, action, subject, facts, hash"
                    + " from audit.entry where chain = :chain and sequence = :one and :other > 0",
            // insert the first entry of a chain that never was
            "insert into audit.entry select chain || 'x', 1, at, actor, acting_for, action, subject, facts, hash"
                    + " from audit.entry where chain = :chain and sequence = :one and :other > 0",
            "delete from audit.head where chain = :chain and :one > 0 and :other > 0",
            "update audit.head set sequence = sequence - 1 where chain = :chain and :one > 0 and :other > 0",
            "delete from audit.entry where chain = :chain and :one > 0 and :other > 0");

    private static String chain() {
        return UUID.randomUUID().toString();
    }

    private void publish(String chain, int times) {
        for (int i = 0; i < times; i++) {
            events.publishEvent(
                    new Happened(chain, "s" + i, Map.of("a", Integer.toString(i), "备注", "引号\" 和 \\ 与换行\n")));
        }
    }
}
