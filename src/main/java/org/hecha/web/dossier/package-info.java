/** A county's dossier: the list, the dossier with its tabs, and the criterion a county unit fills in and proves. */
@NullMarked
package org.hecha.web.dossier;

import org.jspecify.annotations.NullMarked;
