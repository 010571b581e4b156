package org.hecha.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.hecha.workflow.Measured.Pool;
import org.hecha.workflow.Measured.Spell;

/**
 * How long the doing takes, in seconds of working time: what each step takes at an office of the usual pace, and the pace of each
 * office. Offices differ for long: who was slow at one step is slow at the next.
 *
 * <p>How long the doing takes cannot be read off a task alone, since a person has several before them: it is the time from when
 * whoever did it could begin (the task had come, and they were done with what came before) until it was done. What is being done
 * now has taken at least its age.
 */
final class Times {

    /** Beyond this many a sample says all there is to say about what it was drawn from. */
    private static final int SURE = 2_000;

    /** Shorter is as good as at once. */
    private static final double LEAST = 60;

    /** So much more must times vary without the pace of the offices than with it, to be said to have nothing to do with it. */
    private static final double FURTHER = 2;

    private static final double[] NONE = {};

    /** @param done ascending. @param open ages of what is being done; both at the usual pace */
    private record Taken(double[] done, double[] open) {}

    /** How much longer than usual an office takes, as a logarithm. @param doubt its variance */
    private record Pace(double mean, double doubt) {}

    /**
     * @param after whether it had waited for somebody to be done with something else: whoever is at work goes on with the next
     *              one, whoever is not has to notice first that something came
     */
    private record Kind(String step, boolean after) {}

    private record Doing(Kind kind, Pool pool, double time, boolean over) {
        double log() {
            return Math.log(Math.max(LEAST, time));
        }
    }

    private final Map<Kind, Taken> taken = new HashMap<>();
    /** Two tasks of one dossier may look the same. */
    private final Map<Spell, Long> atWorkSince;

    private final Map<Pool, Pace> paces;
    /** What takes as long at any pace. */
    private final Set<Kind> unhurried;

    private final Map<Pool, Double> drawn = new HashMap<>();
    private final Map<String, Known> byStep = new HashMap<>();
    private Pace unseen = new Pace(0, 0);
    /** How much shorter what had waited is than what had not, at all steps together: 0 to 1. */
    private double after = 1;

    private long seed;
    private int size;

    private Times(Map<Spell, Long> atWorkSince, Map<Pool, Pace> paces, Set<Kind> unhurried) {
        this.atWorkSince = atWorkSince;
        this.paces = paces;
        this.unhurried = unhurried;
    }

    /**
     * @param people who was seen at work at each office
     * @param now    in working time
     */
    static Times of(List<Spell> spells, Function<Pool, ? extends Collection<String>> people, long now) {
        var times = new Times(new IdentityHashMap<>(), new HashMap<>(), new HashSet<>());
        List<Doing> all = times.doing(spells, people, now);
        times.size = (int) all.stream().filter(Doing::over).count();
        times.paces(all);
        times.kinds(all);
        return times;
    }

    private List<Doing> doing(List<Spell> spells, Function<Pool, ? extends Collection<String>> people, long now) {
        Map<Pool, List<Spell>> byPool = new HashMap<>();
        spells.forEach(spell ->
                byPool.computeIfAbsent(spell.pool(), p -> new ArrayList<>()).add(spell));
        List<Doing> doing = new ArrayList<>();
        byPool.forEach((pool, own) -> {
            // what is open comes last, and of that what came first
            own.sort(Comparator.comparingLong(Spell::end).thenComparingLong(Spell::begin));
            Map<String, Long> doneWithOthers = new LinkedHashMap<>();
            people.apply(pool).forEach(person -> doneWithOthers.put(person, Long.MIN_VALUE));
            for (var spell : own) {
                // nobody knows yet who will do what an office has before it: whoever has been free longest
                String person = spell.person().isEmpty() ? freeLongest(doneWithOthers) : spell.person();
                Long since = spell.open() ? doneWithOthers.remove(person) : doneWithOthers.put(person, spell.end());
                if (since != null) {
                    long begin = Math.max(spell.begin(), since);
                    doing.add(new Doing(
                            new Kind(spell.step(), since > spell.begin()),
                            pool,
                            Math.max(0, Math.min(spell.end(), now) - begin),
                            !spell.open()));
                    if (spell.open()) {
                        atWorkSince.put(spell, begin);
                    }
                }
            }
        });
        return doing;
    }

    private static String freeLongest(Map<String, Long> doneWithOthers) {
        return doneWithOthers.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** When somebody could begin with what is open; empty where it waits for people who are at other things. */
    Optional<Long> atWorkSince(Spell open) {
        return Optional.ofNullable(atWorkSince.get(open));
    }

    /**
     * Few tasks say little about an office: its mean counts the less, the less offices differ among themselves and the more its
     * tasks do. What is open counts where it has already taken longer than usual. A step that ends with a date and not with the
     * work, as the period of creation does, takes as long at any pace: it is told by its times lying much further apart when the
     * pace is taken out of them than when it is left in.
     */
    private void paces(List<Doing> all) {
        paces(all, kind -> true);
        byKind(all).forEach((kind, own) -> {
            var as = new Mean();
            var without = new Mean();
            own.stream().filter(Doing::over).forEach(one -> {
                as.add(one.log());
                without.add(one.log() - mean(one.pool()));
            });
            if (without.squares() > FURTHER * as.squares()) {
                unhurried.add(kind);
            }
        });
        if (!unhurried.isEmpty()) {
            paces.clear();
            unseen = new Pace(0, 0);
            paces(all, kind -> !unhurried.contains(kind));
        }
    }

    private void paces(List<Doing> all, Predicate<Kind> counts) {
        Map<Kind, Mean> usually = new HashMap<>();
        all.stream()
                .filter(Doing::over)
                .forEach(one ->
                        usually.computeIfAbsent(one.kind(), k -> new Mean()).add(one.log()));
        Map<Pool, Mean> offices = new HashMap<>();
        for (var one : all) {
            var usual = usually.get(one.kind());
            double more = usual == null ? -1 : one.log() - usual.mean();
            if (usual != null && (one.over() || more > 0) && counts.test(one.kind())) {
                offices.computeIfAbsent(one.pool(), p -> new Mean()).add(more);
            }
        }
        double inside = 0;
        int free = 0;
        for (var office : offices.values()) {
            inside += office.squares();
            free += office.count() - 1;
        }
        double within = free == 0 ? 0 : inside / free;
        double between = offices.values().stream()
                .filter(office -> office.count() > 1)
                .mapToDouble(office -> office.mean() * office.mean() - within / office.count())
                .average()
                .orElse(0);
        if (offices.size() < 2 || between <= 0) {
            return;
        }
        offices.forEach((pool, office) -> {
            double trust = between / (between + within / office.count());
            paces.put(pool, new Pace(trust * office.mean(), (1 - trust) * between));
        });
        unseen = new Pace(0, between);
    }

    private static Map<Kind, List<Doing>> byKind(List<Doing> all) {
        Map<Kind, List<Doing>> byKind = new HashMap<>();
        all.forEach(one ->
                byKind.computeIfAbsent(one.kind(), k -> new ArrayList<>()).add(one));
        return byKind;
    }

    private void kinds(List<Doing> all) {
        Map<Kind, Mean> logs = new HashMap<>();
        byKind(all).forEach((kind, own) -> {
            taken.put(kind, new Taken(usual(own, true), usual(own, false)));
            var log = new Mean();
            for (double time : taken.get(kind).done()) {
                log.add(Math.log(Math.max(LEAST, time)));
            }
            logs.put(kind, log);
        });
        double shorter = 0;
        int many = 0;
        for (var each : logs.entrySet()) {
            var first = logs.get(new Kind(each.getKey().step(), false));
            if (each.getKey().after() && first != null && first.count() > 0) {
                shorter += each.getValue().count() * (each.getValue().mean() - first.mean());
                many += each.getValue().count();
            }
        }
        after = many == 0 ? 1 : Math.min(1, Math.exp(shorter / many));
    }

    private double[] usual(List<Doing> own, boolean over) {
        return own.stream()
                .filter(one -> one.over() == over)
                .mapToDouble(one -> one.time() / (unhurried.contains(one.kind()) ? 1 : Math.exp(mean(one.pool()))))
                .sorted()
                .toArray();
    }

    private double mean(Pool pool) {
        return paces.getOrDefault(pool, unseen).mean();
    }

    /** A mean and how far its parts lie from it. */
    private static final class Mean {
        private int count;
        private double mean;
        private double squares;

        void add(double value) {
            count++;
            double off = value - mean;
            mean += off / count;
            squares += off * (value - mean);
        }

        int count() {
            return count;
        }

        double mean() {
            return mean;
        }

        double squares() {
            return squares;
        }
    }

    /**
     * The same times, taken as if on another sample of the same size, with what is open having ended some time. What was seen is
     * but a sample of how long things take, and a forecast that forgot this would be too sure of itself.
     */
    Times again(UniformRandomProvider random) {
        var again = new Times(atWorkSince, paces, unhurried);
        again.unseen = unseen;
        again.after = after;
        again.size = size;
        again.seed = random.nextLong() | 1;
        // in a fixed order, so that the same seed gives the same sample
        taken.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing(Kind::step).thenComparing(Kind::after)))
                .forEach(e -> again.taken.put(e.getKey(), new Taken(drawn(e.getValue(), random), NONE)));
        return again;
    }

    private static double[] drawn(Taken all, UniformRandomProvider random) {
        int done = all.done().length;
        if (done == 0) {
            return NONE;
        }
        int many = done + all.open().length;
        double[] drawn = new double[Math.min(many, SURE)];
        Arrays.setAll(drawn, i -> {
            int which = random.nextInt(many);
            return which < done ? all.done()[which] : over(all.done(), all.open()[which - done], random);
        });
        Arrays.sort(drawn);
        return drawn;
    }

    /** As long as one of those that took longer; where none did, as much longer as the longer half of all took than the others. */
    private static double over(double[] all, double already, UniformRandomProvider random) {
        int from = Arrays.binarySearch(all, already + 0.5);
        int first = from < 0 ? -from - 1 : from;
        if (first < all.length) {
            return all[first + random.nextInt(all.length - first)];
        }
        if (all.length == 0) {
            return already;
        }
        double longest = Math.max(LEAST, all[all.length - 1]);
        double middle = all.length == 1 ? 0 : all[(all.length - 1) / 2];
        int half = all.length / 2;
        double more = all[half + random.nextInt(all.length - half)] - middle;
        return already + Math.max(LEAST, more * Math.max(1, already / longest));
    }

    private double pace(Pool pool) {
        return drawn.computeIfAbsent(pool, p -> {
            var pace = paces.getOrDefault(p, unseen);
            return Math.exp(
                    seed == 0 || pace.doubt() == 0
                            ? pace.mean()
                            : pace.mean() + Math.sqrt(pace.doubt()) * normal(seed + 31L * p.hashCode()));
        });
    }

    private static double normal(long seed) {
        var random = RandomSource.SPLIT_MIX_64.create(seed);
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    /**
     * What is known of one step.
     *
     * @param all     times of those that came to somebody who was free, ascending; of the others where there are none
     * @param hurried whether the pace of an office tells in them
     * @param others  times of those that had to wait, ascending
     */
    private record Known(double[] all, boolean hurried, double[] others, boolean othersHurried) {}

    private Known known(String step) {
        var known = byStep.get(step);
        if (known == null) {
            var others = new Kind(step, true);
            var kind = done(new Kind(step, false)).length == 0 ? others : new Kind(step, false);
            known = new Known(done(kind), !unhurried.contains(kind), done(others), !unhurried.contains(others));
            byStep.put(step, known);
        }
        return known;
    }

    private double[] done(Kind kind) {
        var all = taken.get(kind);
        return all == null ? NONE : all.done();
    }

    /** A step at one office. */
    final class Draw {
        private final Known known;
        private final double pace;

        private Draw(Known known, Pool pool) {
            this.known = known;
            this.pace = known.hurried() || known.othersHurried() ? pace(pool) : 1;
        }

        /** Where somebody is free when it comes. @return 0 where nobody ever finished one */
        long takes(UniformRandomProvider random) {
            double[] all = known.all();
            return all.length == 0 ? 0 : Math.round(all[random.nextInt(all.length)] * (known.hurried() ? pace : 1));
        }

        /** Where it had to wait: few of those count together with what is known of the others. */
        long takesAfterOthers(UniformRandomProvider random) {
            double[] all = known.others();
            boolean own = random.nextDouble() * (all.length + Forecast.LEAST) < all.length;
            long otherwise = takes(random);
            return own
                    ? Math.round(all[random.nextInt(all.length)] * (known.othersHurried() ? pace : 1))
                    : Math.round(otherwise * after);
        }
    }

    Draw at(String step, Pool pool) {
        return new Draw(known(step), pool);
    }

    /** Of what has taken so long already; never less than that. */
    long takesOver(String step, Pool pool, long already, UniformRandomProvider random) {
        var known = known(step);
        double pace = known.hurried() ? pace(pool) : 1;
        return Math.max(already, Math.round(over(known.all(), already / pace, random) * pace));
    }

    /** How many finished tasks all of this was measured on. */
    int size() {
        return size;
    }
}
