package org.hecha.workflow;

import org.hecha.programme.LocalDays;
import org.hecha.shared.Refused;

/** A period of days ends before it begins, is too long, or lies outside of what calendars know. */
public final class PeriodUnreadable extends Refused {
    public PeriodUnreadable() {
        super(Kind.INVALID);
        fact("longest", LocalDays.LONGEST);
    }
}
