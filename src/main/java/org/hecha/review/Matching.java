package org.hecha.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
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

    private final List<int[]> free;
    private final List<Set<Integer>> lastResort;
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
        int drawn = Math.max(DRAWN, 4 * each);
        if (shuffled.stream().anyMatch(people -> people.length > drawn)) {
            List<int[]> first = IntStream.range(0, shuffled.size())
                    .mapToObj(d -> Arrays.stream(shuffled.get(d))
                            .filter(p -> !lastResort.get(d).contains(p))
                            .toArray())
                    .toList();
            int[] water = water(first);
            List<int[]> some = first.stream()
                    .map(people -> Arrays.copyOf(people, Math.min(drawn, people.length)))
                    .toList();
            List<int[]> answer =
                    flow(some, Math.min(cap, Arrays.stream(water).max().orElse(cap)));
            if (level(answer, water)) {
                return answer;
            }
        }
        return flow(shuffled, cap);
    }

    private static int[] shuffled(int[] people, Random random) {
        List<Integer> order = new ArrayList<>(Arrays.stream(people).boxed().toList());
        Collections.shuffle(order, random);
        return order.stream().mapToInt(p -> p).toArray();
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

    /** Nodes: dossiers, then people, then the sink. */
    private List<int[]> flow(List<int[]> may, int most) {
        int dossiers = may.size();
        int sink = dossiers + open.length;
        var graph = new DirectedWeightedMultigraph<Integer, Arc>(Arc.class);
        IntStream.rangeClosed(0, sink).forEach(graph::addVertex);
        for (int d = 0; d < dossiers; d++) {
            for (int person : may.get(d)) {
                double cost = lastResort.get(d).contains(person) ? LAST_RESORT : 0;
                add(graph, d, dossiers + person, new Arc(d, person, 1), cost);
            }
            add(graph, d, sink, new Arc(d, NOBODY, each), EMPTY);
        }
        for (int person = 0; person < open.length; person++) {
            for (int load = open[person]; load < most; load++) {
                // the difference of two squares: each further one costs more than the last
                add(graph, dossiers + person, sink, new Arc(NO_DOSSIER, person, 1), 2.0 * load + 1);
            }
        }
        var flow = new CapacityScalingMinimumCostFlow<Integer, Arc>(1)
                .getMinimumCostFlow(new Problem(graph, dossiers, sink, each))
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

    private record Problem(Graph<Integer, Arc> graph, int dossiers, int sink, int each)
            implements MinimumCostFlowProblem<Integer, Arc> {
        @Override
        public Graph<Integer, Arc> getGraph() {
            return graph;
        }

        @Override
        public Function<Integer, Integer> getNodeSupply() {
            return node -> node < dossiers ? each : node == sink ? -each * dossiers : 0;
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
