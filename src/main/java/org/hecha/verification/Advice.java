package org.hecha.verification;

import java.util.List;

/**
 * What was worked out from what a named platform exports or shows, the way a reviewer would check it: trips of one van that
 * overlap, weeks without an issue, the fault of a code. It stands beside the finding and never moves it.
 *
 * @param said     message key below {@code advice.}
 * @param facts    what the sentence is filled with, in its order; days as {@code 2021-03-05}, numbers in digits, names as written
 *     with personal numbers masked
 * @param outcome  what it means for the claim
 * @param passages where it stands, in the order of the sentence; empty where it is about the claim itself
 */
public record Advice(String said, List<String> facts, Outcome outcome, List<Finding.Citation> passages) {

    /** Message key {@code advice.outcome.<name>}. */
    public enum Outcome {
        /** what was worked out is what the county says */
        AGREES,
        /** something a reviewer should look at */
        LOOK,
        /** neither: a number worth knowing */
        NOTE
    }

    public Advice {
        facts = List.copyOf(facts);
        passages = List.copyOf(passages);
    }
}
