package org.hecha.reuse;

import org.hecha.shared.Refused;

/** The two files have nothing in common that was found, or one of them is not for this person. */
public final class UnknownPair extends Refused {
    UnknownPair(String what) {
        super(Kind.NOT_FOUND);
        fact("what", what);
    }
}
