/** Recommending within the quota, the spot-check sample, objections: what provinces and the nation decide. */
@NullMarked
package org.hecha.web.selection;

import org.jspecify.annotations.NullMarked;
