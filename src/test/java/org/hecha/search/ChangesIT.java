package org.hecha.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.hecha.InDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Decision 0010: the database says which transactions are over, and gives changes in their order. */
@InDatabase
class ChangesIT {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    final UUID dossier = UUID.randomUUID();

    @Test
    void whatWasRolledBackNeverHappened() {
        var changes = new Changes(jdbc);
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            changes.add(Change.What.CLAIM, dossier, "S07/vol_distinct");
            transaction.setRollbackOnly();
        });
        assertThat(since(changes, 0)).isEmpty();
    }

    @Test
    void aTransactionThatIsStillOpenHoldsTheHorizonAndIsFoundFromThereWhenItCommitsLast() {
        var changes = new Changes(jdbc);
        var another = new TransactionTemplate(transactions);
        another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        Long horizon = new TransactionTemplate(transactions).execute(early -> {
            changes.add(Change.What.FILE, dossier, "early");
            another.executeWithoutResult(late -> changes.add(Change.What.FILE, dossier, "late"));
            return another.execute(reader -> {
                assertThat(since(changes, 0)).containsExactly("late");
                return changes.horizon();
            });
        });

        assertThat(since(changes, horizon)).containsExactly("early", "late");
        assertThat(since(changes, changes.horizon())).isEmpty();
    }

    @Test
    void everyMomentIsLaterThanTheOneBefore() {
        var changes = new Changes(jdbc);
        long before = changes.moment();
        assertThat(changes.moment()).isGreaterThan(before);
        assertThat(changes.moment()).isGreaterThan(before + 1);
    }

    private List<String> since(Changes changes, long transaction) {
        return changes.since(transaction, 10_000).stream()
                .filter(change -> change.dossier().value().equals(dossier))
                .map(Change::subject)
                .toList();
    }
}
