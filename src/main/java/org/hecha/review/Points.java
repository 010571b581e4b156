package org.hecha.review;

import java.math.BigDecimal;

/** Points in hundredths, so that sums are exact. */
public record Points(int hundredths) implements Comparable<Points> {

    public static final Points NONE = new Points(0);

    public Points {
        if (hundredths < 0) {
            throw new IllegalArgumentException("points cannot be negative: " + hundredths);
        }
    }

    /** @param points at most two digits after the point, as on forms and in overlays */
    public static Points of(BigDecimal points) {
        return new Points(points.movePointRight(2).intValueExact());
    }

    public Points plus(Points other) {
        return new Points(Math.addExact(hundredths, other.hundredths));
    }

    @Override
    public int compareTo(Points other) {
        return Integer.compare(hundredths, other.hundredths);
    }

    /** With two digits after the point. */
    @Override
    public String toString() {
        return "%d.%02d".formatted(hundredths / 100, hundredths % 100);
    }
}
