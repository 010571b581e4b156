package org.hecha.designation;

import org.hecha.shared.Refused;

/** The dossier has not been shown to the public. */
public final class NoticeMissing extends Refused {
    public NoticeMissing(String number) {
        super(Kind.CONFLICT);
        fact("number", number);
    }
}
