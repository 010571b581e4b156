package org.hecha.workflow;

import org.hecha.shared.Refused;

/** No office of the region can do a step; the dossier stays where it was. */
public final class NobodyResponsible extends Refused {
    public NobodyResponsible(String region, String role) {
        super(Kind.CONFLICT);
        fact("region", region);
        fact("role", role);
    }
}
