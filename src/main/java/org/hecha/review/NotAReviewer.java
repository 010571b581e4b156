package org.hecha.review;

import org.hecha.shared.Refused;

/** Only people who review write on the reviewers' desk. */
public final class NotAReviewer extends Refused {
    public NotAReviewer(String number) {
        super(Kind.FORBIDDEN);
        fact("number", number);
    }
}
