package org.hecha.web.overview;

import org.hecha.shared.Refused;

/** The page is for those who answer for the work of an area. */
final class ForManagers extends Refused {
    private static final long serialVersionUID = 1L;

    ForManagers() {
        super(Kind.FORBIDDEN);
    }
}
