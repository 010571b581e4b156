package org.hecha.organization;

import java.util.Optional;

/**
 * A place, valid in a period. The code is an attribute: containment is decided by {@code lo} and {@code hi} alone.
 *
 * @param code   GB/T 2260 code, six digits; {@code 000000} is the whole country
 * @param parent code of the region it belongs to; empty for the country
 * @param lo     first number of its nested set
 * @param hi     last number of its nested set; a region contains another when {@code lo <= other.lo && other.hi <= hi}
 */
public record Region(String code, String name, Level level, Optional<String> parent, int lo, int hi) {

    /** Code of the whole country. */
    public static final String COUNTRY = "000000";

    public boolean contains(Region other) {
        return lo <= other.lo && other.hi <= hi;
    }
}
