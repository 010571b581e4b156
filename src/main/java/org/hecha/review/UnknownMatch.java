package org.hecha.review;

import org.hecha.shared.Refused;

/** What the machine supposed is no longer so, was answered for good, or is not this person's to answer. */
public final class UnknownMatch extends Refused {
    public UnknownMatch(String number) {
        super(Kind.NOT_FOUND);
        fact("number", number);
    }
}
