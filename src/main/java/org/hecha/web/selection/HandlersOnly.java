package org.hecha.web.selection;

import org.hecha.shared.Refused;

/** Who raised an objection is known to those who handle it, and to nobody else. */
final class HandlersOnly extends Refused {
    HandlersOnly() {
        super(Kind.FORBIDDEN);
    }
}
