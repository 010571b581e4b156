package org.hecha.designation;

import org.hecha.shared.Refused;

/** This decision belongs to another office. */
public final class NotEntitled extends Refused {
    public NotEntitled(String number) {
        super(Kind.FORBIDDEN);
        fact("number", number);
    }
}
