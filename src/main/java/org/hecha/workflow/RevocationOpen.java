package org.hecha.workflow;

import org.hecha.shared.Refused;

/** A proposal to revoke the title waits for its decision; that comes first. */
public final class RevocationOpen extends Refused {
    public RevocationOpen(String number) {
        super(Kind.CONFLICT);
        fact("number", number);
    }
}
