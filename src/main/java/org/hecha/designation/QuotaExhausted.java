package org.hecha.designation;

import org.hecha.shared.Refused;

/** The recommending body has named as many counties as its quota allows. */
public final class QuotaExhausted extends Refused {
    public QuotaExhausted(String province, int quota) {
        super(Kind.CONFLICT);
        fact("province", province);
        fact("quota", quota);
    }
}
