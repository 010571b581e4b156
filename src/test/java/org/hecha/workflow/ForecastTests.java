package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.commons.rng.simple.RandomSource;
import org.hecha.workflow.Measured.Pool;
import org.hecha.workflow.Measured.Result;
import org.hecha.workflow.Measured.Spell;
import org.junit.jupiter.api.Test;

class ForecastTests {

    private static final long DAY = WorkingTime.DAY;
    private static final long OPEN = Long.MAX_VALUE;
    private static final Pool CITY = new Pool(new UUID(0, 1), "CITY_REVIEWER");
    private static final Pool PROVINCE = new Pool(new UUID(0, 2), "PROVINCIAL_REVIEWER");
    private static final Pool CLERK = new Pool(new UUID(0, 3), "COUNTY_CLERK");
    private static final List<String> PLACE = List.of("990226", "990200", "990000", "000000");

    private static Spell spell(String dossier, String step, Pool pool, String person, double begin, double end) {
        return new Spell(
                dossier,
                PLACE,
                step,
                pool,
                person,
                Math.round(begin * DAY),
                end < 0 ? OPEN : Math.round(end * DAY),
                Result.ON);
    }

    private static long[] times(Plays plays, String step, Map<Pool, Integer> more) {
        return plays.run(1, 7, more, List.of(step)).getFirst().getOrDefault(step, new long[0]);
    }

    /** One person did ten of them that had come together, one a day: each took a day, the rest was waiting. */
    @Test
    void whatWaitsForItsTurnIsNotBeingDone() {
        List<Spell> spells = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            spells.add(spell("d" + i, "city_check", CITY, "one", 0, i));
        }
        var measured = Measured.of(spells, Set.of());
        var random = RandomSource.XO_RO_SHI_RO_128_PP.create(1);
        for (int i = 0; i < 50; i++) {
            assertThat(measured.times().at("city_check", CITY).takes(random)).isEqualTo(DAY);
        }
    }

    /** The same by two people, who were done in pairs. */
    @Test
    void asManyPeopleAsWereSeenShareTheWork() {
        List<Spell> spells = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            spells.add(spell("d" + i, "city_check", CITY, i % 2 == 0 ? "one" : "two", 0, 1 + i / 2));
        }
        var measured = Measured.of(spells, Set.of());
        assertThat(measured.offices().people(CITY)).hasSize(2);
        assertThat(measured.times().at("city_check", CITY).takes(RandomSource.XO_RO_SHI_RO_128_PP.create(1)))
                .isEqualTo(DAY);
    }

    private static List<Spell> oneADayAndTenWaiting() {
        List<Spell> spells = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            spells.add(spell("d" + i, "city_check", CITY, "one", i - 1, i));
        }
        for (int i = 0; i < 10; i++) {
            spells.add(spell("w" + i, "city_check", CITY, "", 20, -1));
        }
        return spells;
    }

    @Test
    void aQueueTakesAsLongAsItsPeopleTakeAndHalfAsLongWithTwiceAsMany() {
        Set<String> waiting = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            waiting.add("w" + i);
        }
        var plays = new Plays(oneADayAndTenWaiting(), Map.of(), waiting, Rules.NONE, Newcomers.NONE, 20 * DAY);

        long[] alone = times(plays, "city_check", Map.of());
        long[] together = times(plays, "city_check", Map.of(CITY, 1));

        assertThat(alone).hasSize(10);
        assertThat(alone[9]).isEqualTo(30 * DAY);
        assertThat(together[9]).isEqualTo(25 * DAY);
    }

    /** Corrections are one process for every level: whoever corrects late must not begin again where others corrected early. */
    @Test
    void aDossierThatWasCorrectedGoesOnWhereItWasSentBack() {
        List<Spell> spells = new ArrayList<>();
        // three are sent back by the city, corrected and checked again; the rest begins a hundred days later
        for (int i = 0; i < 3; i++) {
            String dossier = "early" + i;
            spells.add(returned(dossier, "city_check", CITY, 0, 1));
            spells.add(spell(dossier, "correct", CLERK, "clerk", 1, 2));
            spells.add(spell(dossier, "city_check", CITY, "one", 2, 3));
            spells.add(spell(dossier, "desk_conclusion", PROVINCE, "two", 103, 104));
        }
        // one was sent back by the province and answered, one is being corrected now
        spells.add(spell("late", "city_check", CITY, "one", 0, 1));
        spells.add(returned("late", "desk_conclusion", PROVINCE, 101, 102));
        spells.add(spell("late", "correct", CLERK, "clerk", 102, 103));
        spells.add(spell("late", "desk_conclusion", PROVINCE, "two", 103, 104));
        spells.add(spell("now", "city_check", CITY, "one", 0, 1));
        spells.add(returned("now", "desk_conclusion", PROVINCE, 104, 105));
        spells.add(spell("now", "correct", CLERK, "", 105, -1));

        var plays = new Plays(spells, Map.of("late", 104 * DAY), Set.of("now"), Rules.NONE, Newcomers.NONE, 105 * DAY);

        for (var result : plays.run(40, 3, Map.of(), List.of("desk_conclusion", "city_check"))) {
            assertThat(result.get("city_check")).isEmpty();
            assertThat(result.get("desk_conclusion")).hasSize(1);
            assertThat(result.get("desk_conclusion")[0]).isLessThan(160 * DAY);
        }
    }

    private static Spell returned(String dossier, String step, Pool pool, double begin, double end) {
        var spell = spell(dossier, step, pool, "somebody", begin, end);
        return new Spell(dossier, spell.lineage(), step, pool, spell.person(), spell.begin(), spell.end(), Result.BACK);
    }

    @Test
    void onlyDossiersAskedForAreCountedAndTheOthersTakeTimeAllTheSame() {
        var plays = new Plays(oneADayAndTenWaiting(), Map.of(), Set.of("w9"), Rules.NONE, Newcomers.NONE, 20 * DAY);
        assertThat(times(plays, "city_check", Map.of())).containsExactly(30 * DAY);
    }

    /** As at the end of a term, or when somebody objects late. */
    @Test
    void workAfterTheEndOfADossierTakesTimeAsAnyOther() {
        var spells = oneADayAndTenWaiting();
        spells.add(spell("d1", "city_check", CITY, "", 19.5, -1));
        var plays = new Plays(spells, Map.of("d1", 2 * DAY), Set.of("w9"), Rules.NONE, Newcomers.NONE, 20 * DAY);
        long[] times = times(plays, "city_check", Map.of());
        assertThat(times).hasSize(1);
        assertThat(times[0]).isGreaterThan(30 * DAY);
    }

    @Test
    void theSameSeedPlaysTheSame() {
        var random = new Random(8);
        var spells = history(random, 60);
        var wanted = dossiers(spells);
        var one = new Plays(spells, Map.of(), wanted, Rules.NONE, newcomers(100), 60 * DAY);
        var other = new Plays(spells, Map.of(), wanted, Rules.NONE, newcomers(100), 60 * DAY);
        var steps = List.of("city_check", "provincial_check");
        var first = one.run(5, 3, Map.of(), steps);
        var second = other.run(5, 3, Map.of(), steps);
        for (int i = 0; i < 5; i++) {
            for (String step : steps) {
                assertThat(first.get(i).get(step)).containsExactly(second.get(i).get(step));
            }
        }
    }

    /** What has taken five days already takes longer than five days. */
    @Test
    void openWorkHasTakenAtLeastItsAge() {
        List<Spell> spells = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            spells.add(spell("d" + i, "city_check", CITY, "p" + i, 0, i));
        }
        var measured = Measured.of(spells, Set.of());
        var random = RandomSource.XO_RO_SHI_RO_128_PP.create(2);
        for (int i = 0; i < 100; i++) {
            assertThat(measured.times().takesOver("city_check", CITY, 5 * DAY, random))
                    .isBetween(6 * DAY, 20 * DAY);
        }
        assertThat(measured.times().takesOver("city_check", CITY, 90 * DAY, random))
                .isGreaterThan(90 * DAY);
    }

    @Test
    void aCountyNeverSeenHasPeopleOfItsOwn() {
        List<Spell> spells = new ArrayList<>(
                List.of(spell("a", "draft", CLERK, "one", 0, 3), spell("a", "city_check", CITY, "two", 3, 4)));
        var measured = Measured.of(spells, Set.of());
        var elsewhere = List.of("990227", "990200", "990000", "000000");

        assertThat(measured.offices().pools("draft", PLACE)).containsExactly(CLERK);
        assertThat(measured.offices().pools("draft", elsewhere)).singleElement().isNotEqualTo(CLERK);
        assertThat(measured.offices()
                        .origin(measured.offices().pools("draft", elsewhere).getFirst()))
                .isEqualTo(CLERK);
        assertThat(measured.offices().pools("city_check", elsewhere))
                .as("the city is theirs too")
                .containsExactly(CITY);
        assertThat(measured.offices().pools("name_county", PLACE)).isEmpty();
    }

    @Test
    void nothingOfTheFutureIsKnown() {
        var random = new Random(5);
        var spells = history(random, 80);
        long then = 40 * DAY;
        var known = spells.stream()
                .filter(s -> s.begin() <= then)
                .map(s -> s.knownAt(then))
                .toList();
        var wanted = dossiers(spells);
        var all = new Plays(spells, Map.of(), wanted, Rules.NONE, Newcomers.NONE, then)
                .run(3, 1, Map.of(), List.of("provincial_check"));
        var past = new Plays(known, Map.of(), wanted, Rules.NONE, Newcomers.NONE, then)
                .run(3, 1, Map.of(), List.of("provincial_check"));
        for (int i = 0; i < 3; i++) {
            assertThat(all.get(i).get("provincial_check"))
                    .containsExactly(past.get(i).get("provincial_check"));
        }
    }

    /** A clerk's draft of a week, a city of one person, a province of two; one comes every day or so. In working time. */
    private static List<Spell> history(Random random, int days) {
        List<Spell> spells = new ArrayList<>();
        double cityFree = 0;
        double[] provinceFree = {0, 0};
        double at = 0;
        List<double[]> toProvince = new ArrayList<>();
        for (int n = 0; at < days; n++) {
            at += -1.1 * Math.log(1 - random.nextDouble());
            double begin = Math.max(at, cityFree);
            cityFree = begin - 0.9 * Math.log(1 - random.nextDouble());
            spells.add(spell("d" + n, "city_check", CITY, "c", at, cityFree));
            toProvince.add(new double[] {n, cityFree});
        }
        for (double[] one : toProvince) {
            int who = provinceFree[0] <= provinceFree[1] ? 0 : 1;
            double begin = Math.max(one[1], provinceFree[who]);
            provinceFree[who] = begin - 1.7 * Math.log(1 - random.nextDouble());
            spells.add(spell("d" + (int) one[0], "provincial_check", PROVINCE, "p" + who, one[1], provinceFree[who]));
        }
        return spells;
    }

    private static Newcomers newcomers(int untilDay) {
        return new Newcomers(
                untilDay * DAY,
                IntStream.range(0, 500)
                        .mapToObj(i -> List.of("county" + i, "990200", "990000", "000000"))
                        .toList());
    }

    private static Set<String> dossiers(List<Spell> spells) {
        Set<String> dossiers = new HashSet<>();
        spells.forEach(spell -> dossiers.add(spell.dossier()));
        return dossiers;
    }

    /** Forecasts from the middle of many made histories: the truth lies between low and high about as often as it should. */
    @Test
    void theTruthLiesInTheIntervalAboutFourTimesInFive() {
        int trials = 0;
        int held = 0;
        double error = 0;
        double truth = 0;
        for (int h = 0; h < 60; h++) {
            var spells = history(new Random(1000 + h), 120);
            var wanted = dossiers(spells);
            long then = 80 * DAY;
            long horizon = then + 15 * DAY;
            var results = new Plays(spells, Map.of(), wanted, Rules.NONE, newcomers(200), then)
                    .run(60, h, Map.of(), List.of("provincial_check"));
            double[] told = results.stream()
                    .mapToDouble(r -> Arrays.stream(r.get("provincial_check"))
                            .filter(t -> t <= horizon)
                            .count())
                    .sorted()
                    .toArray();
            var before = Plays.left(spells, wanted, "provincial_check", then);
            var after = new HashSet<>(Plays.left(spells, wanted, "provincial_check", horizon));
            after.removeAll(before);
            trials++;
            held += told[5] <= after.size() && after.size() <= told[53] ? 1 : 0;
            error += Math.abs(told[29] - after.size());
            truth += after.size();
        }
        assertThat((double) held / trials).isBetween(0.65, 0.97);
        assertThat(error / truth).isLessThan(0.25);
    }
}
