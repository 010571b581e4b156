package org.hecha.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who gets which dossier. */
class MatchingTests {

    @Test
    void givesEachDossierDifferentPeopleWhoAreFreeAndNobodyTooMany() {
        var random = new Random(7);
        for (int round = 0; round < 60; round++) {
            int people = 3 + random.nextInt(40);
            int each = 1 + random.nextInt(3);
            int cap = 1 + random.nextInt(6);
            var free = someoneFree(random, 1 + random.nextInt(30), people);
            int[] open = random.ints(people, 0, 4).toArray();

            List<int[]> answer = new Matching(free, each, open, cap, round).solve();

            int[] load = open.clone();
            for (int d = 0; d < free.size(); d++) {
                int[] may = free.get(d);
                assertThat(answer.get(d)).hasSizeLessThanOrEqualTo(each).doesNotHaveDuplicates();
                for (int person : answer.get(d)) {
                    assertThat(may).contains(person);
                    load[person]++;
                }
            }
            for (int p = 0; p < people; p++) {
                assertThat(load[p]).isLessThanOrEqualTo(Math.max(cap, open[p]));
            }
        }
    }

    @Test
    void fillsAsManyPlacesAsEvenlyAsTryingEverythingFinds() {
        var random = new Random(11);
        for (int round = 0; round < 80; round++) {
            int people = 2 + random.nextInt(3);
            int each = 1 + random.nextInt(2);
            var free = someoneFree(random, 1 + random.nextInt(4), people);
            int[] open = random.ints(people, 0, 3).toArray();
            int cap = 1 + random.nextInt(4);

            List<int[]> answer = new Matching(free, each, open, cap, round).solve();

            int[] load = open.clone();
            answer.forEach(chosen -> Arrays.stream(chosen).forEach(p -> load[p]++));
            int filled = answer.stream().mapToInt(chosen -> chosen.length).sum();
            long[] best = best(free, 0, each, open.clone(), cap, 0);
            assertThat(new long[] {
                        -filled,
                        Arrays.stream(load).mapToLong(n -> (long) n * n).sum()
                    })
                    .as("round " + round)
                    .isEqualTo(best);
        }
    }

    @Test
    void asksLastResortsForAsFewPlacesAsTryingEverythingFinds() {
        var random = new Random(13);
        for (int round = 0; round < 80; round++) {
            int people = 2 + random.nextInt(3);
            int each = 1 + random.nextInt(2);
            var free = someoneFree(random, 1 + random.nextInt(4), people);
            List<int[]> last = free.stream()
                    .map(may ->
                            Arrays.stream(may).filter(p -> random.nextBoolean()).toArray())
                    .toList();
            int[] open = random.ints(people, 0, 3).toArray();
            int cap = 1 + random.nextInt(4);

            List<int[]> answer = new Matching(free, last, each, open, cap, round).solve();

            long filled = 0;
            long lastResorts = 0;
            int[] load = open.clone();
            for (int d = 0; d < free.size(); d++) {
                for (int person : answer.get(d)) {
                    filled++;
                    lastResorts += has(last.get(d), person) ? 1 : 0;
                    load[person]++;
                }
            }
            long squares = Arrays.stream(load).mapToLong(n -> (long) n * n).sum();
            assertThat(new long[] {-filled, lastResorts, squares})
                    .as("round " + round)
                    .isEqualTo(bestOf(free, last, 0, each, open.clone(), cap, 0, 0));
        }
    }

    @Test
    void asksNoLastResortWhereManyOthersAreFree() {
        var free = IntStream.range(0, 90)
                .mapToObj(d -> IntStream.range(0, 60).toArray())
                .toList();
        var last = IntStream.range(0, 90)
                .mapToObj(d -> IntStream.range(0, 30).toArray())
                .toList();

        var answer = new Matching(free, last, 2, new int[60], 20, 3).solve();

        int[] load = new int[60];
        answer.forEach(chosen -> Arrays.stream(chosen).forEach(p -> load[p]++));
        assertThat(Arrays.stream(load).limit(30)).containsOnly(0);
        assertThat(Arrays.stream(load).skip(30)).containsOnly(6);
    }

    private static boolean has(int[] people, int person) {
        return Arrays.stream(people).anyMatch(p -> p == person);
    }

    /** Places filled, negative; last resorts; squares of the loads: the least of all ways to choose. */
    private static long[] bestOf(
            List<int[]> free, List<int[]> last, int d, int each, int[] load, int cap, int filled, int lastResorts) {
        if (d == free.size()) {
            return new long[] {
                -filled,
                lastResorts,
                Arrays.stream(load).mapToLong(n -> (long) n * n).sum()
            };
        }
        long[] best = null;
        int[] may = free.get(d);
        for (int choice = 0; choice < 1 << may.length; choice++) {
            int picked = choice;
            int[] chosen = IntStream.range(0, may.length)
                    .filter(i -> (picked >> i & 1) == 1)
                    .map(i -> may[i])
                    .toArray();
            if (chosen.length > each || Arrays.stream(chosen).anyMatch(p -> load[p] >= cap)) {
                continue;
            }
            Arrays.stream(chosen).forEach(p -> load[p]++);
            int doubtful =
                    (int) Arrays.stream(chosen).filter(p -> has(last.get(d), p)).count();
            long[] then = bestOf(free, last, d + 1, each, load, cap, filled + chosen.length, lastResorts + doubtful);
            Arrays.stream(chosen).forEach(p -> load[p]--);
            if (best == null || Arrays.compare(then, best) < 0) {
                best = then;
            }
        }
        return best;
    }

    @Test
    void isAsLevelWhereManyAreFreeAsWhereTheFlowIsSolvedOverAll() {
        var free = IntStream.range(0, 90)
                .mapToObj(
                        d -> IntStream.range(0, 60).filter(p -> p % 3 != d % 3).toArray())
                .toList();
        int[] open = IntStream.range(0, 60).map(p -> p < 3 ? 5 : 0).toArray();

        List<int[]> answer = new Matching(free, 2, open, 20, 3).solve();

        int[] load = open.clone();
        answer.forEach(chosen -> Arrays.stream(chosen).forEach(p -> load[p]++));
        // 180 places over 57 people with nothing open: 3 or 4 each, and nothing more for those who have five
        assertThat(Arrays.stream(load).limit(3)).containsOnly(5);
        assertThat(Arrays.stream(load).skip(3).min()).hasValue(3);
        assertThat(Arrays.stream(load).skip(3).max()).hasValue(4);
    }

    @Test
    void givesTheSameAnswerForTheSameSeedAndAnotherForAnother() {
        var free = someoneFree(new Random(5), 40, 30);
        var open = new int[30];

        var one = new Matching(free, 2, open, 10, 42).solve();
        var again = new Matching(free, 2, open, 10, 42).solve();
        var other = new Matching(free, 2, open, 10, 43).solve();

        assertThat(lines(one)).isEqualTo(lines(again)).isNotEqualTo(lines(other));
    }

    private static List<String> lines(List<int[]> answer) {
        return answer.stream().map(Arrays::toString).toList();
    }

    private static List<int[]> someoneFree(Random random, int dossiers, int people) {
        List<int[]> free = new ArrayList<>();
        for (int d = 0; d < dossiers; d++) {
            free.add(IntStream.range(0, people)
                    .filter(p -> random.nextInt(3) > 0)
                    .toArray());
        }
        return free;
    }

    /** Places filled, negative, and squares of the loads: the least of all ways to choose. */
    private static long[] best(List<int[]> free, int d, int each, int[] load, int cap, int filled) {
        if (d == free.size()) {
            return new long[] {
                -filled, Arrays.stream(load).mapToLong(n -> (long) n * n).sum()
            };
        }
        long[] best = null;
        int[] may = free.get(d);
        for (int choice = 0; choice < 1 << may.length; choice++) {
            if (Integer.bitCount(choice) > each) {
                continue;
            }
            int[] then = load.clone();
            boolean possible = true;
            for (int i = 0; i < may.length; i++) {
                if ((choice >> i & 1) == 1) {
                    possible &= ++then[may[i]] <= cap;
                }
            }
            if (possible) {
                long[] found = best(free, d + 1, each, then, cap, filled + Integer.bitCount(choice));
                if (best == null || Arrays.compare(found, best) < 0) {
                    best = found;
                }
            }
        }
        return best == null ? new long[] {0, 0} : best;
    }
}
