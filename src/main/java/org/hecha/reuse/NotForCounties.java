package org.hecha.reuse;

import org.hecha.shared.Refused;

/** A county does not judge its own files. */
public final class NotForCounties extends Refused {
    NotForCounties(String what) {
        super(Kind.FORBIDDEN);
        fact("what", what);
    }
}
