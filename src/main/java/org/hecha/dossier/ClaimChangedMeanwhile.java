package org.hecha.dossier;

import org.hecha.shared.Refused;

/** Somebody else saved this claim first; their value and its version are among the facts. */
public final class ClaimChangedMeanwhile extends Refused {
    public ClaimChangedMeanwhile(String claim, String theirs, long version) {
        super(Kind.CONFLICT);
        fact("claim", claim);
        fact("theirs", theirs);
        fact("version", version);
    }
}
