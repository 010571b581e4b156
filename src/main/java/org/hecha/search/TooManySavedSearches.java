package org.hecha.search;

import org.hecha.shared.Refused;

/** A person keeps as many searches as one can overlook already. */
public final class TooManySavedSearches extends Refused {
    public TooManySavedSearches(int most) {
        super(Kind.CONFLICT);
        fact("most", most);
    }
}
