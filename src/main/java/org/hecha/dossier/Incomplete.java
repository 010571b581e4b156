package org.hecha.dossier;

import org.hecha.shared.Refused;

/** Something without which a dossier cannot be submitted is missing; {@link #completeness()} lists it all at once. */
public final class Incomplete extends Refused {
    private final transient Completeness completeness;

    public Incomplete(String number, Completeness completeness) {
        super(Kind.INVALID);
        this.completeness = completeness;
        fact("number", number);
        fact(
                "missing",
                completeness.gaps().stream().filter(Completeness.Gap::blocking).count());
    }

    public Completeness completeness() {
        return completeness;
    }
}
