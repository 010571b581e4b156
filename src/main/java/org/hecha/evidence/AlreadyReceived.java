package org.hecha.evidence;

import org.hecha.shared.Refused;

/** The same bytes are in this collection already. */
public final class AlreadyReceived extends Refused {
    public AlreadyReceived(EvidenceId first, String path) {
        super(Kind.CONFLICT);
        fact("first", first.toString());
        fact("path", path);
    }
}
