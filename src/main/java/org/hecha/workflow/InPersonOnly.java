package org.hecha.workflow;

import org.hecha.shared.Refused;

/** Who judges apart judges in person: such a step is not done by a stand-in. */
public final class InPersonOnly extends Refused {
    public InPersonOnly(String step) {
        super(Kind.FORBIDDEN);
        fact("step", step);
    }
}
