package org.hecha.review;

import org.hecha.shared.Refused;

/** What reviewers judged is not for this person, or not before the own sheet is submitted. */
public final class SheetsHidden extends Refused {
    public SheetsHidden(String number) {
        super(Kind.FORBIDDEN);
        fact("number", number);
    }
}
