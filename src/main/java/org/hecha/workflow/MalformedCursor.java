package org.hecha.workflow;

import org.hecha.shared.Refused;

/** The address names a place in a list that does not exist. */
public final class MalformedCursor extends Refused {
    public MalformedCursor() {
        super(Kind.INVALID);
    }
}
