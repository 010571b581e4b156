package org.hecha.review;

import org.hecha.shared.Refused;

/** The reviewer has not yet said whether what the machine supposes is a conflict of interest. */
public final class MatchUnanswered extends Refused {
    public MatchUnanswered(String number, int open) {
        super(Kind.CONFLICT);
        fact("number", number);
        fact("open", open);
    }
}
