/** For people who answer for the work of others: where dossiers are, where they wait, and the tasks behind every number. */
@NullMarked
package org.hecha.web.overview;

import org.jspecify.annotations.NullMarked;
