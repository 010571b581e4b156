package org.hecha.review;

import org.hecha.shared.Refused;

/** Defects were named, but the decision is not to return the dossier; nobody would be told. */
public final class DefectsWithoutReturn extends Refused {
    public DefectsWithoutReturn(String step, int defects) {
        super(Kind.INVALID);
        fact("step", step);
        fact("defects", defects);
    }
}
