package org.hecha.programme;

import org.hecha.shared.Refused;

/** Dossiers are judged by this round already; it cannot change any more. */
public final class RoundInUse extends Refused {
    public RoundInUse(RoundId round) {
        super(Kind.CONFLICT);
        fact("round", round.value());
    }
}
