/**
 * Demo: an invented province with its offices and people, and the sample dossiers played through the real processes to
 * different stages, under a shifted clock. Only in the {@code demo} profile. Nobody depends on it.
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
            "evaluate",
            "web"
        })
package org.hecha.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
