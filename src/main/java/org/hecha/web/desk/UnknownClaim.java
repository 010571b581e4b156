package org.hecha.web.desk;

import org.hecha.shared.Refused;

/** There is no such claim in this dossier, or no sheet for this person. */
final class UnknownClaim extends Refused {
    UnknownClaim(String what) {
        super(Kind.NOT_FOUND);
        fact("what", what);
    }
}
