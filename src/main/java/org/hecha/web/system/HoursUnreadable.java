package org.hecha.web.system;

import org.hecha.shared.Refused;

/** No hour of a day, 0 to 23. */
final class HoursUnreadable extends Refused {
    HoursUnreadable(String typed) {
        super(Kind.INVALID);
        fact("typed", typed);
    }
}
