package org.hecha.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** An allotment of any size over nobody: for {@code bench allotment}, which measures what the choosing costs. */
public final class AllotmentTrial {

    private AllotmentTrial() {}

    /**
     * @param free share of the people who are free for a dossier, 0 to 1
     * @return how many places stay empty
     */
    public static int emptyPlaces(int dossiers, int people, int each, int cap, double free, long seed) {
        var random = new Random(seed);
        List<int[]> who = new ArrayList<>();
        for (int d = 0; d < dossiers; d++) {
            who.add(IntStream.range(0, people)
                    .filter(p -> random.nextDouble() < free)
                    .toArray());
        }
        return dossiers * each
                - new Matching(who, each, new int[people], cap, seed)
                        .solve().stream().mapToInt(chosen -> chosen.length).sum();
    }
}
