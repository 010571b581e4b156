/**
 * Standard: what the title demands, criterion by criterion, as data. A published edition never changes; a province's
 * overlay raises thresholds or adds points in a file of its own.
 *
 * <p>Gives {@link org.hecha.standard.Standards}. Hides the file format and versioning. Knows nobody.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package org.hecha.standard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
