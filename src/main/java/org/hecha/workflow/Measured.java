package org.hecha.workflow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.commons.rng.UniformRandomProvider;
import org.hecha.organization.Role;

/**
 * What a {@link Simulation} draws from: which step follows which and after what pause, which offices do a step side by
 * side, how long the doing takes, and how many people there are. All times in seconds of working time.
 *
 * <p>How long the doing takes cannot be read off a task alone, since a person has several before them: it is the time from when
 * one of the office's people could begin (the task had come, and one of as many people as were ever seen at work there was
 * done with what came before) until it was done.
 */
final class Measured {

    /** People of one role at one office share what comes. */
    record Pool(UUID unit, String role) {}

    /** @param next empty at the end. @param back whether the step was done by sending the dossier back */
    record Step(String next, long pause, boolean back) {}

    /**
     * Where a dossier is on its way: the county corrects for whoever sent it back, and afterwards goes on there and nowhere else.
     *
     * @param sentBackBy the step that waits to have it again; empty where none does
     */
    record At(String step, String sentBackBy) {

        /** The same step again answers the return; another one is on the way there. */
        At to(String next, boolean back) {
            String waits = back ? step : sentBackBy;
            return new At(next, next.equals(waits) ? "" : waits);
        }
    }

    private static final double[] NONE = {};

    private final Map<At, List<Step>> following = new HashMap<>();
    private final Map<String, double[]> doing = new HashMap<>();
    private final Map<String, Map<String, List<Pool>>> pools = new HashMap<>();
    private final Map<Pool, Pool> origins = new HashMap<>();
    private final Map<Pool, Integer> people = new HashMap<>();
    private final Map<String, Set<Pool>> doers = new HashMap<>();

    /**
     * A task as the measures see it, in working time.
     *
     * @param lineage  codes of the county and of what it belongs to, smallest first
     * @param person   who did it; empty while open
     * @param end      {@link Long#MAX_VALUE} while open
     * @param returned whether it sent the dossier back
     */
    record Spell(
            String dossier,
            List<String> lineage,
            String step,
            Pool pool,
            String person,
            long begin,
            long end,
            boolean returned) {
        boolean open() {
            return end == Long.MAX_VALUE;
        }

        /** What was known of it at some moment; only for those that had begun. */
        Spell knownAt(long moment) {
            return end <= moment ? this : new Spell(dossier, lineage, step, pool, "", begin, Long.MAX_VALUE, false);
        }
    }

    /** @param spells of all dossiers, open ones too. @param ended dossiers that have reached their end */
    static Measured of(List<Spell> spells, Set<String> ended) {
        var measured = new Measured();
        measured.people(spells);
        measured.doing(spells);
        measured.ways(spells, ended);
        return measured;
    }

    private void people(List<Spell> spells) {
        Map<Pool, Set<String>> seen = new HashMap<>();
        for (var spell : spells) {
            var at = seen.computeIfAbsent(spell.pool(), p -> new HashSet<>());
            if (!spell.person().isEmpty()) {
                at.add(spell.person());
            }
            doers.computeIfAbsent(spell.step(), s -> new HashSet<>()).add(spell.pool());
        }
        seen.forEach((pool, who) -> people.put(pool, Math.max(1, who.size())));
    }

    private void doing(List<Spell> spells) {
        Map<Pool, List<Spell>> byPool = new HashMap<>();
        spells.stream()
                .filter(spell -> !spell.open())
                .forEach(spell -> byPool.computeIfAbsent(spell.pool(), p -> new ArrayList<>())
                        .add(spell));
        Map<String, List<Double>> times = new HashMap<>();
        byPool.forEach((pool, done) -> {
            done.sort(Comparator.comparingLong(Spell::end).thenComparingLong(Spell::begin));
            // when each of the people was last done; whoever has been free longest begins
            var free = new PriorityQueue<Long>();
            for (int i = 0; i < people(pool); i++) {
                free.add(Long.MIN_VALUE);
            }
            for (var spell : done) {
                long begin = Math.max(spell.begin(), free.remove());
                times.computeIfAbsent(spell.step(), s -> new ArrayList<>())
                        .add((double) Math.max(0, spell.end() - begin));
                free.add(spell.end());
            }
        });
        times.forEach((step, all) ->
                doing.put(step, all.stream().mapToDouble(d -> d).sorted().toArray()));
    }

    private void ways(List<Spell> spells, Set<String> ended) {
        Map<String, List<Spell>> byDossier = new LinkedHashMap<>();
        spells.forEach(spell -> byDossier
                .computeIfAbsent(spell.dossier(), d -> new ArrayList<>())
                .add(spell));
        List<Station> all = new ArrayList<>();
        byDossier.forEach((dossier, own) -> {
            List<Station> stations = stations(own);
            all.addAll(stations);
            var at = new At("", "");
            boolean back = false;
            for (int i = 0; i < stations.size(); i++) {
                var station = stations.get(i);
                at = at.to(station.step(), back);
                back = station.back();
                if (station.end() == Long.MAX_VALUE) {
                    continue;
                }
                if (i + 1 < stations.size()) {
                    var next = stations.get(i + 1);
                    follow(at, new Step(next.step(), Math.max(0, next.begin() - station.end()), back));
                } else if (ended.contains(dossier)) {
                    follow(at, new Step("", 0, false));
                }
            }
        });
        all.sort(Comparator.comparingLong(Station::begin));
        for (var station : all) {
            var who = station.spells().stream().map(Spell::pool).toList();
            for (String place : station.spells().getFirst().lineage()) {
                pools.computeIfAbsent(station.step(), s -> new HashMap<>()).put(place, who);
            }
        }
    }

    private void follow(At at, Step next) {
        following.computeIfAbsent(at, s -> new ArrayList<>()).add(next);
    }

    /** Where a dossier is now, and whether it is about to leave there by having been sent back. */
    record Standing(At at, boolean back) {}

    /** @param spells of one dossier, at least one */
    static Standing standing(List<Spell> spells) {
        var standing = new Standing(new At("", ""), false);
        for (var station : stations(spells)) {
            standing = new Standing(standing.at().to(station.step(), standing.back()), station.back());
        }
        return standing;
    }

    /** Tasks of one step that lie side by side. */
    record Station(String step, List<Spell> spells) {
        long begin() {
            return spells.stream().mapToLong(Spell::begin).min().orElseThrow();
        }

        long end() {
            return spells.stream().mapToLong(Spell::end).max().orElseThrow();
        }

        /** Whoever judges apart says so for somebody else to decide. */
        boolean back() {
            return !Task.JUDGED_APART.contains(step) && spells.stream().anyMatch(Spell::returned);
        }
    }

    /** A dossier's stations in order of their beginning; tasks of the same step that overlap are one. */
    static List<Station> stations(List<Spell> spells) {
        List<Station> stations = new ArrayList<>();
        Map<String, Station> last = new HashMap<>();
        spells.stream().sorted(Comparator.comparingLong(Spell::begin)).forEach(spell -> {
            var before = last.get(spell.step());
            if (before != null && spell.begin() <= before.end()) {
                before.spells().add(spell);
            } else {
                var station = new Station(spell.step(), new ArrayList<>(List.of(spell)));
                stations.add(station);
                last.put(spell.step(), station);
            }
        });
        return stations;
    }

    /** Beyond this many a sample says all there is to say about what it was drawn from. */
    private static final int SURE = 2_000;

    /**
     * The same measures, taken as if on another sample of the same size: what was seen is but a sample of how long things take,
     * and a forecast that forgot this would be too sure of itself.
     */
    Measured again(UniformRandomProvider random) {
        var again = new Measured();
        again.following.putAll(following);
        again.pools.putAll(pools);
        again.origins.putAll(origins);
        again.people.putAll(people);
        again.doers.putAll(doers);
        // in a fixed order, so that the same seed gives the same sample
        new TreeMap<>(doing)
                .forEach((step, all) -> again.doing.put(step, all.length > SURE ? all : drawn(all, random)));
        return again;
    }

    private static double[] drawn(double[] sample, UniformRandomProvider random) {
        double[] drawn = new double[sample.length];
        Arrays.setAll(drawn, i -> sample[random.nextInt(sample.length)]);
        Arrays.sort(drawn);
        return drawn;
    }

    int people(Pool pool) {
        return people.getOrDefault(pool, 1);
    }

    /** Whether any dossier ever got as far as this step. */
    boolean reached(String step) {
        return doers.containsKey(step);
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

    /**
     * What follows; empty where nobody has gone further yet. What was sent back by a step nobody has answered yet goes to it at
     * once.
     */
    Optional<Step> next(At at, UniformRandomProvider random) {
        var all = following.getOrDefault(at, List.of());
        if (!all.isEmpty()) {
            return Optional.of(all.get(random.nextInt(all.size())));
        }
        return at.sentBackBy().isEmpty() ? Optional.empty() : Optional.of(new Step(at.sentBackBy(), 0, false));
    }

    /** The same where it is known already whether the dossier was sent back. */
    Optional<Step> next(Standing standing, UniformRandomProvider random) {
        var all = following.getOrDefault(standing.at(), List.of()).stream()
                .filter(step -> step.back() == standing.back())
                .toList();
        return all.isEmpty() ? next(standing.at(), random) : Optional.of(all.get(random.nextInt(all.size())));
    }

    long takes(String step, UniformRandomProvider random) {
        double[] all = doing.getOrDefault(step, NONE);
        return all.length == 0 ? 0 : Math.round(all[random.nextInt(all.length)]);
    }

    /** Of what has taken so long already: as long as one of those that took longer; where none did, as long again as any. */
    long takesOver(String step, long already, UniformRandomProvider random) {
        double[] all = doing.getOrDefault(step, NONE);
        int from = Arrays.binarySearch(all, already + 0.5);
        int first = from < 0 ? -from - 1 : from;
        return first < all.length
                ? Math.round(all[first + random.nextInt(all.length - first)])
                : already + takes(step, random);
    }

    /** How many finished tasks all of this was measured on. */
    int size() {
        return doing.values().stream().mapToInt(all -> all.length).sum();
    }
}
