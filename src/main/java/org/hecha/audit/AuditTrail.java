package org.hecha.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The record of who did what; for reading only. Whoever calls has made sure that the reader may see the chain. */
public interface AuditTrail {

    /**
     * One entry.
     *
     * @param sequence from 1 within its chain, without gaps
     * @param actingFor empty unless somebody acted for another
     * @param hash     hex SHA-256 over the previous entry's hash and this entry's canonical content
     */
    record Entry(
            String chain,
            long sequence,
            Instant at,
            String actor,
            String actingFor,
            String action,
            String subject,
            Map<String, String> facts,
            String hash) {}

    /** The newest entries of a chain, newest first, older than {@code before} (0 = from the end); at most 200. */
    List<Entry> of(String chain, long before, int limit);

    /** Every entry of a chain, oldest first; call inside a transaction. Memory does not grow with the chain. */
    void whole(String chain, Consumer<Entry> reader);

    /** Entries of every chain, newest first; for the audit administrator. */
    List<Entry> newest(Instant before, int limit);

    /** Re-computes every chain. */
    Verdict verify();

    /**
     * @param broken chain and sequence number of entries that do not fit, with the reason; empty when all is well
     */
    record Verdict(long chains, long entries, List<String> broken) {
        public Verdict {
            broken = List.copyOf(broken);
        }

        public boolean intact() {
            return broken.isEmpty();
        }
    }
}
