package org.hecha.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.commons.rng.UniformRandomProvider;
import org.hecha.workflow.Measured.Result;
import org.hecha.workflow.Measured.Spell;
import org.hecha.workflow.Measured.Station;

/** Which step followed which, after what pause, and how often dossiers were sent back or refused. */
final class Ways {

    /** @param next empty at the end. @param pause seconds of working time. @param result what the step before said */
    record Step(String next, long pause, Result result) {
        boolean back() {
            return result == Result.BACK;
        }
    }

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

    /**
     * @param trail   where a dossier was, oldest first; where it is comes last
     * @param returns how often each step has sent it back and it has come from there
     * @param back    whether it is about to leave there by having been sent back
     */
    record Standing(List<At> trail, Map<String, Integer> returns, boolean back) {
        At at() {
            return trail.isEmpty() ? NOWHERE : trail.getLast();
        }
    }

    private static final At NOWHERE = new At("", "");

    /** As many decisions as say as much about one step as all other reviewing steps together do. */
    private static final int ENOUGH = Forecast.LEAST;

    /** Beyond this many a sample says all there is to say about what it was drawn from. */
    private static final int SURE = 2_000;

    private static final int TRIES = 8;

    private final Map<At, List<Step>> following = new HashMap<>();
    /** Steps that were gone on to, each once. */
    private final Map<At, Set<String>> onward;
    /** What followed a step on the way back to whoever had sent the dossier back; {@link #ANSWER} stands for that step. */
    private final Map<String, List<Step>> onTheWayBack;
    /** What reviewing steps said, wherever it was: a step that has refused nobody yet is still one that may. */
    private final List<Step> verdicts = new ArrayList<>();

    private static final String ANSWER = "?";

    private Ways(Map<At, Set<String>> onward, Map<String, List<Step>> onTheWayBack) {
        this.onward = onward;
        this.onTheWayBack = onTheWayBack;
    }

    /**
     * @param stations of each dossier, in order. @param ended dossiers that have reached their end
     * @param overFull dossiers whose refusal says nothing about how often dossiers are refused
     */
    static Ways of(Map<String, List<Station>> stations, Set<String> ended, Set<String> overFull) {
        var ways = new Ways(new HashMap<>(), new HashMap<>());
        stations.forEach((dossier, own) -> {
            var at = NOWHERE;
            boolean back = false;
            for (int i = 0; i < own.size(); i++) {
                var station = own.get(i);
                at = at.to(station.step(), back);
                back = station.result() == Result.BACK;
                if (station.end() == Long.MAX_VALUE) {
                    continue;
                }
                if (i + 1 < own.size()) {
                    var next = own.get(i + 1);
                    ways.follow(
                            at,
                            station,
                            new Step(
                                    next.step(),
                                    Math.max(0, next.begin() - station.end()),
                                    back ? Result.BACK : Result.ON));
                } else if (ended.contains(dossier) && !overFull.contains(dossier)) {
                    ways.follow(at, station, new Step("", 0, station.result()));
                }
            }
        });
        return ways;
    }

    private void follow(At at, Station station, Step next) {
        following.computeIfAbsent(at, s -> new ArrayList<>()).add(next);
        if (leads(next)) {
            onward.computeIfAbsent(at, s -> new HashSet<>()).add(next.next());
        }
        if (!at.sentBackBy().isEmpty() && !next.back()) {
            boolean answers = next.next().equals(at.sentBackBy());
            onTheWayBack
                    .computeIfAbsent(at.step(), s -> new ArrayList<>())
                    .add(new Step(answers ? ANSWER : next.next(), next.pause(), Result.ON));
        }
        if (station.spells().stream().anyMatch(Spell::judges)) {
            verdicts.add(next);
        }
    }

    /** @param stations of one dossier, at least one */
    static Standing standing(List<Station> stations) {
        List<At> trail = new ArrayList<>();
        var at = NOWHERE;
        Map<String, Integer> returns = new HashMap<>();
        boolean back = false;
        for (var station : stations) {
            if (back) {
                returns.merge(at.step(), 1, Integer::sum);
            }
            at = at.to(station.step(), back);
            trail.add(at);
            back = station.result() == Result.BACK;
        }
        return new Standing(trail, returns, back);
    }

    /** The same ways as if seen on another sample of the same size. */
    Ways again(UniformRandomProvider random) {
        var again = new Ways(onward, onTheWayBack);
        // in the order of what was seen, so that the same seed gives the same sample
        following.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(At::step).thenComparing(At::sentBackBy)))
                .forEach(e -> again.following.put(e.getKey(), drawn(e.getValue(), random)));
        again.verdicts.addAll(drawn(verdicts, random));
        return again;
    }

    private static List<Step> drawn(List<Step> sample, UniformRandomProvider random) {
        if (sample.size() > SURE) {
            return sample;
        }
        List<Step> drawn = new ArrayList<>(sample.size());
        for (int i = 0; i < sample.size(); i++) {
            drawn.add(drawnOf(sample, random));
        }
        return drawn;
    }

    /**
     * What follows; empty where nobody has gone further yet. What was sent back by a step nobody has answered yet takes the way
     * of what others sent back, and without such a way goes to it at once. Whoever turned aside to a step from which nobody has
     * come yet goes on from there as those who did not turn aside.
     *
     * @param trail      where it was, oldest first; where it is comes last
     * @param reviewing  whether the step may send back or refuse: few seen there count together with those of other such steps
     * @param mayReturn  whether it may go back once more
     */
    Optional<Step> next(List<At> trail, boolean reviewing, boolean mayReturn, UniformRandomProvider random) {
        var at = trail.getLast();
        var all = following.getOrDefault(at, List.of());
        var drawn = drawnWhere(all, step -> mayReturn || !step.back(), random);
        if (drawn.isEmpty()) {
            return at.sentBackBy().isEmpty() ? around(trail, random) : Optional.of(answer(at, random));
        }
        var own = drawn.get();
        var like = verdicts.isEmpty() ? own : drawnOf(verdicts, random);
        boolean borrowed = random.nextDouble() * (all.size() + ENOUGH) < ENOUGH;
        if (!reviewing || !borrowed || like.back() && !mayReturn) {
            return Optional.of(own);
        }
        if (like.result() != Result.ON) {
            return Optional.of(like);
        }
        return Optional.of(
                drawnWhere(all, step -> step.result() == Result.ON, random).orElse(own));
    }

    private Step answer(At at, UniformRandomProvider random) {
        var others = onTheWayBack.getOrDefault(at.step(), List.of());
        if (others.isEmpty()) {
            return new Step(at.sentBackBy(), 0, Result.ON);
        }
        var like = drawnOf(others, random);
        return like.next().equals(ANSWER) ? new Step(at.sentBackBy(), like.pause(), Result.ON) : like;
    }

    /** The nearest place on the way where others went elsewhere. */
    private Optional<Step> around(List<At> trail, UniformRandomProvider random) {
        Set<String> aside = new HashSet<>();
        for (var at : trail.reversed()) {
            if (!aside.containsAll(onward.getOrDefault(at, Set.of()))) {
                var elsewhere = drawnWhere(
                        following.getOrDefault(at, List.of()),
                        step -> leads(step) && !aside.contains(step.next()),
                        random);
                if (elsewhere.isPresent()) {
                    return elsewhere;
                }
            }
            aside.add(at.step());
        }
        return Optional.empty();
    }

    private static Step drawnOf(List<Step> steps, UniformRandomProvider random) {
        return steps.get(random.nextInt(steps.size()));
    }

    private static boolean leads(Step step) {
        return step.result() == Result.ON && !step.next().isEmpty();
    }

    /** Most are of the kind that is asked for: some tries find one sooner than a look at all. */
    private static Optional<Step> drawnWhere(List<Step> steps, Predicate<Step> kind, UniformRandomProvider random) {
        for (int i = 0; i < TRIES && !steps.isEmpty(); i++) {
            var step = drawnOf(steps, random);
            if (kind.test(step)) {
                return Optional.of(step);
            }
        }
        var all = steps.stream().filter(kind).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(drawnOf(all, random));
    }

    /** The same where it is known already whether the dossier was sent back. */
    Optional<Step> next(Standing standing, UniformRandomProvider random) {
        return drawnWhere(
                        following.getOrDefault(standing.at(), List.of()),
                        step -> step.back() == standing.back(),
                        random)
                .or(() -> next(standing.trail(), false, true, random));
    }
}
