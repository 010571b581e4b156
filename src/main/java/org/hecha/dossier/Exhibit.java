package org.hecha.dossier;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hecha.evidence.Evidence;

/**
 * A file of the dossier and what the county says it is. One upload can serve many criteria.
 *
 * @param criteria     ids of criteria it was filed under; empty = unsorted
 * @param slot         code of the slot; may be empty
 * @param caption      as typed; may be empty
 * @param declaredDate as typed
 * @param citedBy      {@code criterion/key} of claims that cite it
 */
public record Exhibit(
        DossierId dossier,
        Evidence evidence,
        List<String> criteria,
        String slot,
        String caption,
        Optional<LocalDate> declaredDate,
        List<String> citedBy) {
    public Exhibit {
        criteria = List.copyOf(criteria);
        citedBy = List.copyOf(citedBy);
    }
}
