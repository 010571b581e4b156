package org.hecha.dossier;

import java.util.Optional;
import org.hecha.evidence.Evidence;
import org.hecha.evidence.EvidenceStore;
import org.hecha.organization.Scope;
import org.springframework.stereotype.Component;

/**
 * Which state of a dossier a person sees, and which files. The county sees what stands there now, and all files it ever sent.
 * Everybody else sees, while the county writes, what it submitted last (decision 0127); of files those that lie there, and those
 * that were submitted before, so that what a decision rests on can be read after the county took it out.
 */
@Component
class Sight {

    private final RevisionTable revisions;
    private final EvidenceStore store;

    Sight(RevisionTable revisions, EvidenceStore store) {
        this.revisions = revisions;
        this.store = store;
    }

    /** Number of the revision this person sees; 0 for what stands there now. */
    int revision(Scope scope, Dossier dossier) {
        return revision(scope, dossier.place(), dossier.unsubmitted(), dossier.revision());
    }

    /** @param last number of the last submitted revision */
    int revision(Scope scope, int place, boolean unsubmitted, int last) {
        return !unsubmitted || scope.system() || Access.own(scope, place) ? 0 : last;
    }

    boolean sees(Scope scope, Dossier dossier, Evidence file) {
        return scope.system()
                || Access.own(scope, dossier.place())
                || revision(scope, dossier) == 0 && store.present(file.id()).isPresent()
                || revisions.holds(dossier.id(), upload(file).id());
    }

    private Evidence upload(Evidence file) {
        Evidence at = file;
        for (Optional<Evidence> container = at.parent().flatMap(store::find);
                container.isPresent();
                container = at.parent().flatMap(store::find)) {
            at = container.get();
        }
        return at;
    }
}
