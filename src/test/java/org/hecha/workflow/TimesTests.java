package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hecha.workflow.SpellSpecimens.CITY;
import static org.hecha.workflow.SpellSpecimens.CLERK;
import static org.hecha.workflow.SpellSpecimens.DAY;
import static org.hecha.workflow.SpellSpecimens.PROVINCE;
import static org.hecha.workflow.SpellSpecimens.spell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.hecha.workflow.Measured.Pool;
import org.hecha.workflow.Measured.Spell;
import org.junit.jupiter.api.Test;

class TimesTests {

    private static final Pool SLOW = new Pool(new UUID(0, 9), "CITY_REVIEWER");
    private final UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(3);

    private static Times times(List<Spell> spells, double now) {
        Map<Pool, Set<String>> people = new HashMap<>();
        spells.forEach(spell -> {
            var at = people.computeIfAbsent(spell.pool(), p -> new TreeSet<>());
            if (!spell.person().isEmpty()) {
                at.add(spell.person());
            }
        });
        return Times.of(spells, pool -> people.getOrDefault(pool, Set.of()), Math.round(now * DAY));
    }

    private double mean(Times times, String step, Pool pool) {
        return IntStream.range(0, 2000)
                        .mapToLong(i -> times.at(step, pool).takes(random))
                        .average()
                        .orElseThrow()
                / DAY;
    }

    /** Six cities; one needs five times as long for its checks. Nobody has seen it review yet. */
    private static List<Spell> sixCitiesOneOfThemSlow() {
        var luck = new Random(4);
        List<Spell> spells = new ArrayList<>();
        for (int city = 0; city < 6; city++) {
            var pool = city == 0 ? SLOW : new Pool(new UUID(0, 20 + city), "CITY_REVIEWER");
            for (int i = 0; i < 12; i++) {
                double check = (city == 0 ? 5 : 1) * Math.exp(0.2 * luck.nextGaussian());
                spells.add(spell("c" + city + i, "city_check", pool, "one", 10 * i, 10 * i + check));
                if (city > 0) {
                    spells.add(spell(
                            "c" + city + i,
                            "city_review",
                            pool,
                            "one",
                            200 + 10 * i,
                            200 + 10 * i + 2 * Math.exp(0.2 * luck.nextGaussian())));
                }
            }
        }
        return spells;
    }

    @Test
    void anOfficeThatIsSlowAtOneStepIsSlowAtTheNext() {
        var times = times(sixCitiesOneOfThemSlow(), 400);
        assertThat(mean(times, "city_check", SLOW)).isCloseTo(5, within(0.8));
        assertThat(mean(times, "city_review", SLOW)).isGreaterThan(5);
        assertThat(mean(times, "city_review", new Pool(new UUID(0, 21), "CITY_REVIEWER")))
                .isCloseTo(2, within(0.6));
    }

    /** A period of creation ends on a day, for the slow as for the quick. */
    @Test
    void whatEndsWithADateTakesAsLongAtAnyPace() {
        var spells = sixCitiesOneOfThemSlow();
        for (int city = 0; city < 6; city++) {
            var pool = city == 0 ? SLOW : new Pool(new UUID(0, 20 + city), "CITY_REVIEWER");
            for (int i = 0; i < 6; i++) {
                spells.add(spell("w" + city + i, "start_self_check", pool, "w" + i, 500, 740 + i));
            }
        }
        assertThat(mean(times(spells, 800), "start_self_check", SLOW)).isCloseTo(242, within(3.0));
    }

    /** One a day came to somebody who needs an hour, but looks only in the evening; ten that wait are done in ten hours. */
    @Test
    void whoeverIsAtWorkGoesOnWithTheNextOne() {
        List<Spell> spells = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            spells.add(spell("a" + i, "deliberate", PROVINCE, "one", 10 * i, 10 * i + 1));
            spells.add(spell("b" + i, "deliberate", PROVINCE, "one", 10 * i, 10 * i + 1 + 1 / 24.0));
        }
        var times = times(spells, 300);
        assertThat(mean(times, "deliberate", PROVINCE)).isCloseTo(1, within(0.01));
        double afterOthers = IntStream.range(0, 2000)
                        .mapToLong(i -> times.at("deliberate", PROVINCE).takesAfterOthers(random))
                        .average()
                        .orElseThrow()
                / DAY;
        assertThat(afterOthers).isCloseTo(1 / 24.0, within(0.01));
    }

    /** Half are done after a day, half are open since three: they count, and not as if they had never come. */
    @Test
    void whatIsOpenWillTakeLongerThanItsAge() {
        List<Spell> spells = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            spells.add(spell("q" + i, "draft", CLERK, "quick" + i, 0, 1));
            spells.add(spell("l" + i, "draft", CLERK, "late" + i, 0, 9));
            spells.add(spell("o" + i, "spot_check", CITY, "open" + i, 0, -1));
            spells.add(spell("p" + i, "spot_check", CITY, "done" + i, 0, 1));
        }
        spells.add(spell("x", "spot_check", CITY, "x", 0, 9));
        var times = times(spells, 8);
        double seen = mean(times, "spot_check", CITY);
        double known = IntStream.range(0, 200)
                .mapToDouble(i -> times.again(random).at("spot_check", CITY).takes(random))
                .average()
                .orElseThrow();
        assertThat(seen).isLessThan(2);
        assertThat(known / DAY).isGreaterThan(4);
    }

    @Test
    void whatHasTakenLongerThanAnythingGoesOnForAsLongAsTheLongerOnesDiffer() {
        List<Spell> spells = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            spells.add(spell("d" + i, "start_self_check", CLERK, "p" + i, 0, 250 + i / 2.0));
        }
        var times = times(spells, 300);
        for (int i = 0; i < 100; i++) {
            assertThat(times.takesOver("start_self_check", CLERK, 262 * DAY, random) / (double) DAY)
                    .as("not another year")
                    .isBetween(262.0, 268.0);
        }
    }
}
