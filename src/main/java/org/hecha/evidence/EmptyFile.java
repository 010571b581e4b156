package org.hecha.evidence;

import org.hecha.shared.Refused;

/** The file has no bytes; usually a copy that failed. */
public final class EmptyFile extends Refused {
    public EmptyFile(String path) {
        super(Kind.INVALID);
        fact("path", path);
    }
}
