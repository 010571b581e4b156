package org.hecha.designation;

import org.hecha.shared.Refused;

/** The province has recommended nobody in this round yet. */
public final class NothingRecommended extends Refused {
    public NothingRecommended(String province) {
        super(Kind.CONFLICT);
        fact("province", province);
    }
}
