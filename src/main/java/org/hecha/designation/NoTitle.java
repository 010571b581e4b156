package org.hecha.designation;

import org.hecha.shared.Refused;

/** The county does not hold the title: it was never named, or the title was revoked before. */
public final class NoTitle extends Refused {
    public NoTitle(String number) {
        super(Kind.CONFLICT);
        fact("number", number);
    }
}
