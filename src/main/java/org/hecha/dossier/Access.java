package org.hecha.dossier;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hecha.organization.BodyId;
import org.hecha.organization.Level;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.programme.Stage;
import org.hecha.standard.Criterion;
import org.hecha.standard.Standard;
import org.springframework.stereotype.Component;

/**
 * Who may write what, in one place: the county's clerk everything while it is a draft, a responsible unit the criteria that
 * were assigned to it, after a return only what the defects name. Leaders sign and submit; everybody else reads.
 */
@Component
class Access {

    /**
     * @param responsible body by criterion, without the criteria that stayed with the association
     * @param defects     those of the last unanswered return
     */
    Writable writable(
            Scope scope, Dossier dossier, Standard standard, Map<String, BodyId> responsible, List<Defect> defects) {
        boolean draft = dossier.status() == Dossier.Status.DRAFT;
        boolean returned = dossier.status() == Dossier.Status.RETURNED;
        boolean clerk = scope.system() || scope.is(Role.COUNTY_CLERK) && own(scope, dossier);
        boolean leader = scope.is(Role.COUNTY_LEADER) && own(scope, dossier);
        boolean unit = scope.is(Role.RESPONSIBLE_UNIT) && own(scope, dossier);
        if (!draft && !returned || !clerk && !leader && !unit) {
            return Writable.NOTHING;
        }
        boolean form = (clerk || leader)
                && (draft
                        ? dossier.stage() == Stage.APPLICATION
                        : defects.stream().anyMatch(d -> d.criterion().isEmpty()));
        Set<String> claims = new HashSet<>();
        Set<String> criteria = new HashSet<>();
        for (Criterion criterion : standard.criteria()) {
            boolean assigned = clerk || unit && scope.body().equals(responsible.get(criterion.id()));
            if (!assigned) {
                continue;
            }
            if (draft || defects.stream().anyMatch(d -> d.criterion().equals(criterion.id()))) {
                criteria.add(criterion.id());
            }
            for (Criterion.Claim claim : criterion.claims()) {
                if (!claim.computed() && (draft || names(defects, criterion.id(), claim.key()))) {
                    claims.add(criterion.id() + "/" + claim.key());
                }
            }
        }
        return new Writable(form, claims, criteria, clerk || leader);
    }

    private static boolean names(List<Defect> defects, String criterion, String key) {
        return defects.stream()
                .anyMatch(d -> d.criterion().equals(criterion)
                        && (d.claim().isEmpty() || d.claim().equals(key)));
    }

    /** Whether the dossier is of the county this person works for. */
    static boolean own(Scope scope, Dossier dossier) {
        return own(scope, dossier.place());
    }

    /** @param place {@code lo} of the dossier's county */
    static boolean own(Scope scope, int place) {
        return scope.ranges().stream()
                .anyMatch(range -> range.level() == Level.COUNTY && range.lo() <= place && place <= range.hi());
    }
}
