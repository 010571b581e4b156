/** Files that have much in common: lists, two of them next to each other, and what a reviewer makes of it. */
@NullMarked
package org.hecha.web.reuse;

import org.jspecify.annotations.NullMarked;
