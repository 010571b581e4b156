package org.hecha.review;

import org.hecha.shared.Refused;

/** Only those who assign reviewers say what reviewers know. */
public final class NotAssigning extends Refused {
    public NotAssigning() {
        super(Kind.FORBIDDEN);
    }
}
