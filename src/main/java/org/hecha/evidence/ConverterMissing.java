package org.hecha.evidence;

import org.hecha.shared.Refused;

/** No office suite is installed, so no document can be turned into PDF. */
public final class ConverterMissing extends Refused {
    public ConverterMissing() {
        super(Kind.LATER);
    }
}
