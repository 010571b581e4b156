package org.hecha.review;

import org.hecha.shared.Refused;

/** Somebody is in the place by now, or nobody is any more. */
public final class NoLongerVacant extends Refused {
    public NoLongerVacant(String number) {
        super(Kind.CONFLICT);
        fact("number", number);
    }
}
