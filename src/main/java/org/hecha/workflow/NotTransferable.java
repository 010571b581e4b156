package org.hecha.workflow;

import org.hecha.shared.Refused;

/** The person does not belong to the task's unit or lacks its role. */
public final class NotTransferable extends Refused {
    public NotTransferable(String person) {
        super(Kind.INVALID);
        fact("person", person);
    }
}
