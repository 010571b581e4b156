package org.hecha.demo;

import org.hecha.organization.Directory;
import org.hecha.organization.Scope;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What nobody on the stage does: making the people, and looking where a dossier is. */
@Component
@Profile("demo")
class Backstage {

    private final Directory directory;

    Backstage(Directory directory) {
        this.directory = directory;
    }

    Scope scope() {
        return directory.systemScope("demo");
    }
}
