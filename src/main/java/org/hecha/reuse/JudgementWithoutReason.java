package org.hecha.reuse;

import org.hecha.shared.Refused;

/** A judgement says why. */
public final class JudgementWithoutReason extends Refused {
    JudgementWithoutReason(String what) {
        super(Kind.INVALID);
        fact("what", what);
    }
}
