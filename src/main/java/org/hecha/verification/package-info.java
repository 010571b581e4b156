/**
 * Verification: what the machine observed about each claim, with citations. Findings are derived and replaced, never
 * edited; they never score.
 *
 * <p>Gives {@link org.hecha.verification.Verification}. Hides facts in text, rules and traps.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "standard", "organization", "programme", "evidence", "dossier", "search"})
package org.hecha.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
