package org.hecha.dossier;

import org.hecha.shared.Refused;

/** Personal numbers are shown for a reason that can be looked at later, or not at all. */
public final class UnmaskingWithoutReason extends Refused {
    UnmaskingWithoutReason(int shortest, int longest) {
        super(Kind.INVALID);
        fact("shortest", shortest);
        fact("longest", longest);
    }
}
