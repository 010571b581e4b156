package org.hecha.designation;

import java.util.UUID;
import org.hecha.shared.Refused;

/** There is no such notice or objection. */
public final class UnknownNotice extends Refused {
    public UnknownNotice(UUID notice) {
        super(Kind.NOT_FOUND);
        fact("notice", notice);
    }
}
