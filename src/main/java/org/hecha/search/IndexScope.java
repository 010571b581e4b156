package org.hecha.search;

import org.hecha.organization.Directory;
import org.hecha.organization.Scope;
import org.springframework.stereotype.Component;

/** In whose name the index is kept. */
@Component
class IndexScope {

    private final Directory directory;

    IndexScope(Directory directory) {
        this.directory = directory;
    }

    Scope get() {
        return directory.systemScope("search index");
    }
}
