/**
 * Shared: what a refusal and a fact look like, for every module, and nothing that is merely used twice.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.hecha.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
