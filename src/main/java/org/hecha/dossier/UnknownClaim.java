package org.hecha.dossier;

import org.hecha.shared.Refused;

/** The standard of this dossier knows no such criterion, claim or slot. */
public final class UnknownClaim extends Refused {
    public UnknownClaim(String what) {
        super(Kind.NOT_FOUND);
        fact("what", what);
    }
}
