package org.hecha.search;

import org.hecha.dossier.Dossier;
import org.hecha.evidence.Evidence;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Hears what the index must look at again: writes it down in the transaction of the fact, and says so after the commit. */
@Component
class Hearing {

    private final Changes changes;
    private final Indexer indexer;

    Hearing(Changes changes, Indexer indexer) {
        this.changes = changes;
        this.indexer = indexer;
    }

    @EventListener
    void on(Evidence.Finished finished) {
        changes.add(
                Change.What.FILE, finished.collection().value(), finished.id().toString());
    }

    @EventListener
    void on(Evidence.Withdrawn withdrawn) {
        changes.add(
                Change.What.FILE, withdrawn.collection().value(), withdrawn.id().toString());
    }

    @EventListener
    void on(Dossier.EvidenceFiled filed) {
        changes.add(Change.What.FILE, filed.dossier().value(), filed.evidence());
    }

    @EventListener
    void on(Dossier.ClaimSaved saved) {
        changes.add(Change.What.CLAIM, saved.dossier().value(), saved.subject());
    }

    @TransactionalEventListener(
            classes = {
                Evidence.Finished.class,
                Evidence.Withdrawn.class,
                Dossier.EvidenceFiled.class,
                Dossier.ClaimSaved.class
            },
            phase = TransactionPhase.AFTER_COMMIT,
            fallbackExecution = true)
    void committed() {
        indexer.nudge();
    }
}
