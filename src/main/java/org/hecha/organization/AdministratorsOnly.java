package org.hecha.organization;

import org.hecha.shared.Refused;

/** Only the named administrator may do this. */
public final class AdministratorsOnly extends Refused {
    public AdministratorsOnly(Role role) {
        super(Kind.FORBIDDEN);
        fact("role", role.name());
    }
}
