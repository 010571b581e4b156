package org.hecha.standard;

import org.hecha.shared.Refused;

/** Somebody asked for an edition or overlay that this installation does not have. */
public final class UnknownEdition extends Refused {
    public UnknownEdition(String edition) {
        super(Kind.NOT_FOUND);
        fact("edition", edition);
    }
}
