/**
 * Programme: a round (批次) of the title: which edition of the standard, who may apply, the calendar of working days,
 * deadlines, quotas.
 *
 * <p>Gives {@link org.hecha.programme.Rounds}, {@link org.hecha.programme.WorkingDays} and, for single places and offices,
 * {@link org.hecha.programme.LocalDays}. Hides holiday data.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "standard", "organization"})
package org.hecha.programme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
