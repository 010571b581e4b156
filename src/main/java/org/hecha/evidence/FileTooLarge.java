package org.hecha.evidence;

import org.hecha.shared.Refused;

/** The file is larger than this installation accepts; {@code limit} in bytes. */
public final class FileTooLarge extends Refused {
    public FileTooLarge(String path, long limit) {
        super(Kind.TOO_LARGE);
        fact("path", path);
        fact("limit", limit);
    }
}
