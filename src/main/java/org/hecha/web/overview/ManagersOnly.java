package org.hecha.web.overview;

import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Figures of all work in an area are for those who answer for it; the menu shows them to nobody else either. */
@ControllerAdvice(basePackageClasses = ManagersOnly.class)
class ManagersOnly {

    @ModelAttribute
    void check(Scope scope) {
        if (scope.roles().stream().noneMatch(Role::manages)) {
            throw new ForManagers();
        }
    }
}
