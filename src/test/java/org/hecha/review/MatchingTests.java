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

    /** Small ones, so that there is time to try everything. */
    private record Knowing(List<int[]> free, List<int[]> lacks, int each, int[] open, int cap) {
        static Knowing any(Random random) {
            int people = 3 + random.nextInt(3);
            int[] lacking = IntStream.range(0, people)
                    .map(p -> random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(6))
                    .toArray();
            var free = someoneFree(random, 1 + random.nextInt(3), people);
            List<int[]> lacks = free.stream()
                    .map(may -> Arrays.stream(may).map(p -> lacking[p]).toArray())
                    .toList();
            return new Knowing(
                    free,
                    lacks,
                    1 + random.nextInt(3),
                    random.ints(people, 0, 2).toArray(),
                    1 + random.nextInt(3));
        }

        List<int[]> solve(long seed) {
            return new Matching(free, free.stream().map(may -> new int[0]).toList(), lacks, each, open, cap, seed)
                    .solve();
        }

        int lackedBy(int d, int[] team) {
            int lacked = 7;
            for (int i = 0; i < free.get(d).length; i++) {
                lacked &= has(team, free.get(d)[i]) ? lacks.get(d)[i] : 7;
            }
            return lacked;
        }

        /** Whether people for the empty places could be found so that all together know everything, however full they are. */
        boolean canKnowEverything(int d, int[] team) {
            return subsets(free.get(d))
                    .filter(more -> more.length <= each && Arrays.stream(team).allMatch(p -> has(more, p)))
                    .anyMatch(more -> lackedBy(d, more) == 0);
        }

        /** Where nobody could, one place at least is empty. */
        boolean allowed(int d, int[] team) {
            return canKnowEverything(d, team) || team.length < each && !canKnowEverything(d, new int[0]);
        }

        int mostFilled(int d, int[] load) {
            if (d == free.size()) {
                return 0;
            }
            int[] most = {0};
            subsets(free.get(d))
                    .filter(team ->
                            team.length <= each && Arrays.stream(team).allMatch(p -> load[p] < cap) && allowed(d, team))
                    .forEach(team -> {
                        int[] then = load.clone();
                        Arrays.stream(team).forEach(p -> then[p]++);
                        most[0] = Math.max(most[0], team.length + mostFilled(d + 1, then));
                    });
            return most[0];
        }

        private static java.util.stream.Stream<int[]> subsets(int[] people) {
            return IntStream.range(0, 1 << people.length)
                    .mapToObj(choice -> IntStream.range(0, people.length)
                            .filter(i -> (choice >> i & 1) == 1)
                            .map(i -> people[i])
                            .toArray());
        }
    }

    @Test
    void neverFillsADossierWithPeopleWhoDoNotKnowEverythingTogetherAndAsManyPlacesAsTryingEverythingFinds() {
        var random = new Random(17);
        int told = 0;
        for (int round = 0; round < 400; round++) {
            Knowing small = Knowing.any(random);

            List<int[]> answer = small.solve(round);

            int[] load = small.open().clone();
            for (int d = 0; d < answer.size(); d++) {
                int[] team = answer.get(d);
                assertThat(small.allowed(d, team)).as("round " + round).isTrue();
                assertThat(team.length == small.each() && small.lackedBy(d, team) != 0)
                        .as("round " + round)
                        .isFalse();
                Arrays.stream(team).forEach(p -> load[p]++);
                told += small.free().get(d).length >= small.each() && team.length < small.each() ? 1 : 0;
            }
            for (int p = 0; p < load.length; p++) {
                assertThat(load[p]).isLessThanOrEqualTo(Math.max(small.cap(), small.open()[p]));
            }
            assertThat(answer.stream().mapToInt(team -> team.length).sum())
                    .as("round " + round)
                    .isEqualTo(small.mostFilled(0, small.open()));
        }
        assertThat(told).as("cases where the rule or the cap costs places").isGreaterThan(50);
    }

    @Test
    void sharesThoseWhoKnowWhatFewKnowOverAllDossiers() {
        // twelve know the first part only, twelve the second, three both others and nothing else
        int[] lacking = IntStream.range(0, 27)
                .map(p -> p < 12 ? 0b110 : p < 24 ? 0b101 : 0b001)
                .toArray();
        var free = IntStream.range(0, 30)
                .mapToObj(d -> IntStream.range(0, 27).toArray())
                .toList();
        var lacks = free.stream().map(may -> lacking).toList();
        var nobody = free.stream().map(may -> new int[0]).toList();

        var answer = new Matching(free, nobody, lacks, 2, new int[27], 10, 5).solve();

        assertThat(answer).allSatisfy(team -> {
            assertThat(team).hasSize(2);
            assertThat(lacking[team[0]] & lacking[team[1]]).isZero();
        });
        // thirty dossiers need one of the three each; nine each would leave three dossiers without
        int[] load = new int[27];
        answer.forEach(team -> Arrays.stream(team).forEach(p -> load[p]++));
        assertThat(Arrays.stream(load).skip(24)).containsOnly(10);
        assertThat(new Matching(free, nobody, lacks, 2, new int[27], 9, 5)
                        .solve().stream().mapToInt(team -> team.length).sum())
                .isEqualTo(57);
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
