package org.hecha.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** An allotment of any size over nobody: for {@code bench allotment}, which measures what the choosing costs. */
public final class AllotmentTrial {

    private static final int PARTS = 3;
    private static final int EVERY_PART = (1 << PARTS) - 1;

    private AllotmentTrial() {}

    /**
     * @param free     share of the people who are free for a dossier, 0 to 1
     * @param special share of the people who know one of three parts only, 0 to 1; the others know all
     * @return how many places stay empty
     */
    public static int emptyPlaces(int dossiers, int people, int each, int cap, double free, double special, long seed) {
        var random = new Random(seed);
        int[] lacking = IntStream.range(0, people)
                .map(p -> random.nextDouble() < special ? EVERY_PART & ~(1 << random.nextInt(PARTS)) : 0)
                .toArray();
        List<int[]> who = new ArrayList<>();
        for (int d = 0; d < dossiers; d++) {
            who.add(IntStream.range(0, people)
                    .filter(p -> random.nextDouble() < free)
                    .toArray());
        }
        List<int[]> lacks = who.stream()
                .map(all -> Arrays.stream(all).map(p -> lacking[p]).toArray())
                .toList();
        List<int[]> lastResort = who.stream().map(all -> new int[0]).toList();
        return dossiers * each
                - new Matching(who, lastResort, lacks, each, new int[people], cap, seed)
                        .solve().stream().mapToInt(chosen -> chosen.length).sum();
    }
}
