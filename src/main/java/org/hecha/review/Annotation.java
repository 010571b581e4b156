package org.hecha.review;

import java.time.Instant;

/**
 * A reviewer's word on a finding; it stands beside the computed finding and never replaces it.
 *
 * @param reason never empty for {@link Kind#OVERRIDDEN} and {@link Kind#ASKED}
 */
public record Annotation(String criterion, String claim, Kind kind, String by, Instant at, String reason) {
    public enum Kind {
        CONFIRMED,
        OVERRIDDEN,
        /** the county will be asked: a defect was drafted */
        ASKED
    }
}
