package org.hecha.workflow;

import org.hecha.shared.Refused;

/** There is no such place or office, or this person may not enter days for it. */
public final class NoSuchCalendar extends Refused {
    public NoSuchCalendar() {
        super(Kind.NOT_FOUND);
    }
}
