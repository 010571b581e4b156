package org.hecha.workflow;

import org.hecha.shared.Refused;

/** There is no such task, or not for this person. */
public final class UnknownTask extends Refused {
    public UnknownTask(TaskId task) {
        super(Kind.NOT_FOUND);
        fact("task", task.value());
    }
}
