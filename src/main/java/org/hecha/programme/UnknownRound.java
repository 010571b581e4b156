package org.hecha.programme;

import org.hecha.shared.Refused;

/** There is no round with this id. */
public final class UnknownRound extends Refused {
    public UnknownRound(RoundId round) {
        super(Kind.NOT_FOUND);
        fact("round", round.value());
    }
}
