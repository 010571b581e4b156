package org.hecha.search;

import java.io.IOException;
import java.util.Map;
import org.hecha.dossier.DossierId;

/** An index that answers, wherever it is. */
interface Answering extends AutoCloseable {

    /** @param visible with the revision that is seen; 0 for what stands there now */
    Hits find(Query query, Map<DossierId, Integer> visible) throws IOException;

    /** @param counties whose dossiers may be seen as they stand */
    default Hits find(Query query, String... counties) throws IOException {
        return find(query, Specimens.dossiers(counties));
    }

    @Override
    void close() throws IOException;
}
