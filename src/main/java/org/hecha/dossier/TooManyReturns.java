package org.hecha.dossier;

import org.hecha.shared.Refused;

/** The level has returned the dossier as often as the round allows; it must decide now. */
public final class TooManyReturns extends Refused {
    public TooManyReturns(String number, int limit) {
        super(Kind.CONFLICT);
        fact("number", number);
        fact("limit", limit);
    }
}
