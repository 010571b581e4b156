package org.hecha.dossier;

import org.hecha.shared.Refused;

/** The malware scanner found something in the file, or has to look before anybody but the sender's unit may. */
public final class NotSafeToOpen extends Refused {
    NotSafeToOpen(String file) {
        super(Kind.FORBIDDEN);
        fact("file", file);
    }
}
