package org.hecha.designation;

import org.hecha.shared.Refused;

/** No font with Chinese characters was found, so no document can be made. */
public final class FontMissing extends Refused {
    public FontMissing(String searched) {
        super(Kind.LATER);
        fact("searched", searched);
    }
}
