package org.hecha.review;

import org.hecha.shared.Refused;

/** The replacement is at work and can no longer be taken back. */
public final class AlreadyBegun extends Refused {
    public AlreadyBegun(String person) {
        super(Kind.CONFLICT);
        fact("person", person);
    }
}
