package org.hecha.search;

import java.util.List;
import org.hecha.dossier.DossierId;
import org.hecha.evidence.EvidenceId;

/** What there is to find, read anew from the database each time. */
interface Material {

    /** Takes everything there is, dossier by dossier. */
    void everything(Taker taker);

    /**
     * The pages of one file; none while it has not been read, after it was withdrawn, or where it never was. While a county
     * writes also as it was submitted last, withdrawn or not, for everybody else.
     */
    List<Passage> file(DossierId dossier, EvidenceId file);

    /** One claim, and beside it what was submitted last where that says otherwise; none where it is not filled. */
    List<Passage> claim(DossierId dossier, String criterion, String key);

    /** Where everything goes. */
    interface Taker {
        void take(Passage passage);

        /** Called after each dossier. */
        void progress(long done, long total);
    }
}
