package org.hecha.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.hecha.workflow.Measured.Pool;
import org.hecha.workflow.Measured.Spell;
import org.hecha.workflow.Ways.Standing;

/** Many plays of what is left, from what was known at one moment; the same seed gives the same plays. */
final class Plays {

    private final List<Spell> known;
    private final Set<String> wanted;
    private final long now;
    private final Newcomers newcomers;
    private final Measured measured;
    private final Rules.Used rules;
    private final Map<String, List<Spell>> open = new TreeMap<>();
    private final List<Spell> pausing = new ArrayList<>();
    private final Map<String, Standing> standing = new HashMap<>();
    private final List<Spell> firsts;

    /**
     * @param spells    of all dossiers; what began after the moment is not looked at
     * @param ended     when dossiers reached their end
     * @param wanted    dossiers that are counted; the others only take people's time
     * @param rules     of their round
     * @param newcomers dossiers that are not there yet
     */
    Plays(List<Spell> spells, Map<String, Long> ended, Set<String> wanted, Rules rules, Newcomers newcomers, long now) {
        this.known = spells.stream()
                .filter(spell -> spell.begin() <= now)
                .map(spell -> spell.knownAt(now))
                .toList();
        this.wanted = wanted;
        this.now = now;
        this.newcomers = newcomers;
        Set<String> over = new HashSet<>();
        ended.forEach((dossier, at) -> {
            if (at <= now) {
                over.add(dossier);
            }
        });
        this.rules = rules.used(known);
        this.measured = Measured.of(known, over, this.rules.overFull(), now);
        Map<String, Spell> last = new LinkedHashMap<>();
        Map<String, Spell> first = new LinkedHashMap<>();
        for (var spell : known) {
            first.merge(spell.dossier(), spell, (a, b) -> a.begin() <= b.begin() ? a : b);
            if (spell.open()) {
                open.computeIfAbsent(spell.dossier(), d -> new ArrayList<>()).add(spell);
            } else {
                last.merge(spell.dossier(), spell, (a, b) -> a.end() >= b.end() ? a : b);
            }
        }
        Map<String, List<Spell>> byDossier = new LinkedHashMap<>();
        known.stream()
                // after its end there may be work again: an objection, the end of a term
                .filter(spell -> !over.contains(spell.dossier()) || open.containsKey(spell.dossier()))
                .forEach(spell -> byDossier
                        .computeIfAbsent(spell.dossier(), d -> new ArrayList<>())
                        .add(spell));
        byDossier.forEach((dossier, own) -> standing.put(dossier, Ways.standing(Measured.stations(own))));
        last.forEach((dossier, spell) -> {
            if (!open.containsKey(dossier) && !over.contains(dossier)) {
                pausing.add(spell);
            }
        });
        this.firsts = first.values().stream()
                .filter(spell -> wanted.contains(spell.dossier()))
                .sorted(Comparator.comparingLong(Spell::begin))
                .toList();
    }

    Measured measured() {
        return measured;
    }

    int dossiers() {
        return open.size() + pausing.size();
    }

    /** Dossiers that have a step behind them: done, and not sent back the last time. */
    static Set<String> left(List<Spell> spells, Set<String> wanted, String step, long by) {
        Map<String, Spell> last = new HashMap<>();
        spells.stream()
                .filter(spell -> spell.step().equals(step) && spell.begin() <= by && wanted.contains(spell.dossier()))
                .forEach(spell -> last.merge(spell.dossier(), spell, (a, b) -> a.end() >= b.end() ? a : b));
        Set<String> left = new HashSet<>();
        last.forEach((dossier, spell) -> {
            if (spell.end() <= by && !spell.returned()) {
                left.add(dossier);
            }
        });
        return left;
    }

    /** @return for each play, by step, when each wanted or new dossier has left it for the last time; rising */
    List<Map<String, long[]>> run(int plays, long seed, Map<Pool, Integer> more, List<String> steps) {
        return run(plays, seed, more, steps, Long.MAX_VALUE);
    }

    /** @param until what happens later, in working time, is not played */
    List<Map<String, long[]>> run(int plays, long seed, Map<Pool, Integer> more, List<String> steps, long until) {
        Map<String, Set<String>> before = new HashMap<>();
        steps.forEach(step -> before.put(step, left(known, wanted, step, now)));
        List<Map<String, long[]>> results = new ArrayList<>();
        for (int i = 0; i < plays; i++) {
            UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed + 31L * i);
            var again = measured.again(random);
            var coming = newcomers.drawn(firsts, now, random);
            var passed = new Simulation(again, more, rules, now, until, random.nextLong())
                    .play(open, pausing, standing, coming);
            Map<String, long[]> result = new HashMap<>();
            for (String step : steps) {
                result.put(
                        step,
                        passed.getOrDefault(step, Map.of()).entrySet().stream()
                                .filter(e -> wanted.contains(e.getKey())
                                        || e.getKey().startsWith("+"))
                                .filter(e ->
                                        !before.getOrDefault(step, Set.of()).contains(e.getKey()))
                                .mapToLong(Map.Entry::getValue)
                                .sorted()
                                .toArray());
            }
            results.add(result);
        }
        return results;
    }
}
