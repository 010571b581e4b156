package org.hecha.workflow;

import java.time.Instant;
import org.hecha.shared.Refused;

/** Somebody else took the task first. */
public final class TaskTaken extends Refused {
    public TaskTaken(String by, Instant since) {
        super(Kind.CONFLICT);
        fact("by", by);
        fact("since", since);
    }
}
