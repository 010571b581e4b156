package org.hecha.dossier;

import org.hecha.shared.Refused;

/** This person has asked for personal numbers as often as an hour allows. */
public final class TooManyUnmaskings extends Refused {
    TooManyUnmaskings(int perHour) {
        super(Kind.LATER);
        fact("perHour", perHour);
    }
}
