package org.hecha.designation;

import org.hecha.shared.Refused;

/** The round's sample was drawn before, with another seed or share; a sample is drawn once. */
public final class SampleDrawn extends Refused {
    public SampleDrawn(long seed, int percent) {
        super(Kind.CONFLICT);
        fact("seed", Long.toString(seed));
        fact("percent", percent);
    }
}
