package org.hecha.workflow;

import java.util.Set;
import org.hecha.organization.BodyId;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;

/** Who may move an open task of somebody else; screens offer exactly what the {@link Desk} lets through. */
final class Powers {

    private static final Set<Role> LEADERS = Set.of(Role.COUNTY_LEADER, Role.PROVINCIAL_LEADER, Role.NATIONAL_LEADER);

    private Powers() {}

    static boolean holds(Scope scope, Task task) {
        return task.heldBy(scope);
    }

    /** Works at the unit in the role the task asks for. */
    static boolean candidate(Scope scope, Task task) {
        return scope.body().equals(task.unit()) && scope.is(task.role());
    }

    /** Leads the very unit the task waits at. */
    static boolean leads(Scope scope, Task task) {
        return leads(scope, task.unit());
    }

    static boolean leads(Scope scope, BodyId unit) {
        return scope.body().equals(unit) && scope.roles().stream().anyMatch(LEADERS::contains);
    }

    /** To a colleague of the same unit and role. */
    static boolean mayHandOn(Scope scope, Task task) {
        boolean leads = leads(scope, task) && !scope.is(Role.COUNTY_LEADER);
        return holds(scope, task) || candidate(scope, task) || leads;
    }

    static boolean mayUrge(Scope scope) {
        return scope.roles().stream().anyMatch(Role::works);
    }

    /** Nobody puts off a deadline of their own: the levels above do, and whoever leads the unit. */
    static boolean mayExtend(Scope scope, Task task) {
        boolean above = scope.roles().stream()
                .anyMatch(role ->
                        role.works() && role.level().compareTo(task.role().level()) > 0);
        return !Signers.own(task.id()) && (above || leads(scope, task));
    }

    /** Lets others sign along or say what they think. */
    static boolean mayAsk(Scope scope, Task task) {
        return !Signers.own(task.id()) && !Work.blind(task.step()) && (holds(scope, task) || leads(scope, task));
    }
}
