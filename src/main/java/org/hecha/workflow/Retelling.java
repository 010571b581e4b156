package org.hecha.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hecha.audit.AuditTrail;
import org.hecha.dossier.DossierId;
import org.hecha.workflow.EventTable.Dated;
import org.hecha.workflow.EventTable.Key;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes {@code workflow.event} again from the audit trail, dossier by dossier, each in a transaction of its own. Cost: the
 * entries of the dossier's chain, once; memory: the events of one dossier.
 */
@Service
class Retelling {

    /** Between what the list noted and what the trail noted of the same act lies less than a transaction. */
    private static final Duration SAME_ACT = Duration.ofSeconds(5);

    private final AuditTrail trail;
    private final Chronicle chronicle;
    private final EventTable events;
    private final JourneyTable journeys;
    private final SpentTable spent;
    private final TransactionTemplate transaction;

    Retelling(
            AuditTrail trail,
            Chronicle chronicle,
            EventTable events,
            JourneyTable journeys,
            SpentTable spent,
            TransactionTemplate transaction) {
        this.trail = trail;
        this.chronicle = chronicle;
        this.events = events;
        this.journeys = journeys;
        this.spent = spent;
        this.transaction = transaction;
    }

    /**
     * What one dossier's events and its trail say of each other.
     *
     * @param told    events that follow from the trail
     * @param lost    of these, such as the table has not, or has at another time
     * @param unheard events of the table that do not follow from the trail: of versions that told it less
     */
    record Finding(int told, int lost, int unheard) {
        boolean same() {
            return lost == 0 && unheard == 0;
        }
    }

    /** Compares only. */
    Finding check(DossierId dossier) {
        return anew(dossier, false);
    }

    /** Writes the events of the trail; a dossier with events that do not follow from it is left as it is. */
    Finding rebuild(DossierId dossier) {
        return anew(dossier, true);
    }

    private Finding anew(DossierId dossier, boolean keep) {
        return transaction.execute(status -> {
            journeys.lock(dossier);
            var before = events.of(dossier);
            events.forget(dossier);
            trail.whole(dossier.toString(), entry -> chronicle.tell(dossier, entry));
            var after = events.of(dossier);
            var finding = new Finding(after.size(), without(after, before), without(before, after));
            if (keep && finding.lost() > 0 && finding.unheard() == 0) {
                spent.forget(dossier);
            } else {
                status.setRollbackOnly();
            }
            return finding;
        });
    }

    /** How many of these have no counterpart among the others. */
    private static int without(List<Dated> these, List<Dated> others) {
        Map<Key, Deque<Instant>> left = new HashMap<>();
        others.forEach(event ->
                left.computeIfAbsent(event.key(), key -> new ArrayDeque<>()).add(event.at()));
        int alone = 0;
        for (Dated event : these) {
            Instant counterpart =
                    left.getOrDefault(event.key(), new ArrayDeque<>()).poll();
            boolean same = counterpart != null
                    && Duration.between(counterpart, event.at()).abs().compareTo(SAME_ACT) <= 0;
            if (!same) {
                alone++;
            }
        }
        return alone;
    }
}
