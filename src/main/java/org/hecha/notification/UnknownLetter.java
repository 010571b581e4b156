package org.hecha.notification;

import org.hecha.shared.Refused;

/** Nobody is ever told of such a thing. */
public final class UnknownLetter extends Refused {
    public UnknownLetter(String kind) {
        super(Kind.NOT_FOUND);
        fact("kind", kind);
    }
}
