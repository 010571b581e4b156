package org.hecha.bench;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.EvidenceStore;

/** Waits until files have been read. */
final class Waiting {
    private Waiting() {}

    static void forAll(EvidenceStore store, Collection<EvidenceId> ids) {
        var left = new ArrayDeque<>(ids);
        while (!left.isEmpty()) {
            if (store.find(left.peek()).orElseThrow().state().terminal()) {
                left.poll();
            } else {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }
}
