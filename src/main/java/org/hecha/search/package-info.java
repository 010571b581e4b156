/**
 * Search: finds passages in evidence, claims and criteria, within what the reader may see.
 *
 * <p>Gives {@link org.hecha.search.Search} and {@link org.hecha.search.NormalText}, the one normalisation used for index,
 * query and claim alike. Hides Lucene and OpenSearch. The index is a cache: it can always be rebuilt from the database.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "standard", "organization", "evidence", "dossier"})
package org.hecha.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
