package org.hecha.workflow;

import java.util.Set;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;

/** Who may move an open task of somebody else; screens offer exactly what the {@link Desk} lets through. */
final class Powers {

    private static final Set<Role> LEADERS = Set.of(Role.COUNTY_LEADER, Role.PROVINCIAL_LEADER, Role.NATIONAL_LEADER);

    private Powers() {}

    static boolean holds(Scope scope, Task task) {
        return task.assignee().filter(scope.member()::equals).isPresent();
    }

    /** Works at the unit in the role the task asks for. */
    static boolean candidate(Scope scope, Task task) {
        return scope.body().equals(task.unit()) && scope.is(task.role());
    }

    /** Leads the very unit the task waits at. */
    static boolean leads(Scope scope, Task task) {
        return scope.body().equals(task.unit()) && scope.roles().stream().anyMatch(LEADERS::contains);
    }

    /** To a colleague of the same unit and role. */
    static boolean mayHandOn(Scope scope, Task task) {
        boolean leads = leads(scope, task) && !scope.is(Role.COUNTY_LEADER);
        return holds(scope, task) || candidate(scope, task) || leads;
    }

    /** Whoever works on dossiers, on whichever level; not those who only look on or judge what they were given. */
    static boolean mayUrge(Scope scope) {
        return scope.roles().stream().anyMatch(Powers::works);
    }

    private static boolean works(Role role) {
        return role != Role.EXPERT && role != Role.OBSERVER && !role.administers();
    }

    /** Nobody puts off a deadline of their own: the levels above do, and whoever leads the unit. */
    static boolean mayExtend(Scope scope, Task task) {
        boolean above = scope.roles().stream()
                .anyMatch(role ->
                        works(role) && role.level().compareTo(task.role().level()) > 0);
        return !Signers.own(task.id()) && (above || leads(scope, task));
    }

    /** Lets others sign along or say what they think. */
    static boolean mayAsk(Scope scope, Task task) {
        return !Signers.own(task.id()) && !Work.blind(task.step()) && (holds(scope, task) || leads(scope, task));
    }
}
