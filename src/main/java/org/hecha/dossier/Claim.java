package org.hecha.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hecha.evidence.EvidenceId;

/**
 * One thing the county says (自评陈述).
 *
 * @param criterion {@code S01} …
 * @param key       key of {@link org.hecha.standard.Criterion.Claim}
 * @param answer    empty until filled; computed for computed claims
 * @param version   rises by one at each save; what a save must name to be accepted
 * @param savedBy   member id; empty until filled
 * @param citations evidence the county itself points to, in the order added
 */
public record Claim(
        String criterion,
        String key,
        Optional<Answer> answer,
        long version,
        Optional<Instant> savedAt,
        String savedBy,
        List<Citation> citations) {

    public Claim {
        citations = List.copyOf(citations);
    }

    /**
     * A place in the evidence.
     *
     * @param page  from 1
     * @param start first UTF-16 index of the passage in the page's text; -1 where the whole page is meant
     * @param end   index after the passage; -1 where the whole page is meant
     * @param quote the passage itself; empty where the whole page is meant
     */
    public record Citation(EvidenceId evidence, int page, int start, int end, String quote) {}
}
