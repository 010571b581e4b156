package org.hecha.designation;

import java.util.EnumSet;
import java.util.Set;
import org.hecha.dossier.Dossier;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;

/** Whose decision it is. */
enum Office {
    PROVINCE(EnumSet.of(Role.PROVINCIAL_REVIEWER, Role.PROVINCIAL_LEADER)),
    NATION(EnumSet.of(Role.NATIONAL_OFFICER, Role.NATIONAL_LEADER)),
    EITHER(EnumSet.of(Role.PROVINCIAL_REVIEWER, Role.PROVINCIAL_LEADER, Role.NATIONAL_OFFICER, Role.NATIONAL_LEADER));

    private final Set<Role> roles;

    Office(Set<Role> roles) {
        this.roles = roles;
    }

    /** @throws NotEntitled unless the person holds the office, or it is background work */
    void demand(Scope scope, Dossier dossier) {
        demand(scope, dossier.number());
    }

    boolean holds(Scope scope) {
        return scope.roles().stream().anyMatch(roles::contains);
    }

    void demand(Scope scope, String what) {
        if (!scope.system() && !holds(scope)) {
            throw new NotEntitled(what);
        }
    }
}
