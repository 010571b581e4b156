package org.hecha.review;

import java.util.Optional;
import org.hecha.dossier.Dossier;
import org.hecha.organization.Level;
import org.hecha.organization.Member;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;

/** From where a person looks at a dossier. */
final class Standing {

    private Standing() {}

    /**
     * The highest level whose view of this dossier the person has by office; empty for those who only see it because it was
     * granted to them one by one. Background work stands at the top.
     */
    static Optional<Level> of(Scope scope, Dossier dossier) {
        if (scope.system()) {
            return Optional.of(Level.NATION);
        }
        return scope.ranges().stream()
                .filter(r -> r.lo() <= dossier.place()
                        && dossier.place() <= r.hi()
                        && dossier.reached().compareTo(r.level()) >= 0)
                .map(Scope.Range::level)
                .max(Level::compareTo);
    }

    static boolean atLeast(Scope scope, Dossier dossier, Level level) {
        return of(scope, dossier).filter(l -> l.compareTo(level) >= 0).isPresent();
    }

    /** The level at which the person writes: by office, or the nation's for those who were asked one by one. */
    static Level writing(Scope scope, Dossier dossier) {
        return of(scope, dossier).orElse(Level.NATION);
    }

    /** Those at whose desks the tasks lie that assign such reviewers, and who lead them. */
    static boolean assigns(Scope scope, Assignment.Kind kind, Dossier dossier) {
        return assigns(scope, kind) && atLeast(scope, dossier, kind.assigning());
    }

    /** Whether they assign such reviewers of any dossier. */
    static boolean assigns(Scope scope, Assignment.Kind kind) {
        return kind == Assignment.Kind.DESK
                ? scope.is(Role.PROVINCIAL_LEADER)
                : scope.is(Role.NATIONAL_OFFICER) || scope.is(Role.NATIONAL_LEADER);
    }

    /** Whether this person has such sheets before the eyes by office. */
    static boolean assigns(Member member, Assignment.Kind kind) {
        return kind == Assignment.Kind.DESK
                ? member.is(Role.PROVINCIAL_LEADER)
                : member.is(Role.NATIONAL_OFFICER) || member.is(Role.NATIONAL_LEADER);
    }

    static boolean reviews(Scope scope) {
        return scope.roles().stream().anyMatch(Role::reviews);
    }
}
