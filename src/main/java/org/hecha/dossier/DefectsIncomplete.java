package org.hecha.dossier;

import org.hecha.shared.Refused;

/** A return needs at least one defect, and each one a criterion of the standard and a demand in words. */
public final class DefectsIncomplete extends Refused {
    public DefectsIncomplete(String number, String which) {
        super(Kind.INVALID);
        fact("number", number);
        fact("which", which);
    }
}
