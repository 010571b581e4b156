package org.hecha.designation;

import org.hecha.shared.Refused;

/** An objection needs a real name, a unit, a contact and a reason of bearable length; anonymous ones are not taken. */
public final class ObjectionIncomplete extends Refused {
    public ObjectionIncomplete(String field) {
        super(Kind.INVALID);
        fact("field", field);
    }
}
