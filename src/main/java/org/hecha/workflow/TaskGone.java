package org.hecha.workflow;

import org.hecha.shared.Refused;

/** The task was finished or changed by somebody else meanwhile. */
public final class TaskGone extends Refused {
    public TaskGone(String what) {
        super(Kind.CONFLICT);
        fact("what", what);
    }
}
