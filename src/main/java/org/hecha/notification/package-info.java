/**
 * Notification: the right person hears, once, in their language. Nobody depends on it.
 *
 * <p>Hides SMTP, templates and retry.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "organization", "programme", "dossier", "review", "designation", "workflow"})
package org.hecha.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
