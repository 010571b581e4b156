package org.hecha.web.open;

import java.util.UUID;
import org.hecha.shared.Refused;

/** There is no public notice at this address. */
final class NoSuchNotice extends Refused {
    NoSuchNotice(UUID notice) {
        super(Kind.NOT_FOUND);
        fact("notice", notice);
    }
}
