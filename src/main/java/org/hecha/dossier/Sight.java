package org.hecha.dossier;

import java.util.Optional;
import org.hecha.evidence.Evidence;
import org.hecha.evidence.EvidenceStore;
import org.hecha.organization.Scope;
import org.springframework.stereotype.Component;

/**
 * Which files of a dossier a person may look at: the county all it ever sent, everybody else those that lie in the dossier and
 * those that were submitted with it, so that what a decision rests on can be read after the county took it out.
 */
@Component
class Sight {

    private final RevisionTable revisions;
    private final EvidenceStore store;

    Sight(RevisionTable revisions, EvidenceStore store) {
        this.revisions = revisions;
        this.store = store;
    }

    boolean sees(Scope scope, Dossier dossier, Evidence file) {
        return scope.system()
                || Access.own(scope, dossier)
                || store.present(file.id()).isPresent()
                || submitted(dossier, file);
    }

    /** Whether it lay in the dossier when it was submitted, be it inside a container. */
    private boolean submitted(Dossier dossier, Evidence file) {
        Evidence upload = upload(file);
        return revisions.of(dossier.id()).stream()
                .flatMap(revision -> revisions.content(dossier.id(), revision.number()).stream())
                .map(Snapshot::read)
                .anyMatch(snapshot -> snapshot.shows(upload));
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
