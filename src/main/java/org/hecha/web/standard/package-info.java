/** The standard as people read it, criterion by criterion. */
@NullMarked
package org.hecha.web.standard;

import org.jspecify.annotations.NullMarked;
