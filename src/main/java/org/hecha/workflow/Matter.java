package org.hecha.workflow;

import java.time.Instant;

/**
 * Something that was said about a journey outside its usual steps, in the words of whoever said it.
 *
 * @param person name of who said it, as it was then; empty where the reader may not know
 */
public record Matter(Kind kind, String words, String person, Instant at) {

    public enum Kind {
        /** taken back by the county for correction */
        WITHDRAWN,
        /** given up by the county */
        ABANDONED,
        FRAUD,
        POLICY,
        REVOCATION
    }
}
