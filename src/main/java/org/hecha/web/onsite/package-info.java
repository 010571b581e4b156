/**
 * The on-site check on a phone: taken along before leaving, filled in without signal, brought back field by field
 * (decisions 0064 and 0065).
 */
@NullMarked
package org.hecha.web.onsite;

import org.jspecify.annotations.NullMarked;
