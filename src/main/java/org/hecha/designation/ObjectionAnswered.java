package org.hecha.designation;

import java.util.UUID;
import org.hecha.shared.Refused;

/** The objection was answered before. */
public final class ObjectionAnswered extends Refused {
    public ObjectionAnswered(UUID objection) {
        super(Kind.CONFLICT);
        fact("objection", objection);
    }
}
