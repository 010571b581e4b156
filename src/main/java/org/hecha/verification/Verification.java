package org.hecha.verification;

import java.util.List;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Scope;

/** Findings for the claims of a dossier; made in the background whenever claims or evidence change. */
public interface Verification {

    /** The newest findings; an empty report, marked stale, where none were made yet. */
    Report of(Scope scope, DossierId dossier);

    /** Makes the findings anew, now, in this thread; same input gives the same findings. */
    Report verify(Scope scope, DossierId dossier);

    /**
     * What {@link #verify} would change in the stored findings, in the standard's order; nothing is stored. Empty where nothing
     * was found before. Costs what verifying costs.
     */
    List<Change> preview(Scope scope, DossierId dossier);
}
