/**
 * Designation: from recommendation within the quota to the name: ranking, letter, spot-check sample, public notice,
 * objections, certificate, revocation.
 *
 * <p>Gives {@link org.hecha.designation.Designations}. Hides number series and the making of documents.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "standard", "organization", "programme", "evidence", "dossier", "review"})
package org.hecha.designation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
