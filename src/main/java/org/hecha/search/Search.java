package org.hecha.search;

import org.hecha.organization.Scope;

/** Finds passages; nothing outside the scope is returned, counted or hinted at. */
public interface Search {

    /**
     * Finds the passages most likely meant, best first.
     *
     * @param from  number of hits to skip, at most 10,000
     * @param limit at most 100
     * @throws IndexRebuilding   for a few minutes after an upgrade
     * @throws SearchUnavailable where the index is in a cluster that does not answer
     */
    Hits find(Query query, Scope scope, int from, int limit);

    /**
     * Waits until everything committed to the database before this call can be found; at most five seconds.
     *
     * @return false when there was still more to do then
     */
    boolean refresh();

    /** Throws the index away and makes it anew from the database; the old one answers until the new one is ready. */
    Rebuilt rebuild();

    /** What a rebuild did. */
    record Rebuilt(long documents, long millis) {}
}
