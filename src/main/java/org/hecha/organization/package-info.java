/**
 * Organization: who works here and who may see what: the region tree and the tree of bodies (two trees), people and their
 * roles, substitution, grants.
 *
 * <p>Gives {@link org.hecha.organization.Directory} and {@link org.hecha.organization.Scope}, the ticket without which
 * nothing can be read anywhere. Hides how trees are stored, accounts and passwords.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package org.hecha.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
