/**
 * Review: what people decided about a dossier at each level, and why: assignments free of conflicts of interest, points
 * or met/not met with reasons, opinions, structured defects, annotations on findings.
 *
 * <p>Gives {@link org.hecha.review.Reviews}. Hides allocation, blind rounds and aggregation.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "standard", "organization", "programme", "evidence", "dossier", "verification"
        })
package org.hecha.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
