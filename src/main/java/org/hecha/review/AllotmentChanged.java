package org.hecha.review;

import org.hecha.shared.Refused;

/** Since the draft was looked at, somebody was assigned, stepped back, came or went: it would be another one now. */
public final class AllotmentChanged extends Refused {
    public AllotmentChanged() {
        super(Kind.CONFLICT);
    }
}
