/**
 * Dossier: what a county says, claim by claim, and the evidence it cites; draft, submitted, returned, closed; every
 * submitted revision kept.
 *
 * <p>While the county writes again, everybody else sees its last revision, whatever they ask for.
 *
 * <p>Gives {@link org.hecha.dossier.Dossiers}. Hides numbering, revisions and locking.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "standard", "organization", "programme", "evidence"})
package org.hecha.dossier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
