package org.hecha.web.upload;

import org.hecha.shared.Refused;

/** One person sends as many files at the same time as one person may. */
final class TooManyUploads extends Refused {
    TooManyUploads(int most) {
        super(Kind.TOO_MANY);
        fact("most", most);
    }
}
