package org.hecha.review;

import java.util.List;

/** Enough people are free, but not enough of them to know every part of the standard together. */
public final class NobodyKnows extends NotEnoughReviewers {
    /** @param parts nobody who could still be assigned knows, or which no so many people know together */
    public NobodyKnows(int wanted, int free, List<String> parts) {
        super(wanted, free);
        fact("parts", String.join("、", parts));
    }
}
