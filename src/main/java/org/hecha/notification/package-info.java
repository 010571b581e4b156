/**
 * Notification: the right person hears, once, in their language. Nobody but the screen of the outbox depends on it
 * (decision 0020).
 *
 * <p>Gives {@link org.hecha.notification.Outbox}, for reading only, and {@link org.hecha.notification.QuietHours}. Hides SMTP,
 * templates and retry.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "organization", "programme", "dossier", "review", "designation", "workflow"})
package org.hecha.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
