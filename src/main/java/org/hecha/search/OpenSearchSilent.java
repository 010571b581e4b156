package org.hecha.search;

import java.io.IOException;
import java.io.Serial;

/** OpenSearch does not answer, or says that it cannot now: trying again later helps, once an operator has looked. */
final class OpenSearchSilent extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    OpenSearchSilent(String message) {
        super(message);
    }

    OpenSearchSilent(String message, Throwable cause) {
        super(message, cause);
    }
}
