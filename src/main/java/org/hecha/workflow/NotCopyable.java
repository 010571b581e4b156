package org.hecha.workflow;

import org.hecha.shared.Refused;

/** The person may not know of this dossier, so it cannot be shown to them. */
public final class NotCopyable extends Refused {
    public NotCopyable(String person) {
        super(Kind.INVALID);
        fact("person", person);
    }
}
