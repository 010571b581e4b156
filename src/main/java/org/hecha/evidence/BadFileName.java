package org.hecha.evidence;

import org.hecha.shared.Refused;

/** The name is empty, too long, or contains characters no file may have. */
public final class BadFileName extends Refused {
    public BadFileName(String path) {
        super(Kind.INVALID);
        fact("path", path);
    }
}
