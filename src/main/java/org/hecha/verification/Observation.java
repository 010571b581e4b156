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

    boolean counts() {
        return aside.isEmpty();
    }

    Observation heavier(double by) {
        return new Observation(stance, paper, from, to, value, weight + by, aside);
    }
}
