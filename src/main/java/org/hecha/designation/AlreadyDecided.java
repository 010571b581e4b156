package org.hecha.designation;

import org.hecha.shared.Refused;

/** The dossier has its verdict. */
public final class AlreadyDecided extends Refused {
    public AlreadyDecided(String number) {
        super(Kind.CONFLICT);
        fact("number", number);
    }
}
