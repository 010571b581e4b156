package org.hecha.dossier;

import org.hecha.shared.Refused;

/** There is no such dossier, or not for this person. */
public final class UnknownDossier extends Refused {
    public UnknownDossier(String dossier) {
        super(Kind.NOT_FOUND);
        fact("dossier", dossier);
    }
}
