package org.hecha.web.desk;

import org.hecha.shared.Refused;

/** A judgement says met or not met. */
final class JudgementMissing extends Refused {
    JudgementMissing(String what) {
        super(Kind.INVALID);
        fact("what", what);
    }
}
