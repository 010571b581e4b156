package org.hecha.web.allotment;

import org.hecha.shared.Refused;

/** The seed is a whole number. */
final class SeedUnreadable extends Refused {
    SeedUnreadable(String given) {
        super(Kind.INVALID);
        fact("given", given);
    }
}
