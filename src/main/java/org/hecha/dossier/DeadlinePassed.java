package org.hecha.dossier;

import java.time.Instant;
import org.hecha.shared.Refused;

/** The deadline for submission has passed. */
public final class DeadlinePassed extends Refused {
    public DeadlinePassed(String number, Instant deadline) {
        super(Kind.CONFLICT);
        fact("number", number);
        fact("deadline", deadline);
    }
}
