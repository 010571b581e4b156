package org.hecha.review;

import org.hecha.shared.Refused;

/** The points do not fit the criterion: too many, missing where it has points, or given where it has none. */
public final class PointsOutOfRange extends Refused {
    public PointsOutOfRange(String criterion, String given, String most) {
        super(Kind.INVALID);
        fact("criterion", criterion);
        fact("given", given);
        fact("most", most);
    }
}
