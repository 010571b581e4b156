package org.hecha.evidence;

import org.hecha.shared.Refused;

/** The office suite made no PDF/A of the document. */
public final class NotConvertible extends Refused {
    public NotConvertible() {
        super(Kind.INVALID);
    }
}
