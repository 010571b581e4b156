package org.hecha.workflow;

import org.hecha.shared.Refused;

/** A reviewer stepped back after handing in and nobody is in the place yet; that sheet comes before the decision. */
public final class SheetMissing extends Refused {
    public SheetMissing(String number, int empty) {
        super(Kind.CONFLICT);
        fact("number", number);
        fact("places", Integer.toString(empty));
    }
}
