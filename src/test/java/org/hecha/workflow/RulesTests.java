package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hecha.workflow.SpellSpecimens.DAY;
import static org.hecha.workflow.SpellSpecimens.LEADER;
import static org.hecha.workflow.SpellSpecimens.NATION;
import static org.hecha.workflow.SpellSpecimens.PLACE;
import static org.hecha.workflow.SpellSpecimens.spell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hecha.workflow.Measured.Result;
import org.hecha.workflow.Measured.Spell;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RulesTests {

    /** Three were recommended and looked at by the nation; ten wait to be recommended. */
    private static List<Spell> threeRecommendedAndTenWaiting() {
        List<Spell> spells = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            spells.add(spell("done" + i, "recommend", LEADER, "one", i, i + 1));
            spells.add(spell("done" + i, "format_check", NATION, "two", i + 1, i + 1.5));
        }
        for (int i = 0; i < 10; i++) {
            spells.add(spell("waits" + i, "recommend", LEADER, "", 4, -1));
        }
        return spells;
    }

    private static Set<String> dossiers(List<Spell> spells) {
        Set<String> dossiers = new HashSet<>();
        spells.forEach(spell -> dossiers.add(spell.dossier()));
        return dossiers;
    }

    private static List<Map<String, long[]>> played(List<Spell> spells, Map<String, Integer> quotas, double now) {
        Map<String, Long> ended = new HashMap<>();
        spells.stream().filter(s -> s.result() == Result.REFUSED).forEach(s -> ended.put(s.dossier(), s.end()));
        return new Plays(
                        spells,
                        ended,
                        dossiers(spells),
                        new Rules(quotas, 2, dossiers(spells)),
                        Newcomers.NONE,
                        Math.round(now * DAY))
                .run(20, 5, Map.of(), List.of("recommend", "format_check"));
    }

    @Nested
    class Quota {

        @Test
        void noMoreAreRecommendedThanAreLeft() {
            for (var play : played(threeRecommendedAndTenWaiting(), Map.of("990000", 7), 4)) {
                assertThat(play.get("recommend")).as("all are decided").hasSize(10);
                assertThat(play.get("format_check")).hasSizeLessThanOrEqualTo(4);
            }
        }

        @Test
        void withoutAQuotaNobodyEndsThere() {
            assertThat(played(threeRecommendedAndTenWaiting(), Map.of("370000", 0), 4))
                    .allSatisfy(play -> assertThat(play.get("format_check")).hasSize(10));
        }

        /** Ten refused for want of places, then the quota is raised: nobody is refused for what has gone. */
        @Test
        void whoWasRefusedForWantOfPlacesSaysNothingOfTheOthers() {
            var spells = threeRecommendedAndTenWaiting();
            for (int i = 0; i < 10; i++) {
                spells.add(spell("full" + i, "recommend", LEADER, "one", 3, 3.1 + i / 100.0, Result.REFUSED));
            }
            var used = new Rules(Map.of("990000", 3), 2, dossiers(spells)).used(spells);
            assertThat(used.left()).containsEntry("990000", 0);
            assertThat(used.overFull()).hasSize(10).allMatch(dossier -> dossier.startsWith("full"));
            assertThat(used.of(PLACE)).contains("990000");
        }

        @Test
        void whoWasRefusedWhilePlacesWereLeftWasRefusedForAReason() {
            var spells = threeRecommendedAndTenWaiting();
            spells.add(spell("poor", "recommend", LEADER, "one", 3, 3.1, Result.REFUSED));
            assertThat(new Rules(Map.of("990000", 9), 2, dossiers(spells))
                            .used(spells)
                            .overFull())
                    .isEmpty();
        }

        @Test
        void dossiersOfOtherRoundsUseUpNothing() {
            var spells = threeRecommendedAndTenWaiting();
            assertThat(new Rules(Map.of("990000", 3), 2, Set.of()).used(spells).left())
                    .containsEntry("990000", 3);
        }
    }

    /** Whatever comes there is sent back, and a round allows that twice: somebody must decide then, and nobody knows how. */
    @Test
    void nobodyIsSentBackForEver() {
        List<Spell> spells = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            spells.add(spell("d" + i, "desk_conclusion", LEADER, "one", i, i + 1, Result.BACK));
            spells.add(spell("d" + i, "correct", SpellSpecimens.CLERK, "clerk", i + 1, i + 2));
            spells.add(spell("d" + i, "desk_conclusion", LEADER, "", i + 2, -1));
        }
        var plays = new Plays(
                spells, Map.of(), dossiers(spells), new Rules(Map.of(), 2, Set.of()), Newcomers.NONE, 8 * DAY);
        for (var play : plays.run(20, 1, Map.of(), List.of("desk_conclusion"))) {
            assertThat(play.get("desk_conclusion")).hasSize(4);
            assertThat(play.get("desk_conclusion")[3]).isLessThan(40 * DAY);
        }
    }
}
