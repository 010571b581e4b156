package org.hecha.designation;

import org.hecha.shared.Refused;

/** The paper was made before there were templates and exists as PDF only. */
public final class FormNotKept extends Refused {
    public FormNotKept(String number) {
        super(Kind.NOT_FOUND);
        fact("number", number);
    }
}
