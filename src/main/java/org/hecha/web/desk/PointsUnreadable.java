package org.hecha.web.desk;

import org.hecha.shared.Refused;

/** Points have at most two digits after the point. */
final class PointsUnreadable extends Refused {
    PointsUnreadable(String what) {
        super(Kind.INVALID);
        fact("what", what);
    }
}
