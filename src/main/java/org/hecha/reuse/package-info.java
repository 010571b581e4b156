/**
 * Reuse: which files of which dossiers have much in common, and what about a file does not fit the place and time it is shown
 * for. Advice with both sources next to each other; a person decides whether anything is wrong with it.
 *
 * <p>Gives {@link org.hecha.reuse.Reuse}. Hides sketches, bands, spots of pictures and what counts as common property (the
 * standard, laws, papers of superiors). Stands beside {@code verification}, which looks at one dossier and its claims only
 * (decision 0055).
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "standard", "organization", "evidence", "dossier", "search"})
package org.hecha.reuse;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
