package org.hecha.search;

import java.util.Optional;
import java.util.stream.Stream;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.evidence.Evidence;
import org.hecha.evidence.EvidenceStore;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.Scope;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Hears what the index must look at again: writes it down in the transaction of the fact, and says so after the commit. */
@Component
class Hearing {

    /** A county has one dossier a round. */
    private static final int MOST_ROUNDS = 1_000;

    private final Changes changes;
    private final Indexer indexer;
    private final IndexScope scope;
    private final Dossiers dossiers;
    private final EvidenceStore evidence;

    Hearing(Changes changes, Indexer indexer, IndexScope scope, Dossiers dossiers, EvidenceStore evidence) {
        this.changes = changes;
        this.indexer = indexer;
        this.scope = scope;
        this.dossiers = dossiers;
        this.evidence = evidence;
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
    void on(Evidence.PutBack back) {
        changes.add(Change.What.FILE, back.collection().value(), back.id().toString());
    }

    @EventListener
    void on(Dossier.EvidenceFiled filed) {
        changes.add(Change.What.FILE, filed.dossier().value(), filed.evidence());
    }

    @EventListener
    void on(Dossier.ClaimSaved saved) {
        changes.add(Change.What.CLAIM, saved.dossier().value(), saved.subject());
    }

    /** What a county has filed is found under the city it belongs to now; grows with its files, and counties seldom move. */
    @EventListener
    void on(OrganizationImport.RegionMoved moved) {
        Scope all = scope.get();
        for (Dossier dossier : dossiers.list(all, moved.code(), Optional.empty(), "", MOST_ROUNDS)) {
            if (dossier.region().equals(moved.code())) {
                DossierId id = dossier.id();
                Stream.concat(
                                evidence.of(id.collection()).stream(),
                                evidence.families(dossiers.submitted(all, id)).stream())
                        .map(file -> file.id().toString())
                        .distinct()
                        .forEach(file -> changes.add(Change.What.FILE, id.value(), file));
                dossiers.claims(all, id)
                        .forEach(claim ->
                                changes.add(Change.What.CLAIM, id.value(), claim.criterion() + "/" + claim.key()));
            }
        }
    }

    @TransactionalEventListener(
            classes = {
                Evidence.Finished.class,
                Evidence.Withdrawn.class,
                Evidence.PutBack.class,
                Dossier.EvidenceFiled.class,
                Dossier.ClaimSaved.class,
                OrganizationImport.RegionMoved.class
            },
            phase = TransactionPhase.AFTER_COMMIT,
            fallbackExecution = true)
    void committed() {
        indexer.nudge();
    }
}
