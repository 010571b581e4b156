package org.hecha.dossier;

import org.hecha.shared.Refused;

/** The dossier holds as many files as the round allows; evidence has caps, not floors. */
public final class DossierFull extends Refused {
    public DossierFull(String number, int cap) {
        super(Kind.CONFLICT);
        fact("number", number);
        fact("cap", cap);
    }
}
