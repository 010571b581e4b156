/**
 * Bench: measures one thing beside its peer ({@code ./hecha bench …}) or maltreats it ({@code ./hecha torture …}) and prints
 * one JSON object on standard output. Every runner hears only its own {@code hecha.command}; nobody may use this module.
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
            "notification",
            "audit"
        })
package org.hecha.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
