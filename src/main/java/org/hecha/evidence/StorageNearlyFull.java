package org.hecha.evidence;

import org.hecha.shared.Refused;

/** The disk of this installation is nearly full: files are refused, everything else goes on. */
public final class StorageNearlyFull extends Refused {
    public StorageNearlyFull(int percent) {
        super(Kind.FULL);
        fact("percent", percent);
    }
}
