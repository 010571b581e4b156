/** Who shall judge which dossier, thought out over all of them at once before their reviewers are assigned. */
@NullMarked
package org.hecha.web.allotment;

import org.jspecify.annotations.NullMarked;
