package org.hecha.review;

import org.hecha.shared.Refused;

/** Not enough reviewers are free of conflicts of interest. */
public sealed class NotEnoughReviewers extends Refused permits NobodyKnows {
    public NotEnoughReviewers(int wanted, int free) {
        super(Kind.CONFLICT);
        fact("wanted", wanted);
        fact("free", free);
    }
}
