package org.hecha.designation;

import java.util.Locale;

/** What the assessment at the end of a title's term came to, best first. */
public enum Grade {
    EXCELLENT,
    PASSED,
    /** the title is revoked */
    FAILED;

    /** @param word as forms and diagrams write it: the name in lower case */
    public static Grade of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
