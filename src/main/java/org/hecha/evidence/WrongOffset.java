package org.hecha.evidence;

import org.hecha.shared.Refused;

/** These bytes do not follow those that are here. */
public final class WrongOffset extends Refused {
    public WrongOffset(long offset, long arrived) {
        super(Kind.CONFLICT);
        fact("offset", offset);
        fact("arrived", arrived);
    }
}
