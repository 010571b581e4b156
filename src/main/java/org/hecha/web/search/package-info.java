/** One search box over evidence, claims and criteria. */
@NullMarked
package org.hecha.web.search;

import org.jspecify.annotations.NullMarked;
