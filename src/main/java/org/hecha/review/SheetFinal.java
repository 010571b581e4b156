package org.hecha.review;

import org.hecha.shared.Refused;

/** The sheet was submitted and cannot be changed any more. */
public final class SheetFinal extends Refused {
    public SheetFinal(String number) {
        super(Kind.CONFLICT);
        fact("number", number);
    }
}
