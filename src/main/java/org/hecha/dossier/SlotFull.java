package org.hecha.dossier;

import org.hecha.shared.Refused;

/** The slot holds as many files as may be asked for. */
public final class SlotFull extends Refused {
    public SlotFull(String slot, int cap) {
        super(Kind.CONFLICT);
        fact("slot", slot);
        fact("cap", cap);
    }
}
