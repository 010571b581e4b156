package org.hecha.review;

import org.hecha.shared.Refused;

/** The dossier's standard has no such criterion or claim. */
public final class UnknownCriterion extends Refused {
    public UnknownCriterion(String criterion, String claim) {
        super(Kind.INVALID);
        fact("criterion", criterion);
        fact("claim", claim);
    }
}
