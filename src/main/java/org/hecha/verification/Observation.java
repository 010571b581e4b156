package org.hecha.verification;

import java.util.Optional;
import org.hecha.verification.Finding.Why;

/**
 * One passage that bears on a claim.
 *
 * @param stance what it says about the claimed value
 * @param from   index in the paper's masked text
 * @param to     index after it
 * @param value  what it says, in normal form
 * @param weight how much it counts; comparable within one claim
 * @param aside  why it does not count, where it does not
 */
record Observation(Stance stance, Paper paper, int from, int to, String value, double weight, Optional<Why> aside) {

    enum Stance {
        /** says what the county says */
        FOR,
        /** says something else about the same thing */
        AGAINST,
        /** says something else, but perhaps about another thing */
        DOUBT
    }

    /**
     * @param more what makes it count more than {@link Weights} say; negative where less
     */
    static Observation of(
            Question question,
            Paper paper,
            int from,
            int to,
            Stance stance,
            String value,
            Optional<Why> aside,
            double more) {
        double weight = Weights.of(question, paper, from, to) + more;
        return new Observation(stance, paper, from, to, value, weight, aside);
    }

    /** Where it speaks against the claim, it may speak of another thing. */
    Observation doubted() {
        return new Observation(stance == Stance.AGAINST ? Stance.DOUBT : stance, paper, from, to, value, weight, aside);
    }

    /** Does not count for this reason, whatever it did before. */
    Observation without(Why why) {
        return new Observation(stance, paper, from, to, value, weight, Optional.of(why));
    }

    /** Counts although this was the reason why not. */
    Observation regardless(Why why) {
        return new Observation(stance, paper, from, to, value, weight, aside.filter(w -> w != why));
    }

    boolean counts() {
        return aside.isEmpty();
    }

    Observation heavier(double by) {
        return new Observation(stance, paper, from, to, value, weight + by, aside);
    }
}
