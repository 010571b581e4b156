package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hecha.workflow.SpellSpecimens.CITY;
import static org.hecha.workflow.SpellSpecimens.DAY;
import static org.hecha.workflow.SpellSpecimens.PLACE;
import static org.hecha.workflow.SpellSpecimens.PROVINCE;
import static org.hecha.workflow.SpellSpecimens.spell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.rng.simple.RandomSource;
import org.hecha.workflow.Measured.Spell;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TrialsTests {

    private static final List<String> STATIONS = List.of("city_check", "provincial_check");

    private static final Newcomers MANY = new Newcomers(
            180 * DAY,
            IntStream.range(0, 900)
                    .mapToObj(i -> List.of("county" + i, "990200", "990000", "000000"))
                    .toList());

    /**
     * One every day or so to a city and then to a province, of one person each; for weeks on end everybody is slower or quicker
     * than usual, which no play can know.
     */
    private static List<Spell> moodyOffices(long seed, int days) {
        var luck = new Random(seed);
        List<Spell> spells = new ArrayList<>();
        double at = 0;
        double cityFree = 0;
        double provinceFree = 0;
        double mood = 1;
        for (int n = 0; at < days; n++) {
            if (n % 15 == 0) {
                mood = Math.exp(0.4 * luck.nextGaussian());
            }
            at += -1.6 * Math.log(1 - luck.nextDouble());
            cityFree = Math.max(at, cityFree) - mood * Math.log(1 - luck.nextDouble());
            spells.add(spell("d" + n, "city_check", CITY, "c", at, cityFree));
            double from = cityFree;
            provinceFree = Math.max(from, provinceFree) - mood * Math.log(1 - luck.nextDouble());
            spells.add(spell("d" + n, "provincial_check", PROVINCE, "p", from, provinceFree));
        }
        return spells;
    }

    private static Set<String> dossiers(List<Spell> spells) {
        Set<String> dossiers = new HashSet<>();
        spells.forEach(spell -> dossiers.add(spell.dossier()));
        return dossiers;
    }

    private static Trials trials(List<Spell> spells, double now) {
        return trials(spells, now, STATIONS);
    }

    private static Trials trials(List<Spell> spells, double now, List<String> stations) {
        var wanted = dossiers(spells);
        long moment = Math.round(now * DAY);
        var known = spells.stream()
                .filter(s -> s.begin() <= moment)
                .map(s -> s.knownAt(moment))
                .toList();
        return Trials.of(
                known,
                wanted,
                moment,
                stations,
                Trials.MOST,
                then -> new Plays(known, Map.of(), wanted, Rules.NONE, MANY, then),
                40,
                3);
    }

    @Test
    void rangesAreWidenedUntilTheTruthLiesInThemAboutFourTimesInFive() {
        int trials = 0;
        int held = 0;
        int days = 0;
        int heldDays = 0;
        for (int h = 0; h < 12; h++) {
            var test =
                    trials(moodyOffices(70 + h, 150), 150).backTest(150 * DAY).orElseThrow();
            trials += test.trials();
            held += test.held();
            days += test.days();
            heldDays += test.heldDays();
        }
        assertThat(held / (double) trials).isBetween(0.7, 0.93);
        assertThat(heldDays / (double) days).isBetween(0.7, 0.95);
    }

    @Test
    void whatCameLaterDoesNotWidenWhatWasToldBefore() {
        var trials = trials(moodyOffices(1, 150), 150);
        assertThat(trials.widening(0)).isEqualTo(Widening.NONE);
        var before = trials(moodyOffices(1, 150), 90);
        assertThat(before.widening(90 * DAY)).isNotNull();
        assertThat(trials.widening(150 * DAY).times()).isGreaterThanOrEqualTo(1);
    }

    /** Nobody was through the province by the moments tried: the page would have told nothing, and is not judged for it. */
    @Test
    void whatCouldNotBeToldIsCountedApart() {
        List<Spell> spells = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            spells.add(spell("d" + i, "city_check", CITY, "c", i, i + 1));
            spells.add(spell("d" + i, "provincial_check", PROVINCE, "p" + i, i + 1, 60));
        }
        assertThat(trials(spells, 62, STATIONS).backTest(62 * DAY).orElseThrow())
                .satisfies(test -> assertThat(test.untold()).isPositive())
                .satisfies(test -> assertThat(test.trials()).isPositive());
        assertThat(trials(spells, 62, List.of("provincial_check")).backTest(62 * DAY))
                .as("nothing told, nothing to judge")
                .isEmpty();
    }

    @Test
    void thereIsNothingToJudgeWithoutAPast() {
        assertThat(trials(List.of(spell("d", "city_check", CITY, "c", 0, 1)), 1).backTest(DAY))
                .isEmpty();
    }

    @Nested
    class WideningOfRanges {

        private static final double[] NOTHING = {};

        @Test
        void fourOfFivePastMissesWouldHaveBeenInside() {
            var widening = Widening.of(new double[] {-1, 0.1, 0.2, 0.3, 5}, NOTHING);
            assertThat(widening.numbers()).isEqualTo(5);
            assertThat(Widening.of(new double[] {-1, -1, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 9}, NOTHING)
                            .numbers())
                    .isEqualTo(0.6);
        }

        @Test
        void goodForecastsAreLeftAsTheyAre() {
            assertThat(Widening.of(new double[] {-0.5, -0.1, 0, -0.3}, new double[] {-1, -2}))
                    .isEqualTo(Widening.NONE);
        }

        @Test
        void timesAreStretchedAndShortenedByTheSameFactorButNotWithoutEnd() {
            var widening = Widening.of(NOTHING, new double[] {Math.log(1.5)});
            assertThat(widening.latest(10)).isCloseTo(15, within(1e-9));
            assertThat(widening.soonest(15)).isCloseTo(10, within(1e-9));
            assertThat(Widening.of(NOTHING, new double[] {700}).times()).isCloseTo(Widening.MOST, within(1e-9));
        }

        @Test
        void numbersStayWhatCanCome() {
            var told = new Spread(DoubleStream.iterate(5, n -> n + 1).limit(10).toArray());
            assertThat(new Widening(0.25, 1).numbers(told, 15)).isEqualTo(new Forecast.Numbers(3, 9, 15));
            assertThat(new Widening(2, 1).numbers(told, 20)).isEqualTo(new Forecast.Numbers(0, 9, 20));
        }
    }

    @Nested
    class Trusted {

        private static Forecast.BackTest test(int trials, int held, int days, int heldDays) {
            return new Forecast.BackTest(trials, 0, List.of(20), 1, 1, held, days, heldDays, 0, 1);
        }

        @Test
        void onlyWhereTheTruthLayInsideAboutAsOftenAsSaid() {
            assertThat(test(30, 6, 20, 16).trust()).isEqualTo(Forecast.Trust.TOO_SURE);
            assertThat(test(30, 24, 20, 8).trust()).isEqualTo(Forecast.Trust.TOO_SURE);
            assertThat(test(30, 24, 20, 16).trust()).isEqualTo(Forecast.Trust.FAIR);
            assertThat(test(30, 30, 20, 20).trust()).isEqualTo(Forecast.Trust.TOO_WIDE);
            assertThat(test(5, 4, 5, 4).trust()).isEqualTo(Forecast.Trust.TOO_FEW);
        }
    }

    @Nested
    class MorePeople {

        private static final List<String> CHECK = List.of("city_check");

        private static Forecast.Effect effect(List<Spell> spells, double now) {
            var wanted = dossiers(spells);
            var plays = new Plays(spells, Map.of(), wanted, Rules.NONE, Newcomers.NONE, Math.round(now * DAY));
            return Gains.of(
                    plays.run(40, 9, Map.of(), CHECK), plays.run(40, 9, Map.of(CITY, 2), CHECK), "city_check", CHECK);
        }

        /** Twenty came far apart and took from half a day to three; two are being done, by two. */
        @Test
        void changeNothingAtAllWhereNothingQueues() {
            var luck = new Random(2);
            List<Spell> spells = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                spells.add(spell(
                        "d" + i, "city_check", CITY, "p" + i % 2, 10 * i, 10 * i + 0.5 + 2.5 * luck.nextDouble()));
            }
            spells.add(spell("w1", "city_check", CITY, "", 200, -1));
            spells.add(spell("w2", "city_check", CITY, "", 200, -1));
            assertThat(effect(spells, 200.2)).isEqualTo(new Forecast.Effect(0, List.of()));
        }

        @Test
        void helpWhereWorkQueues() {
            List<Spell> spells = new ArrayList<>();
            for (int i = 1; i <= 20; i++) {
                spells.add(spell("d" + i, "city_check", CITY, "one", i - 1, i));
            }
            for (int i = 0; i < 10; i++) {
                spells.add(spell("w" + i, "city_check", CITY, "", 20, -1));
            }
            var effect = effect(spells, 20);
            // ten in turn are through after 5.5 days on average, by three people after 2.2
            assertThat(effect.here()).isCloseTo(3.3, within(0.2));
            assertThat(effect.stations()).extracting(Forecast.Gain::station).containsExactly("city_check");
        }
    }

    /** Every county may apply once a round. */
    @Test
    void noCountyAppliesTwice() {
        List<Spell> firsts = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            firsts.add(spell("d" + i, "draft", SpellSpecimens.CLERK, "c", i / 2.0, i / 2.0 + 1));
        }
        var others = List.of(
                PLACE,
                List.of("990227", "990200", "990000", "000000"),
                List.of("990228", "990200", "990000", "000000"));
        var coming =
                new Newcomers(200 * DAY, others).drawn(firsts, 15 * DAY, RandomSource.XO_RO_SHI_RO_128_PP.create(1));
        assertThat(coming).extracting(one -> one.lineage().getFirst()).containsExactlyInAnyOrder("990227", "990228");
    }
}
