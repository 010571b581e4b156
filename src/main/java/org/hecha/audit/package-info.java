/**
 * Audit: who did what, when, for whom, on which grounds; append-only and hash-chained, in the transaction of the fact.
 *
 * <p>Gives {@link org.hecha.audit.AuditTrail}, for reading only. Hears every {@link org.hecha.shared.DomainEvent}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package org.hecha.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
