package org.hecha.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.rng.UniformRandomProvider;
import org.hecha.organization.Role;

/**
 * What a {@link Simulation} draws from: which step follows which and after what pause, which offices do a step side by
 * side, how long the doing takes, and how many people there are. All times in seconds of working time.
 */
final class Measured {

    /** People of one role at one office share what comes. */
    record Pool(UUID unit, String role) {}

    private final Offices offices;
    private final Times times;
    private final Ways ways;

    private Measured(Offices offices, Times times, Ways ways) {
        this.offices = offices;
        this.times = times;
        this.ways = ways;
    }

    /** What a task said of the dossier. */
    enum Result {
        /** there was nothing to decide */
        DONE,
        ON,
        BACK,
        REFUSED
    }

    /**
     * A task as the measures see it, in working time.
     *
     * @param lineage  codes of the county and of what it belongs to, smallest first
     * @param person   who did it or was chosen to; empty while anybody may
     * @param end      {@link Long#MAX_VALUE} while open
     * @param result   what it said; {@link Result#ON} while open
     */
    record Spell(
            String dossier,
            List<String> lineage,
            String step,
            Pool pool,
            String person,
            long begin,
            long end,
            Result result) {
        boolean open() {
            return end == Long.MAX_VALUE;
        }

        boolean returned() {
            return result == Result.BACK;
        }

        /** Whoever judges apart is chosen beforehand; everything else is for anybody of the office. */
        boolean personal() {
            return Task.JUDGED_APART.contains(step);
        }

        /** Whether a reviewing step has decided by itself what becomes of the dossier. */
        boolean judges() {
            return !open()
                    && result != Result.DONE
                    && !Task.JUDGED_APART.contains(step)
                    && Role.valueOf(pool.role()).reviews();
        }

        /** What was known of it at some moment; only for those that had begun. */
        Spell knownAt(long moment) {
            return end <= moment
                    ? this
                    : new Spell(
                            dossier, lineage, step, pool, personal() ? person : "", begin, Long.MAX_VALUE, Result.ON);
        }
    }

    /** What is known at the moment of the last thing known. */
    static Measured of(List<Spell> spells, Set<String> ended) {
        long now = spells.stream()
                .mapToLong(spell -> spell.open() ? spell.begin() : spell.end())
                .max()
                .orElse(0);
        return of(spells, ended, Set.of(), now);
    }

    /**
     * @param spells   of all dossiers, open ones too
     * @param ended    dossiers that have reached their end
     * @param overFull dossiers whose refusal says nothing about how often dossiers are refused
     * @param now      in working time
     */
    static Measured of(List<Spell> spells, Set<String> ended, Set<String> overFull, long now) {
        Map<String, List<Spell>> byDossier = new LinkedHashMap<>();
        spells.forEach(spell -> byDossier
                .computeIfAbsent(spell.dossier(), d -> new ArrayList<>())
                .add(spell));
        Map<String, List<Station>> stations = new LinkedHashMap<>();
        byDossier.forEach((dossier, own) -> stations.put(dossier, stations(own)));
        var offices = Offices.of(spells, stations.values());
        return new Measured(offices, Times.of(spells, offices::people, now), Ways.of(stations, ended, overFull));
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
        Result result() {
            if (Task.JUDGED_APART.contains(step)) {
                return Result.ON;
            }
            var most = spells.stream()
                    .map(Spell::result)
                    .max(Comparator.naturalOrder())
                    .orElse(Result.ON);
            return most == Result.DONE ? Result.ON : most;
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

    /** The same measures as if taken on another sample of the same size; who does what where is the same. */
    Measured again(UniformRandomProvider random) {
        return new Measured(offices, times.again(random), ways.again(random));
    }

    Offices offices() {
        return offices;
    }

    Times times() {
        return times;
    }

    Ways ways() {
        return ways;
    }

    /** How many finished tasks all of this was measured on. */
    int size() {
        return times.size();
    }
}
