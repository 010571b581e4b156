package org.hecha.reuse;

import java.util.Optional;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.UnknownDossier;
import org.hecha.evidence.Evidence;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.EvidenceStore;
import org.hecha.organization.Directory;
import org.springframework.stereotype.Component;

/** Files that somebody sees: those that lie in their dossier, and while its county writes those it submitted last. */
@Component
class StillSeen {

    private final Dossiers dossiers;
    private final EvidenceStore store;
    private final Directory directory;

    StillSeen(Dossiers dossiers, EvidenceStore store, Directory directory) {
        this.dossiers = dossiers;
        this.store = store;
        this.directory = directory;
    }

    Optional<Evidence> find(EvidenceId file) {
        return store.present(file).or(() -> store.find(file).filter(this::submitted));
    }

    private boolean submitted(Evidence file) {
        try {
            var id = new DossierId(file.collection().value());
            return dossiers.submitted(directory.systemScope("traces of files"), id)
                    .contains(upload(file).id());
        } catch (UnknownDossier none) {
            return false; // a collection of other papers
        }
    }

    /** The file a person sent, which this one came out of; itself where it was sent. */
    Evidence upload(Evidence file) {
        Evidence at = file;
        for (Optional<Evidence> container = at.parent().flatMap(store::find);
                container.isPresent();
                container = at.parent().flatMap(store::find)) {
            at = container.get();
        }
        return at;
    }
}
