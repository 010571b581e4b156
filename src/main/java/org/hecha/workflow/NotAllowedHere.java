package org.hecha.workflow;

import org.hecha.shared.Refused;

/** The dossier's state does not allow it now. */
public final class NotAllowedHere extends Refused {
    public NotAllowedHere(String number) {
        super(Kind.CONFLICT);
        fact("number", number);
    }
}
