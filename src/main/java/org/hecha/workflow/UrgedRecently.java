package org.hecha.workflow;

import java.time.Instant;
import org.hecha.shared.Refused;

/** The holder was reminded within this working day. */
public final class UrgedRecently extends Refused {
    public UrgedRecently(Instant last) {
        super(Kind.LATER);
        fact("last", last);
    }
}
