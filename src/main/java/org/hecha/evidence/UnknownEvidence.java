package org.hecha.evidence;

import org.hecha.shared.Refused;

/** There is no such file, or not for this person. */
public final class UnknownEvidence extends Refused {
    public UnknownEvidence(EvidenceId id) {
        super(Kind.NOT_FOUND);
        fact("evidence", id.toString());
    }
}
