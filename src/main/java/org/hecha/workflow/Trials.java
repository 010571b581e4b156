package org.hecha.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.hecha.workflow.Measured.Spell;

/**
 * Forecasts from moments of the past, each with what was known then, against what came: how many dossiers were through a station
 * so many working days later, and when the last of those was. Where nobody had a station behind them nothing is told of it, then
 * as now. Each is judged with the ranges widened by the errors of those trials alone whose outcome was known by then.
 */
final class Trials {

    /** How far ahead, working days. */
    static final List<Integer> AHEAD = List.of(5, 10, 20);

    /** Moments of the past that forecasts are tried from, at most. */
    static final int MOST = 10;

    /** What comes later than so many working days ahead makes no difference to what is told of the next twenty. */
    private static final long FARTHEST = 40;

    /** Earlier there is next to nothing to measure on. */
    private static final double FROM = 0.15;

    /**
     * @param then      when it was told, in working time
     * @param knownAt   when it was known what came
     * @param through   dossiers told to be through by then
     * @param most      more than this could not come
     * @param came      those that were
     * @param when      told seconds until so many as came were through
     * @param took      seconds it took; 0 where none came
     */
    private record Trial(long then, long knownAt, Spread through, double most, int came, Spread when, double took) {

        double outside() {
            return Widening.outside(through, came);
        }

        double missed() {
            return Math.max(Math.log(when.low() / took), Math.log(took / when.high()));
        }

        boolean holds(Widening widening) {
            var told = widening.numbers(through, most);
            return told.low() <= came && came <= told.high();
        }

        /** To the day, as days are told. */
        boolean holdsDay(Widening widening) {
            long day = day(then + took);
            return day(then + widening.soonest(when.low())) <= day && day <= day(then + widening.latest(when.high()));
        }

        private static long day(double moment) {
            return (long) Math.min(Long.MAX_VALUE / 2.0, moment) / WorkingTime.DAY;
        }
    }

    private final List<Trial> trials = new ArrayList<>();
    private int untold;

    /**
     * @param spells   of all dossiers
     * @param wanted   dossiers that are counted
     * @param now      in working time
     * @param stations steps that end one
     * @param moments  how many to try from, at most {@link #MOST}
     * @param plays    what was known at a moment
     */
    static Trials of(
            List<Spell> spells,
            Set<String> wanted,
            long now,
            List<String> stations,
            int moments,
            LongFunction<Plays> plays,
            int many,
            long seed) {
        var trials = new Trials();
        for (long then : moments(spells, wanted, now, moments)) {
            var known = plays.apply(then);
            if (known.measured().size() >= Forecast.LEAST) {
                var results = known.run(
                        many, seed + then / WorkingTime.DAY, Map.of(), stations, then + FARTHEST * WorkingTime.DAY);
                for (String step : stations) {
                    trials.add(spells, wanted, step, then, now, known, results);
                }
            }
        }
        return trials;
    }

    /** Ends of days on which something was done, evenly among those whose outcome is known at least in part. */
    private static long[] moments(List<Spell> spells, Set<String> wanted, long now, int moments) {
        long latest = now - (long) AHEAD.getFirst() * WorkingTime.DAY;
        long[] days = spells.stream()
                .filter(spell -> !spell.open() && wanted.contains(spell.dossier()))
                .mapToLong(spell -> (spell.end() / WorkingTime.DAY + 1) * WorkingTime.DAY - 1)
                .filter(day -> day <= latest)
                .distinct()
                .sorted()
                .toArray();
        return IntStream.rangeClosed(1, moments)
                .mapToLong(i -> days.length == 0
                        ? -1
                        : days[(int) Math.min(days.length - 1, days.length * (FROM + (1 - FROM) * i / moments))])
                .filter(day -> day >= 0)
                .distinct()
                .toArray();
    }

    private void add(
            List<Spell> spells,
            Set<String> wanted,
            String step,
            long then,
            long now,
            Plays known,
            List<Map<String, long[]>> results) {
        double[] all = results.stream().mapToDouble(r -> told(r, step).length).toArray();
        var before = Plays.left(spells, wanted, step, then);
        for (int days : AHEAD) {
            long end = then + (long) days * WorkingTime.DAY;
            if (end > now) {
                return;
            }
            var came = new HashSet<>(Plays.left(spells, wanted, step, end));
            came.removeAll(before);
            if (!known.measured().offices().passed(step)) {
                untold += came.isEmpty() ? 0 : 1;
                continue;
            }
            var through = new Spread(results.stream()
                    .mapToDouble(r ->
                            Arrays.stream(told(r, step)).filter(at -> at <= end).count())
                    .toArray());
            if (came.isEmpty() && through.high() == 0) {
                continue;
            }
            var when = new Spread(results.stream()
                    .mapToDouble(r -> ahead(told(r, step), came.size(), then))
                    .toArray());
            double took = came.isEmpty() ? 0 : Math.max(Widening.SHORTEST, last(spells, step, came, end) - then);
            trials.add(new Trial(then, end, through, new Spread(all).most(), came.size(), when, took));
        }
    }

    private static long[] told(Map<String, long[]> result, String step) {
        return result.getOrDefault(step, new long[0]);
    }

    private static double ahead(long[] times, int many, long then) {
        if (many == 0) {
            return 0;
        }
        return times.length < many ? Double.MAX_VALUE : Math.max(Widening.SHORTEST, times[many - 1] - then);
    }

    private static long last(List<Spell> spells, String step, Set<String> dossiers, long by) {
        return spells.stream()
                .filter(spell -> spell.step().equals(step) && spell.end() <= by && dossiers.contains(spell.dossier()))
                .mapToLong(Spell::end)
                .max()
                .orElse(by);
    }

    /** @param moment in working time; what was not known by then does not count */
    Widening widening(long moment) {
        return Widening.of(
                trials.stream()
                        .filter(trial -> trial.knownAt() <= moment)
                        .mapToDouble(Trial::outside)
                        .toArray(),
                trials.stream()
                        .filter(trial -> trial.knownAt() <= moment && trial.came() > 0)
                        .mapToDouble(Trial::missed)
                        .toArray());
    }

    /** Empty where there is too little past. */
    Optional<Forecast.BackTest> backTest(long now) {
        if (trials.isEmpty()) {
            return Optional.empty();
        }
        Map<Long, Widening> widenings = new HashMap<>();
        trials.forEach(trial -> widenings.computeIfAbsent(trial.then(), this::widening));
        int held = 0;
        int days = 0;
        int heldDays = 0;
        double error = 0;
        double truth = 0;
        for (var trial : trials) {
            var widening = widenings.getOrDefault(trial.then(), Widening.NONE);
            held += trial.holds(widening) ? 1 : 0;
            if (trial.came() > 0) {
                days++;
                heldDays += trial.holdsDay(widening) ? 1 : 0;
            }
            error += Math.abs(trial.through().middle() - trial.came());
            truth += trial.came();
        }
        var today = widening(now);
        return Optional.of(new Forecast.BackTest(
                trials.size(),
                untold,
                AHEAD,
                error / trials.size(),
                truth == 0 ? 100 : 100 * error / truth,
                held,
                days,
                heldDays,
                today.numbers(),
                today.times()));
    }
}
