package org.hecha.organization;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gives places their nested-set numbers. Every place has an interval inside its parent's, with room to spare, so that a
 * place keeps its numbers when others come and go: dossiers and the search index hold them. Widths follow the level:
 * 127 provinces, 255 cities or direct counties a province, 255 counties a city.
 */
final class RegionTree {

    record Node(String code, Level level, Optional<String> parent) {}

    record Interval(int lo, int hi) {}

    /** The parent's interval has no free place left. */
    static final class Full extends RuntimeException {
        final String code;

        Full(String code) {
            super("no room for " + code, null, false, false);
            this.code = code;
        }
    }

    private static final Interval WHOLE = new Interval(0, Integer.MAX_VALUE);

    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, Interval> intervals = new HashMap<>();

    /** What stands there now: a node keeps its interval unless it moves. */
    void keep(Node node, Interval interval) {
        nodes.put(node.code(), node);
        intervals.put(node.code(), interval);
    }

    Map<String, Node> nodes() {
        return Map.copyOf(nodes);
    }

    /**
     * Adds or moves nodes.
     *
     * @return intervals of all nodes, moved subtrees included
     * @throws Full when a parent has no room
     */
    Map<String, Interval> with(Collection<Node> changes) {
        Set<String> homeless = new HashSet<>();
        for (Node node : changes) {
            Node old = nodes.put(node.code(), node);
            if (old == null || !old.parent().equals(node.parent()) || old.level() != node.level()) {
                homeless.add(node.code());
            }
        }
        // what stands below a place that moves goes with it
        for (Node node : List.copyOf(nodes.values())) {
            if (lineage(node.code()).stream().anyMatch(homeless::contains)) {
                homeless.add(node.code());
            }
        }
        homeless.forEach(intervals::remove);
        for (Level level : new Level[] {Level.NATION, Level.PROVINCE, Level.CITY, Level.COUNTY}) {
            for (String code : new TreeSet<>(homeless)) {
                if (node(code).level() == level) {
                    intervals.put(code, place(node(code)));
                }
            }
        }
        return Map.copyOf(intervals);
    }

    /** The node's own code and those above it, lowest first; stops where a parent is unknown or comes twice. */
    List<String> lineage(String code) {
        var line = new java.util.ArrayList<String>();
        for (String at = code; nodes.containsKey(at) && !line.contains(at); ) {
            line.add(at);
            at = node(at).parent().orElse("");
        }
        return line;
    }

    private Node node(String code) {
        return java.util.Objects.requireNonNull(nodes.get(code), code);
    }

    private Interval place(Node node) {
        if (node.parent().isEmpty()) {
            return WHOLE;
        }
        Node parent = node(node.parent().get());
        Interval room = intervals.get(parent.code());
        if (room == null) {
            throw new Full(node.code());
        }
        int width = widthBelow(parent.level());
        Set<Integer> taken = new HashSet<>();
        for (Node other : nodes.values()) {
            Interval interval = intervals.get(other.code());
            if (interval != null && other.parent().equals(node.parent())) {
                taken.add(interval.lo());
            }
        }
        // the first slot stays empty, so that no place begins where its parent begins
        for (long lo = (long) room.lo() + width; lo + width - 1 <= room.hi(); lo += width) {
            if (!taken.contains((int) lo)) {
                return new Interval((int) lo, (int) (lo + width - 1));
            }
        }
        throw new Full(node.code());
    }

    private static int widthBelow(Level parent) {
        return switch (parent) {
            case NATION -> 1 << 24;
            case PROVINCE -> 1 << 16;
            case CITY -> 1 << 8;
            case COUNTY -> 1;
        };
    }
}
