package org.hecha.designation;

import org.hecha.shared.Refused;

/** The reader's office has no such template or seal, or issues no papers at all. */
public final class StationeryElsewhere extends Refused {
    public StationeryElsewhere() {
        super(Kind.FORBIDDEN);
    }
}
