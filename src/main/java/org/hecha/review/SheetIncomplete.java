package org.hecha.review;

import org.hecha.shared.Refused;

/** Some criteria have no judgement yet, or no reason. */
public final class SheetIncomplete extends Refused {
    public SheetIncomplete(String criteria) {
        super(Kind.INVALID);
        fact("criteria", criteria);
    }
}
