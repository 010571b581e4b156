package org.hecha.search;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** {@code ./hecha reindex}: makes the index anew from the database, then the application ends. */
@Component
@ConditionalOnProperty(name = "hecha.command", havingValue = "reindex")
class ReindexCommand implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(ReindexCommand.class);

    private final Search search;

    ReindexCommand(Search search) {
        this.search = search;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Search.Rebuilt rebuilt = search.rebuild();
        log.info("{} passages can be found again; it took {} ms", rebuilt.documents(), rebuilt.millis());
    }
}
