package org.hecha.search;

import java.io.IOException;

/** An index that answers, wherever it is. */
interface Answering extends AutoCloseable {

    /** @param counties whose dossiers may be seen */
    Hits find(Query query, String... counties) throws IOException;

    @Override
    void close() throws IOException;
}
