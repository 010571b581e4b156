/**
 * Evaluate: plays a split in the corpus format through the real pipeline and measures it against gold answers. Stands at the
 * right end of the house beside {@code web}: may use everything, nobody but {@code demo} may use it (decision 0009).
 *
 * <p>Gives {@link org.hecha.evaluate.Split}, the one place that reads the corpus format.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "standard",
            "organization",
            "programme",
            "evidence",
            "dossier",
            "search",
            "verification",
            "reuse",
            "review",
            "designation",
            "workflow",
            "audit"
        })
package org.hecha.evaluate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
