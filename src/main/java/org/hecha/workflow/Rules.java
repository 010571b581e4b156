package org.hecha.workflow;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hecha.workflow.Measured.Spell;

/**
 * What a round allows: a province recommends no more dossiers than its quota, and whatever comes to it then ends there; nobody
 * sends the same dossier back as often as they like.
 *
 * @param quotas  by code of the province; provinces that are missing may recommend all
 * @param returns how often a reviewing step may send the same dossier back
 * @param round   dossiers of the round; others use up nothing
 */
record Rules(Map<String, Integer> quotas, int returns, Set<String> round) {

    /** Nothing but that dossiers go back seldom. */
    static final Rules NONE = new Rules(Map.of(), 2, Set.of());

    /** The step at which a dossier is recommended. */
    static final String RECOMMENDED = "recommend";

    /**
     * @param left     how many may still be recommended, by code of the province
     * @param overFull dossiers that were refused when nothing was left: this says nothing of how often dossiers are refused
     * @param returns  as {@link Rules#returns}
     */
    record Used(Map<String, Integer> left, Set<String> overFull, int returns) {

        /** The province whose quota a dossier of this place needs. */
        Optional<String> of(List<String> lineage) {
            return lineage.stream().filter(left::containsKey).findFirst();
        }
    }

    /** @param known what had begun by the moment that is asked for */
    Used used(List<Spell> known) {
        Map<String, Integer> left = new HashMap<>(quotas);
        Set<String> overFull = new HashSet<>();
        var used = new Used(left, overFull, returns);
        known.stream()
                .filter(spell -> spell.step().equals(RECOMMENDED) && !spell.open() && round.contains(spell.dossier()))
                .sorted(Comparator.comparingLong(Spell::end))
                .forEach(spell -> used.of(spell.lineage()).ifPresent(province -> {
                    int still = left.getOrDefault(province, 0);
                    switch (spell.result()) {
                        case ON, DONE -> left.put(province, Math.max(0, still - 1));
                        case REFUSED -> {
                            if (still == 0) {
                                overFull.add(spell.dossier());
                            }
                        }
                        case BACK -> {}
                    }
                }));
        return used;
    }
}
