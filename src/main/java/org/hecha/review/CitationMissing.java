package org.hecha.review;

import org.hecha.shared.Refused;

/** Whoever says that a criterion is not met says where that is seen, or that it was looked for and not found. */
public final class CitationMissing extends Refused {
    public CitationMissing(String criterion) {
        super(Kind.INVALID);
        fact("criterion", criterion);
    }
}
