package org.hecha.evidence;

import org.hecha.shared.Refused;

/** The key of this upload was used for another file already; a key stands for one file only. */
public final class KeyReused extends Refused {
    public KeyReused(String path, String first) {
        super(Kind.INVALID);
        fact("path", path);
        fact("first", first);
    }
}
