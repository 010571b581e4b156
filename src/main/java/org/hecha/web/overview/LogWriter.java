package org.hecha.web.overview;

import java.io.IOException;
import java.util.List;
import org.hecha.workflow.EventLog.Event;

/** One format of an event log; gets the dossiers in order, each with its events in order, and holds none of them longer. */
interface LogWriter extends AutoCloseable {

    void begin() throws IOException;

    /** @param events of one dossier, at least one; people are pseudonyms */
    void dossier(List<Event> events) throws IOException;

    void end() throws IOException;

    /** Whatever it took for the while; also where it was not finished. */
    @Override
    default void close() throws IOException {}
}
