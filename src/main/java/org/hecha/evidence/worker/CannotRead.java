package org.hecha.evidence.worker;

import org.hecha.evidence.Evidence.Reason;
import org.hecha.evidence.Evidence.State;

/** The file cannot be read, for a reason that has a sentence. */
final class CannotRead extends Exception {
    private static final long serialVersionUID = 1L;

    final State state;
    final Reason reason;

    CannotRead(Reason reason) {
        this(State.UNREADABLE, reason);
    }

    CannotRead(State state, Reason reason) {
        super(reason.name());
        this.state = state;
        this.reason = reason;
    }
}
