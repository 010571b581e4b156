package org.hecha.dossier;

import org.hecha.shared.Refused;

/** The county already has a dossier in this round. */
public final class AlreadyOpened extends Refused {
    public AlreadyOpened(String number) {
        super(Kind.CONFLICT);
        fact("number", number);
    }
}
