package org.hecha.audit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.hecha.shared.DomainEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes every fact into its chain, in the transaction that made it true: no act without a trace, no trace without the act.
 * Facts are gathered and written just before the commit, chains in alphabetical order: so the lock on a chain is short, and
 * two transactions that touch the same chains cannot wait for one another in a circle.
 */
@Component
class Recorder {

    private final EntryTable table;
    private final TransactionTemplate transaction;
    private final Behalf behalf;
    private final Clock clock;

    Recorder(EntryTable table, TransactionTemplate transaction, Behalf behalf, Clock clock) {
        this.behalf = behalf;
        this.table = table;
        this.transaction = transaction;
        this.clock = clock;
    }

    @EventListener
    void hear(DomainEvent event) {
        Link link = Link.of(event, event.actingFor().or(() -> behalf.of(event.actor())), clock.instant());
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            transaction.executeWithoutResult(t -> write(List.of(link)));
            return;
        }
        var gathered = (Gathered) TransactionSynchronizationManager.getResource(this);
        if (gathered == null) {
            gathered = new Gathered();
            TransactionSynchronizationManager.bindResource(this, gathered);
            TransactionSynchronizationManager.registerSynchronization(gathered);
        }
        if (gathered.written) {
            // a fact that only became true while the others were being written
            write(List.of(link));
        } else {
            gathered.links.add(link);
        }
    }

    private void write(List<Link> links) {
        var byChain = new TreeMap<String, List<Link>>();
        links.forEach(link ->
                byChain.computeIfAbsent(link.chain(), c -> new ArrayList<>()).add(link));
        byChain.forEach((chain, ofChain) -> {
            EntryTable.Head head = table.lock(chain);
            for (Link link : ofChain) {
                Link placed = link.at(head.sequence() + 1);
                String hash = placed.hash(head.hash());
                table.append(placed, hash);
                head = new EntryTable.Head(placed.sequence(), hash);
            }
            table.advance(chain, head);
        });
    }

    /** The facts of one transaction. */
    private final class Gathered implements TransactionSynchronization {
        private final List<Link> links = new ArrayList<>();
        private boolean written;

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Recorder.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Recorder.this, this);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            written = true;
            write(links);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Recorder.this);
        }
    }
}
