package org.hecha.workflow;

import org.hecha.shared.Refused;

/** The next level has opened the dossier already; it can only be asked to return it. */
public final class WithdrawalTooLate extends Refused {
    public WithdrawalTooLate(String by) {
        super(Kind.CONFLICT);
        fact("by", by);
    }
}
