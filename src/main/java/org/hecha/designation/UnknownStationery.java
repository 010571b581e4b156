package org.hecha.designation;

import org.hecha.shared.Refused;

/** The office has no such template or seal. */
public final class UnknownStationery extends Refused {
    public UnknownStationery(String version) {
        super(Kind.NOT_FOUND);
        fact("version", version);
    }
}
