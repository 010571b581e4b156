package org.hecha.workflow;

import org.hecha.shared.Refused;

/** Nothing about the dossier forbids it; it is for people of another role. */
public final class NotYourRole extends Refused {

    /** What was asked for; texts say who may. */
    public enum Act {
        URGE,
        EXTEND,
        ASK,
        WITHDRAW,
        ABANDON,
        REPORT_FRAUD,
        REVOKE,
        ANNOUNCE
    }

    /** @param number of the dossier; empty where it is about all of them */
    public NotYourRole(String number, Act act) {
        super(Kind.FORBIDDEN);
        fact("act", "act-" + act);
        fact("number", number);
    }
}
