package org.hecha.search;

import java.io.IOException;
import java.util.Map;
import org.hecha.shared.StandardOutput;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** {@code ./hecha reindex}: makes the index anew from the database and says in JSON how many passages can be found again. */
@Component
@ConditionalOnProperty(name = "hecha.command", havingValue = "reindex")
class ReindexCommand implements ApplicationRunner {

    private final Search search;

    ReindexCommand(Search search) {
        this.search = search;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        Search.Rebuilt rebuilt = search.rebuild();
        StandardOutput.print(Map.of("passages", rebuilt.documents(), "millis", rebuilt.millis()));
    }
}
