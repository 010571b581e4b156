package org.hecha.dossier;

import org.hecha.shared.Refused;

/** The dossier, or this part of it, is not open for this person now. */
public final class NotWritable extends Refused {
    public NotWritable(String number, String what) {
        super(Kind.FORBIDDEN);
        fact("number", number);
        fact("what", what);
    }
}
