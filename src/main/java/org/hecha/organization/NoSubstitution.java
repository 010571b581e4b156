package org.hecha.organization;

import org.hecha.shared.Refused;

/** One person cannot stand in for the other, or not today. */
public final class NoSubstitution extends Refused {

    /** Why; message key {@code substitution.refused.<name>}. */
    public enum Reason {
        ONESELF,
        PERIOD,
        TOO_LONG,
        OTHER_OFFICE,
        PERSONAL_SEAT,
        NOT_IN_FORCE
    }

    private final Reason reason;

    public NoSubstitution(Reason reason) {
        super(Kind.CONFLICT);
        this.reason = reason;
        fact("reason", reason.name());
    }

    public Reason reason() {
        return reason;
    }
}
