package org.hecha.dossier;

import java.time.Instant;
import java.util.List;
import org.hecha.evidence.Evidence;

/**
 * A file that was taken out of the dossier, as its county sees it.
 *
 * @param by        member id; empty where that was not kept yet
 * @param criteria  what it was filed under
 * @param slot      may be empty
 * @param citations how many come back with it
 * @param back      whether this person may bring it back now
 */
public record Withdrawn(
        Evidence file, Instant at, String by, List<String> criteria, String slot, int citations, boolean back) {
    public Withdrawn {
        criteria = List.copyOf(criteria);
    }
}
