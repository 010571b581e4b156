package org.hecha.designation;

import org.hecha.shared.Refused;

/** An objection is unanswered or was upheld. */
public final class ObjectionOpen extends Refused {
    public ObjectionOpen(String number, long objections) {
        super(Kind.CONFLICT);
        fact("number", number);
        fact("objections", objections);
    }
}
