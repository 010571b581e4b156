package org.hecha.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which people know everything together. What somebody lacks is a set of parts, one bit each; a team knows everything where no
 * part is lacked by all of it.
 */
final class Teams {

    /** Ways to split the parts that are looked at; with three parts there are never more than five. */
    private static final int MOST_SPLITS = 64;

    private Teams() {}

    /**
     * Ways to share the open parts out, so that each share is known by one person and no two shares need the same one. Every
     * team that knows them all fits one of the ways.
     *
     * @param open  parts that somebody must know
     * @param lacks what each person who could be asked lacks; repetitions are welcome
     * @param most  people who may be asked
     * @return shares of each way; a way without shares where nothing is open, no way where nobody can
     */
    static List<int[]> splits(int open, int[] lacks, int most) {
        Map<String, int[]> found = new LinkedHashMap<>();
        split(open, Arrays.stream(lacks).distinct().sorted().toArray(), most, new int[0], found);
        return List.copyOf(found.values());
    }

    private static void split(int open, int[] kinds, int most, int[] shares, Map<String, int[]> found) {
        if (found.size() == MOST_SPLITS) {
            return;
        }
        if (open == 0) {
            int[] way = shares.clone();
            Arrays.sort(way);
            found.putIfAbsent(Arrays.toString(way), way);
            return;
        }
        if (shares.length == most) {
            return;
        }
        int next = Integer.lowestOneBit(open);
        for (int lack : kinds) {
            if ((lack & next) == 0) {
                int[] more = Arrays.copyOf(shares, shares.length + 1);
                more[shares.length] = open & ~lack;
                split(open & lack, kinds, most, more, found);
            }
        }
    }

    static boolean possible(int open, int[] lacks, int most) {
        if (open == 0) {
            return true;
        }
        if (most == 0) {
            return false;
        }
        int next = Integer.lowestOneBit(open);
        return Arrays.stream(lacks)
                .distinct()
                .anyMatch(lack -> (lack & next) == 0 && possible(open & lack, lacks, most - 1));
    }

    /** What all of them lack; everything where there is nobody. */
    static int lackedByAll(int[] lacks) {
        return Arrays.stream(lacks).reduce(-1, (a, b) -> a & b);
    }

    /**
     * The team that comes first in the order given: whoever is earlier is in it wherever the rest can still know what is open.
     *
     * @param open  parts that somebody of the team must know
     * @param lacks of the people, in the order in which they are to be asked
     * @return indices, ascending; empty where no such team knows everything
     */
    static Optional<List<Integer>> first(int open, int[] lacks, int size) {
        List<Integer> team = new ArrayList<>();
        int rest = open;
        for (int i = 0; i < lacks.length && team.size() < size; i++) {
            int[] later = Arrays.copyOfRange(lacks, i + 1, lacks.length);
            int places = size - team.size() - 1;
            if (later.length >= places && possible(rest & lacks[i], later, places)) {
                team.add(i);
                rest &= lacks[i];
            }
        }
        return team.size() == size ? Optional.of(List.copyOf(team)) : Optional.empty();
    }
}
