/**
 * Web: the screens. One handler a URL; templates mirror this package. Nobody depends on it.
 *
 * <p>Hides MVC, Thymeleaf, htmx and the security filter chain.
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
package org.hecha.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
