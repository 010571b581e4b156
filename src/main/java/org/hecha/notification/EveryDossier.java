package org.hecha.notification;

import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Directory;
import org.hecha.organization.Scope;
import org.springframework.stereotype.Component;

/** Dossiers as the house itself sees them, to tell people of them. */
@Component
class EveryDossier {

    private final Directory directory;
    private final Dossiers dossiers;

    EveryDossier(Directory directory, Dossiers dossiers) {
        this.directory = directory;
        this.dossiers = dossiers;
    }

    Dossier get(DossierId id) {
        return dossiers.get(scope(), id);
    }

    Scope scope() {
        return directory.systemScope("tells people what happened to a dossier");
    }
}
