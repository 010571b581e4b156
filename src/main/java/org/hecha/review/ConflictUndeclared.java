package org.hecha.review;

import org.hecha.shared.Refused;

/** The reviewer has not yet said whether there is a conflict of interest. */
public final class ConflictUndeclared extends Refused {
    public ConflictUndeclared(String number) {
        super(Kind.CONFLICT);
        fact("number", number);
    }
}
