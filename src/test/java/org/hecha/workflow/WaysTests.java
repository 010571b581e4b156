package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hecha.workflow.SpellSpecimens.CITY;
import static org.hecha.workflow.SpellSpecimens.DAY;
import static org.hecha.workflow.SpellSpecimens.LEADER;
import static org.hecha.workflow.SpellSpecimens.NATION;
import static org.hecha.workflow.SpellSpecimens.PROVINCE;
import static org.hecha.workflow.SpellSpecimens.spell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hecha.workflow.Measured.Result;
import org.hecha.workflow.Measured.Spell;
import org.junit.jupiter.api.Test;

class WaysTests {

    private static List<Map<String, long[]>> played(List<Spell> spells, double now, String... stations) {
        Map<String, Long> ended = new HashMap<>();
        spells.stream().filter(s -> s.result() == Result.REFUSED).forEach(s -> ended.put(s.dossier(), s.end()));
        Set<String> wanted = new HashSet<>();
        spells.forEach(s -> wanted.add(s.dossier()));
        return new Plays(spells, ended, wanted, Rules.NONE, Newcomers.NONE, Math.round(now * DAY))
                .run(60, 2, Map.of(), List.of(stations));
    }

    /** At the city one of five was refused; at the province only four have been decided, none of them refused. */
    @Test
    void aStepThatHasRefusedNobodyYetIsStillOneThatMay() {
        List<Spell> spells = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            boolean refused = i % 5 == 0;
            spells.add(spell("d" + i, "city_review", CITY, "one", i, i + 1, refused ? Result.REFUSED : Result.ON));
            if (!refused) {
                spells.add(spell("d" + i, "desk_conclusion", LEADER, "two", i + 1, i < 5 ? i + 2 : -1));
            }
            if (!refused && i < 5) {
                spells.add(spell("d" + i, "on_site_check", PROVINCE, "three", i + 2, -1));
            }
        }
        assertThat(played(spells, 21, "on_site_check"))
                .extracting(play -> play.get("on_site_check").length)
                .anyMatch(n -> n < 16)
                .allMatch(n -> n >= 4);
    }

    /** An objection nobody has decided yet: whoever takes that way comes back to the way of the others. */
    @Test
    void whoTurnsAsideToWhereNobodyCameFromYetIsNotLost() {
        List<Spell> spells = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            spells.add(spell("n" + i, "publish", NATION, "one", i, i + 0.5));
            spells.add(spell("n" + i, "name_county", NATION, "one", i + 5, i + 5.1));
        }
        for (int i = 0; i < 4; i++) {
            spells.add(spell("o" + i, "publish", NATION, "one", i, i + 0.5));
            spells.add(spell("o" + i, "register_objection", NATION, "one", i + 3, i + 3.5));
            spells.add(spell("o" + i, "decide_objection", NATION, "", i + 3.5, -1));
        }
        assertThat(played(spells, 10, "name_county"))
                .allSatisfy(play -> assertThat(play.get("name_county")).hasSize(4));
    }

    /** Desk reviewers are chosen: a dossier waits for its own one, however idle the others are. */
    @Test
    void whatIsGivenToOnePersonWaitsForThatPerson() {
        List<Spell> spells = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            spells.add(spell("d" + i, "desk_review", PROVINCE, i % 2 == 0 ? "quick" : "away", i, i + 1));
        }
        // six lie with the one who is away since long, none with the other
        for (int i = 0; i < 6; i++) {
            spells.add(spell("w" + i, "desk_review", PROVINCE, "away", 20, -1));
        }
        assertThat(played(spells, 21, "desk_review")).allSatisfy(play -> {
            long[] times = play.get("desk_review");
            assertThat(times).hasSize(6);
            assertThat(times[5] / (double) DAY).isGreaterThan(25.9);
        });
    }
}
