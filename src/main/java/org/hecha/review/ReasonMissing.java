package org.hecha.review;

import org.hecha.shared.Refused;

/** A return or rejection needs a reason, a return at least one defect. */
public final class ReasonMissing extends Refused {
    public ReasonMissing(String step) {
        super(Kind.INVALID);
        fact("step", step);
    }
}
