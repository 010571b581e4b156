package org.hecha.workflow;

import org.hecha.shared.Refused;

/** The person did an earlier step that excludes this one: who writes does not sign. */
public final class SamePerson extends Refused {
    public SamePerson(String did, String wants) {
        super(Kind.FORBIDDEN);
        fact("did", did);
        fact("wants", wants);
    }
}
