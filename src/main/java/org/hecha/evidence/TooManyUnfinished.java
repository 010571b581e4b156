package org.hecha.evidence;

import org.hecha.shared.Refused;

/** One person has begun so many uploads of a dossier that the others must be ended first. */
public final class TooManyUnfinished extends Refused {
    public TooManyUnfinished(int most) {
        super(Kind.TOO_MANY);
        fact("most", most);
    }
}
