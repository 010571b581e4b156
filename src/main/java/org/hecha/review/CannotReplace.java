package org.hecha.review;

import org.hecha.shared.Refused;

/** The person has a conflict of interest, was assigned before, or does not know what is asked for. */
public final class CannotReplace extends Refused {
    public CannotReplace(String person, String number) {
        super(Kind.CONFLICT);
        fact("person", person);
        fact("number", number);
    }
}
