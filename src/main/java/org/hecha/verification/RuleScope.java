package org.hecha.verification;

import org.hecha.organization.Directory;
import org.hecha.organization.Scope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** In whose name findings are made that nobody asked for. */
@Component
class RuleScope {

    private final ObjectProvider<Directory> directory;

    RuleScope(ObjectProvider<Directory> directory) {
        this.directory = directory;
    }

    Scope get() {
        return directory.getObject().systemScope("findings are made anew");
    }
}
