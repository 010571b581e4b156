/**
 * Evidence: keeps what applicants upload, exactly as received, and can read it back as bytes, as text with page numbers
 * and glyph boxes, and as pictures of pages.
 *
 * <p>Gives {@link org.hecha.evidence.EvidenceStore}. Hides S3, extraction in another JVM, OFD, OCR and type sniffing.
 * Knows nothing of dossiers or people: a collection is an opaque id, and whoever may look into it is decided by
 * {@code dossier}, the only way for a person to get here (decision 0006).
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package org.hecha.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
