package org.hecha.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.flow.mincost.CapacityScalingMinimumCostFlow;
import org.jgrapht.alg.flow.mincost.MinimumCostFlowProblem;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.DirectedWeightedMultigraph;

/**
 * Gives dossiers to people as a flow of least cost: as many places filled as can be, then as few of them by people who would
 * rather not be asked as can be, then the load as even as can be (the sum of the squares of everybody's open assignments is
 * least). Loads count what each person has open already; between equally
 * good answers the seed decides, by the order in which people and dossiers are looked at.
 *
 * <p>Where many people are free for a dossier the flow is first solved over some of them, drawn by lot, and that answer is
 * taken only where no answer could be better (all places filled, loads as level as water); otherwise it is solved over all.
 *
 * <p>Where people lack parts that somebody of each dossier must know, the flow is solved without asking for that. Where a dossier
 * then has a team that does not know everything, the places of every dossier that could have one are told apart: some wait for
 * somebody who knows a certain share of the parts. Within one way to share the parts out the flow is again the best there is;
 * which way each dossier takes is chosen by where most room is, and changed as long as that fills more. No answer ever breaks the
 * rule; that none fills more is certain only where everything is filled. Over people drawn by lot an answer is then taken where it
 * fills everything and gives nobody more than the fullest must have, though others might be yet more even.
 */
final class Matching {

    /** People drawn for a dossier in the first attempt. */
    private static final int DRAWN = 12;

    /** What a place costs whose person would rather not be asked: more than any load (at most 20,001 more). */
    private static final double LAST_RESORT = 5e4;

    /**
     * What a place costs that stays empty: more than last resorts in all places that could be filled in turn for it, one in
     * each of 2,000 dossiers. JGraphT takes a billion for infinity.
     */
    private static final double EMPTY = 5e8;

    /** People and dossiers times which other ways are tried. */
    private static final int TRIED = 400_000;

    private static final Way ANYBODY = new Way(List.of(), false);

    /** What is asked where no team of a dossier's people knows everything. */
    private static final Way NOT_FULL = new Way(List.of(), true);

    /**
     * @param shares  parts that one place each is for; the other places are for anybody
     * @param notFull whether a place stays empty
     */
    private record Way(List<Integer> shares, boolean notFull) {
        boolean anybody() {
            return shares.isEmpty();
        }
    }

    private final List<int[]> free;
    private final List<Set<Integer>> lastResort;
    private final List<Map<Integer, Integer>> lacks;
    private final int each;
    private final int[] open;
    private final int cap;
    private final long seed;

    /**
     * @param free who may judge each dossier: indices into {@code open}, without repetition
     * @param each people a dossier needs, at least 1
     * @param open open assignments of each person before
     * @param cap  most open assignments a person may have, at most 10,000
     */
    Matching(List<int[]> free, int each, int[] open, int cap, long seed) {
        this(free, free.stream().map(people -> new int[0]).toList(), each, open, cap, seed);
    }

    /** @param lastResort of the people free for each dossier, those to be asked only where the place would stay empty */
    Matching(List<int[]> free, List<int[]> lastResort, int each, int[] open, int cap, long seed) {
        this(
                free,
                lastResort,
                free.stream().map(people -> new int[people.length]).toList(),
                each,
                open,
                cap,
                seed);
    }

    /**
     * @param lacks of the people free for each dossier, in the same order, the parts they do not know, one bit each; no part may
     *     be lacked by all of a dossier's people, and while places are empty there must be people to be asked who know it
     */
    Matching(List<int[]> free, List<int[]> lastResort, List<int[]> lacks, int each, int[] open, int cap, long seed) {
        this.lacks = IntStream.range(0, free.size())
                .mapToObj(d -> {
                    Map<Integer, Integer> lacking = new HashMap<>();
                    for (int i = 0; i < free.get(d).length; i++) {
                        if (lacks.get(d)[i] != 0) {
                            lacking.put(free.get(d)[i], lacks.get(d)[i]);
                        }
                    }
                    return lacking;
                })
                .toList();
        this.lastResort = lastResort.stream()
                .map(people -> Arrays.stream(people).boxed().collect(Collectors.toUnmodifiableSet()))
                .toList();
        this.free = List.copyOf(free);
        this.each = each;
        this.open = open.clone();
        this.cap = cap;
        this.seed = seed;
    }

    /** Indices of the people for each dossier, ascending; fewer than wanted where nobody is left. */
    List<int[]> solve() {
        var random = new Random(seed);
        List<int[]> shuffled =
                free.stream().map(people -> shuffled(people, random)).toList();
        List<int[]> answer = solve(shuffled, Collections.nCopies(free.size(), ANYBODY));
        return IntStream.range(0, free.size()).allMatch(d -> allowed(d, answer.get(d))) ? answer : knowing(shuffled);
    }

    private List<int[]> solve(List<int[]> shuffled, List<Way> ways) {
        int drawn = Math.max(DRAWN, 4 * each);
        if (shuffled.stream().anyMatch(people -> people.length > drawn)) {
            List<int[]> first = IntStream.range(0, shuffled.size())
                    .mapToObj(d -> Arrays.stream(shuffled.get(d))
                            .filter(p -> !lastResort.get(d).contains(p))
                            .toArray())
                    .toList();
            int[] water = water(first);
            List<int[]> some = IntStream.range(0, first.size())
                    .mapToObj(d -> some(d, first.get(d), ways.get(d), drawn))
                    .toList();
            List<int[]> answer =
                    flow(some, ways, Math.min(cap, Arrays.stream(water).max().orElse(cap)));
            if (level(answer, water) || !anybody(ways) && empty(answer) == 0) {
                return answer;
            }
        }
        return flow(shuffled, ways, cap);
    }

    private static boolean anybody(List<Way> ways) {
        return ways.stream().allMatch(Way::anybody);
    }

    /** The first so many, of each kind of people the same share where places are told apart. */
    private int[] some(int d, int[] people, Way way, int most) {
        if (way.anybody()) {
            return Arrays.copyOf(people, Math.min(most, people.length));
        }
        long kinds = Arrays.stream(people).map(p -> lack(d, p)).distinct().count();
        long share = Math.max(each, most / Math.max(1, kinds));
        Map<Integer, Integer> seen = new HashMap<>();
        return Arrays.stream(people)
                .filter(p -> seen.merge(lack(d, p), 1, Integer::sum) <= share)
                .toArray();
    }

    private static int[] shuffled(int[] people, Random random) {
        List<Integer> order = new ArrayList<>(Arrays.stream(people).boxed().toList());
        Collections.shuffle(order, random);
        return order.stream().mapToInt(p -> p).toArray();
    }

    // --- people who know everything together ------------------------------------------------------------------------

    private int lack(int d, int person) {
        return lacks.get(d).getOrDefault(person, 0);
    }

    private int[] lacks(int d, int[] people) {
        return Arrays.stream(people).map(p -> lack(d, p)).toArray();
    }

    /** Whether a team knows everything, or people could be asked for its empty places so that it would, however full they are. */
    private boolean allowed(int d, int[] team) {
        if (lacks.get(d).isEmpty()) {
            return true;
        }
        int left = each - team.length;
        int rest = Teams.lackedByAll(lacks(d, team)) & parts(d);
        if (rest == 0) {
            return true;
        }
        if (!Teams.possible(parts(d), lacks(d, free.get(d)), each)) {
            return left > 0;
        }
        int[] others = Arrays.stream(free.get(d))
                .filter(p -> Arrays.stream(team).noneMatch(t -> t == p))
                .toArray();
        return Teams.possible(rest, lacks(d, others), left);
    }

    /** Parts that somebody lacks. */
    private int parts(int d) {
        return lacks.get(d).values().stream().reduce(0, (a, b) -> a | b);
    }

    /** Whether a full team of this dossier's people could lack something. */
    private boolean atRisk(int d) {
        int parts = parts(d);
        while (parts != 0) {
            int part = Integer.lowestOneBit(parts);
            if (lacks.get(d).values().stream()
                            .filter(lack -> (lack & part) != 0)
                            .count()
                    >= each) {
                return true;
            }
            parts &= ~part;
        }
        return false;
    }

    private List<int[]> knowing(List<int[]> shuffled) {
        int[] room = Arrays.stream(open).map(n -> Math.max(0, cap - n)).toArray();
        int[] risky = IntStream.range(0, free.size()).filter(this::atRisk).toArray();
        List<Way> ways = new ArrayList<>(Collections.nCopies(free.size(), ANYBODY));
        Map<Integer, List<Way>> others = new HashMap<>();
        for (int d : risky) {
            List<Way> possible = ways(d, room);
            ways.set(d, possible.getFirst());
            others.put(d, possible);
        }
        List<int[]> best = filledUp(solve(shuffled, ways));
        int size = free.stream().mapToInt(people -> people.length).sum();
        int tries = Math.clamp(TRIED / Math.max(1, size), 2, 200);
        for (boolean better = true; better; ) {
            better = false;
            for (int d : risky) {
                for (Way other : others.getOrDefault(d, List.of())) {
                    if (other.equals(ways.get(d)) || tries == 0 || empty(best) == 0) {
                        continue;
                    }
                    tries--;
                    Way before = ways.set(d, other);
                    List<int[]> answer = filledUp(solve(shuffled, ways));
                    if (empty(answer) < empty(best)) {
                        best = answer;
                        better = true;
                    } else {
                        ways.set(d, before);
                    }
                }
            }
        }
        return best;
    }

    /** By how many teams there would be room for, the roomiest first. */
    private List<Way> ways(int d, int[] room) {
        Map<Integer, Integer> byKind = new HashMap<>();
        Arrays.stream(free.get(d)).forEach(p -> byKind.merge(lack(d, p), room[p], Integer::sum));
        List<Way> ways = Teams.splits(parts(d), lacks(d, free.get(d)), each).stream()
                .map(shares -> new Way(Arrays.stream(shares).boxed().toList(), false))
                .sorted(Comparator.comparingDouble((Way way) -> -teams(way.shares(), byKind)))
                .toList();
        return ways.isEmpty() ? List.of(NOT_FULL) : ways;
    }

    private int empty(List<int[]> answer) {
        return answer.stream().mapToInt(people -> each - people.length).sum();
    }

    /** Of every group of shares the people who know any of them must be enough for all of them. */
    private static double teams(List<Integer> shares, Map<Integer, Integer> byKind) {
        double least = Double.MAX_VALUE;
        for (int group = 1; group < 1 << shares.size(); group++) {
            int some = group;
            int people = byKind.entrySet().stream()
                    .filter(kind -> IntStream.range(0, shares.size())
                            .anyMatch(i -> (some >> i & 1) == 1 && (shares.get(i) & kind.getKey()) == 0))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
            least = Math.min(least, (double) people / Integer.bitCount(group));
        }
        return least;
    }

    /** With whoever still has room and fits a dossier another way than the one it took. */
    private List<int[]> filledUp(List<int[]> answer) {
        int[] load = open.clone();
        answer.forEach(people -> Arrays.stream(people).forEach(p -> load[p]++));
        return IntStream.range(0, free.size())
                .mapToObj(d -> {
                    int[] team = answer.get(d);
                    for (int person : free.get(d)) {
                        if (team.length < each
                                && load[person] < cap
                                && Arrays.stream(team).noneMatch(p -> p == person)) {
                            int[] more = Arrays.copyOf(team, team.length + 1);
                            more[team.length] = person;
                            if (allowed(d, more)) {
                                team = more;
                                load[person]++;
                            }
                        }
                    }
                    return Arrays.stream(team).sorted().toArray();
                })
                .toList();
    }

    // --- whether an answer can be improved at all --------------------------------------------------------------------

    private boolean level(List<int[]> answer, int[] water) {
        int[] load = open.clone();
        answer.forEach(people -> Arrays.stream(people).forEach(p -> load[p]++));
        return answer.stream().allMatch(people -> people.length == each) && squares(load) == squares(water);
    }

    private static long squares(int[] load) {
        return Arrays.stream(load).mapToLong(n -> (long) n * n).sum();
    }

    /** Loads if everybody who may judge anything might judge everything: poured like water, always where least is. */
    private int[] water(List<int[]> may) {
        int[] load = open.clone();
        var byLoad = new TreeMap<Integer, List<Integer>>();
        may.stream()
                .flatMapToInt(Arrays::stream)
                .distinct()
                .filter(p -> load[p] < cap)
                .forEach(p ->
                        byLoad.computeIfAbsent(load[p], n -> new ArrayList<>()).add(p));
        for (int i = 0; i < free.size() * each && !byLoad.isEmpty(); i++) {
            var least = byLoad.firstEntry();
            int person = least.getValue().removeLast();
            if (least.getValue().isEmpty()) {
                byLoad.remove(least.getKey());
            }
            if (++load[person] < cap) {
                byLoad.computeIfAbsent(load[person], n -> new ArrayList<>()).add(person);
            }
        }
        return load;
    }

    // --- the flow --------------------------------------------------------------------------------------------------

    /**
     * Nodes: dossiers, then people, then the sink, then places and kinds of people of those dossiers whose places are told apart.
     */
    private List<int[]> flow(List<int[]> may, List<Way> ways, int most) {
        int dossiers = may.size();
        int sink = dossiers + open.length;
        var graph = new DirectedWeightedMultigraph<Integer, Arc>(Arc.class);
        var supply = new HashMap<Integer, Integer>();
        IntStream.rangeClosed(0, sink).forEach(graph::addVertex);
        int next = sink + 1;
        for (int d = 0; d < dossiers; d++) {
            List<Integer> shares = ways.get(d).shares();
            int room = each - shares.size() - (ways.get(d).notFull() ? 1 : 0);
            supply.put(d, room);
            add(graph, d, sink, new Arc(d, NOBODY, room), EMPTY);
            if (ways.get(d).anybody()) {
                for (int person : may.get(d)) {
                    add(graph, d, dossiers + person, new Arc(d, person, 1), costs(d, person));
                }
                continue;
            }
            int firstPlace = next;
            for (int i = 0; i < shares.size(); i++) {
                graph.addVertex(next);
                supply.put(next, 1);
                add(graph, next++, sink, new Arc(d, NOBODY, 1), EMPTY);
            }
            var kinds = new LinkedHashMap<Integer, Integer>();
            for (int person : may.get(d)) {
                int lack = lack(d, person);
                if (!kinds.containsKey(lack)) {
                    graph.addVertex(next);
                    kinds.put(lack, next);
                    add(graph, d, next, new Arc(d, NOBODY, each), 0);
                    for (int i = 0; i < shares.size(); i++) {
                        if ((shares.get(i) & lack) == 0) {
                            add(graph, firstPlace + i, next, new Arc(d, NOBODY, 1), 0);
                        }
                    }
                    next++;
                }
                add(graph, kinds.get(lack), dossiers + person, new Arc(d, person, 1), costs(d, person));
            }
        }
        supply.put(sink, -supply.values().stream().mapToInt(n -> n).sum());
        for (int person = 0; person < open.length; person++) {
            for (int load = open[person]; load < most; load++) {
                // the difference of two squares: each further one costs more than the last
                add(graph, dossiers + person, sink, new Arc(NO_DOSSIER, person, 1), 2.0 * load + 1);
            }
        }
        var flow = new CapacityScalingMinimumCostFlow<Integer, Arc>(1)
                .getMinimumCostFlow(new Problem(graph, supply))
                .getFlowMap();
        var found = new ArrayList<List<Integer>>();
        may.forEach(people -> found.add(new ArrayList<>()));
        flow.forEach((arc, n) -> {
            if (n > 0.5 && arc.dossier != NO_DOSSIER && arc.person != NOBODY) {
                found.get(arc.dossier).add(arc.person);
            }
        });
        return found.stream()
                .map(people -> people.stream().mapToInt(p -> p).sorted().toArray())
                .toList();
    }

    private double costs(int d, int person) {
        return lastResort.get(d).contains(person) ? LAST_RESORT : 0;
    }

    private static void add(Graph<Integer, Arc> graph, int from, int to, Arc arc, double cost) {
        graph.addEdge(from, to, arc);
        graph.setEdgeWeight(arc, cost);
    }

    private static final int NOBODY = -1;
    private static final int NO_DOSSIER = -1;

    private static final class Arc extends DefaultWeightedEdge {
        private static final long serialVersionUID = 1;
        private final int dossier;
        private final int person;
        private final int room;

        Arc(int dossier, int person, int room) {
            this.dossier = dossier;
            this.person = person;
            this.room = room;
        }
    }

    private record Problem(Graph<Integer, Arc> graph, Map<Integer, Integer> supply)
            implements MinimumCostFlowProblem<Integer, Arc> {
        @Override
        public Graph<Integer, Arc> getGraph() {
            return graph;
        }

        @Override
        public Function<Integer, Integer> getNodeSupply() {
            return node -> supply.getOrDefault(node, 0);
        }

        @Override
        public Function<Arc, Integer> getArcCapacityUpperBounds() {
            return arc -> arc.room;
        }

        @Override
        public Function<Arc, Integer> getArcCapacityLowerBounds() {
            return arc -> 0;
        }

        @Override
        public Function<Arc, Double> getArcCosts() {
            return graph::getEdgeWeight;
        }
    }
}
