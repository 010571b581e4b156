package org.hecha.search;

import org.hecha.shared.Refused;

/** The search server cannot be reached; nothing is lost, and what changes meanwhile is found once it answers again. */
public final class SearchUnavailable extends Refused {
    public SearchUnavailable() {
        super(Kind.LATER);
    }
}
