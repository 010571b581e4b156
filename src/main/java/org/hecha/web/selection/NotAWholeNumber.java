package org.hecha.web.selection;

import org.hecha.shared.Refused;

/** The seed is a whole number, the share a whole number from 1 to 100. */
final class NotAWholeNumber extends Refused {
    NotAWholeNumber(String given) {
        super(Kind.INVALID);
        fact("given", given);
    }
}
