package org.hecha.workflow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.commons.rng.UniformRandomProvider;
import org.hecha.organization.Role;
import org.hecha.workflow.Measured.Pool;
import org.hecha.workflow.Measured.Spell;
import org.hecha.workflow.Measured.Station;

/** Who does what where: the offices that did a step for a place, and the people seen at work there. Not for several threads. */
final class Offices {

    /** Where people must have been at work and nobody knows who. */
    private static final String SOMEBODY = "";

    private final Map<String, Map<String, List<Pool>>> pools = new HashMap<>();
    /** What was answered before, by step and county. */
    private final Map<String, Map<String, List<Pool>>> found = new HashMap<>();

    private final Map<Pool, Pool> origins = new HashMap<>();
    private final Map<Pool, List<String>> people = new HashMap<>();
    private final Map<Pool, List<String>> chosen = new HashMap<>();
    private final Map<String, Set<Pool>> doers = new HashMap<>();
    private final Set<String> passed = new HashSet<>();
    private final Set<String> judging = new HashSet<>();

    /** @param stations of each dossier */
    static Offices of(List<Spell> spells, Collection<List<Station>> stations) {
        var offices = new Offices();
        offices.people(spells);
        stations.stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(Station::begin))
                .forEach(station -> {
                    var who = station.spells().stream().map(Spell::pool).toList();
                    for (String place : station.spells().getFirst().lineage()) {
                        offices.pools
                                .computeIfAbsent(station.step(), s -> new HashMap<>())
                                .put(place, who);
                    }
                });
        return offices;
    }

    private void people(List<Spell> spells) {
        Map<Pool, Set<String>> seen = new HashMap<>();
        for (var spell : spells) {
            var at = seen.computeIfAbsent(spell.pool(), p -> new TreeSet<>());
            if (!spell.person().isEmpty()) {
                at.add(spell.person());
                if (spell.personal()) {
                    chosen.computeIfAbsent(spell.pool(), p -> new ArrayList<>()).add(spell.person());
                }
            }
            doers.computeIfAbsent(spell.step(), s -> new HashSet<>()).add(spell.pool());
            if (!spell.open() && spell.result() != Measured.Result.BACK) {
                passed.add(spell.step());
            }
            if (spell.judges()) {
                judging.add(spell.step());
            }
        }
        seen.forEach((pool, who) -> people.put(pool, who.isEmpty() ? List.of(SOMEBODY) : List.copyOf(who)));
    }

    /** Who was seen at work there, in a fixed order; at least one. */
    List<String> people(Pool pool) {
        return people.getOrDefault(pool, List.of(SOMEBODY));
    }

    /** Whoever judges apart is chosen beforehand: as often as they were before. Empty where nobody was. */
    Optional<String> chosen(Pool pool, UniformRandomProvider random) {
        var before = chosen.getOrDefault(origin(pool), List.of());
        return before.isEmpty() ? Optional.empty() : Optional.of(before.get(random.nextInt(before.size())));
    }

    /** Whether it is for people of this step to say what becomes of a dossier. */
    boolean judges(String step) {
        return judging.contains(step);
    }

    /** Whether any dossier ever had this step behind it. */
    boolean passed(String step) {
        return passed.contains(step);
    }

    Set<Pool> doing(String step) {
        return doers.getOrDefault(step, Set.of());
    }

    /**
     * Who does a step for a place, one entry a task: the offices that did it there last. Where nobody did yet, as many offices
     * as did it in the smallest place around, each with as many people, but of the place's own.
     *
     * @return empty where nobody did it anywhere
     */
    List<Pool> pools(String step, List<String> lineage) {
        return found.computeIfAbsent(step, s -> new HashMap<>())
                .computeIfAbsent(lineage.getFirst(), county -> find(step, lineage));
    }

    private List<Pool> find(String step, List<String> lineage) {
        var byPlace = pools.getOrDefault(step, Map.of());
        for (int i = 0; i < lineage.size(); i++) {
            var found = byPlace.get(lineage.get(i));
            if (found != null) {
                int at = i;
                return found.stream().map(pool -> at(pool, lineage, at)).toList();
            }
        }
        return List.of();
    }

    private Pool at(Pool like, List<String> lineage, int found) {
        int own = switch (Role.valueOf(like.role()).level()) {
            case COUNTY -> 0;
            case CITY -> Math.max(0, lineage.size() - 3);
            case PROVINCE -> Math.max(0, lineage.size() - 2);
            case NATION -> lineage.size() - 1;
        };
        if (found <= own) {
            return like;
        }
        var pool = new Pool(
                UUID.nameUUIDFromBytes((lineage.get(own) + "/" + like.unit()).getBytes(StandardCharsets.UTF_8)),
                like.role());
        origins.putIfAbsent(pool, like);
        people.putIfAbsent(pool, people(like));
        return pool;
    }

    /** The office whose measures stand in for one that was never seen; itself where it was. */
    Pool origin(Pool pool) {
        return origins.getOrDefault(pool, pool);
    }
}
