package org.hecha.search;

import java.util.List;
import java.util.Optional;
import org.hecha.dossier.DossierId;
import org.hecha.evidence.EvidenceId;

/** What there is to find, read anew from the database each time. */
interface Material {

    /** Takes everything there is, dossier by dossier. */
    void everything(Taker taker);

    /** The pages of one file; none while it has not been read, after it was withdrawn, or where it never was. */
    List<Passage> file(DossierId dossier, EvidenceId file);

    /** One claim; empty while it is not filled. */
    Optional<Passage> claim(DossierId dossier, String criterion, String key);

    /** Where everything goes. */
    interface Taker {
        void take(Passage passage);

        /** Called after each dossier. */
        void progress(long done, long total);
    }
}
