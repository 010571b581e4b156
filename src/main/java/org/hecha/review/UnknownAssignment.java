package org.hecha.review;

import org.hecha.shared.Refused;

/** There is no such assignment, or it is not for this person to see. */
public final class UnknownAssignment extends Refused {
    public UnknownAssignment(Assignment.Id assignment) {
        super(Kind.NOT_FOUND);
        fact("assignment", assignment.value());
    }
}
