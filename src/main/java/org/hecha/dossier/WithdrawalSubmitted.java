package org.hecha.dossier;

import org.hecha.shared.Refused;

/** The dossier was submitted without the file since: whoever is above has seen it so. */
public final class WithdrawalSubmitted extends Refused {
    public WithdrawalSubmitted(String file) {
        super(Kind.CONFLICT);
        fact("file", file);
    }
}
