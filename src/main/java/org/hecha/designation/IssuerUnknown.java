package org.hecha.designation;

import org.hecha.shared.Refused;

/** Nobody has said by which code the recommending body numbers its letters. */
public final class IssuerUnknown extends Refused {
    public IssuerUnknown(String province) {
        super(Kind.CONFLICT);
        fact("province", province);
    }
}
