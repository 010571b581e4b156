package org.hecha.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.hecha.organization.RegionTree.Interval;
import org.hecha.organization.RegionTree.Node;
import org.junit.jupiter.api.Test;

class RegionTreeTests {

    private final RegionTree tree = new RegionTree();

    RegionTreeTests() {
        tree.keep(new Node("000000", Level.NATION, Optional.empty()), new Interval(0, Integer.MAX_VALUE));
    }

    @Test
    void refusesTheTwoHundredAndFiftySixthCountyOfACity() {
        tree.with(List.of(node("990000", Level.PROVINCE, "000000"), node("990100", Level.CITY, "990000")));
        List<Node> counties = IntStream.range(0, 256)
                .mapToObj(i -> node(Integer.toString(100000 + i), Level.COUNTY, "990100"))
                .toList();
        assertThatThrownBy(() -> tree.with(counties)).isInstanceOf(RegionTree.Full.class);
        assertThat(new RegionTreeTests().tree.with(both(counties.subList(0, 255))))
                .hasSize(258);
    }

    private static List<Node> both(List<Node> counties) {
        var all = new ArrayList<>(counties);
        all.add(node("990000", Level.PROVINCE, "000000"));
        all.add(node("990100", Level.CITY, "990000"));
        return all;
    }

    @Test
    void keepsTheNumbersOfAPlaceWhenOthersComeBeforeIt() {
        Map<String, Interval> before =
                tree.with(List.of(node("990000", Level.PROVINCE, "000000"), node("990226", Level.COUNTY, "990000")));
        Map<String, Interval> after = tree.with(List.of(node("990101", Level.COUNTY, "990000")));
        assertThat(after).containsAllEntriesOf(before).containsKey("990101");
    }

    @Test
    void takesCountiesAlongWhenTheirCityMoves() {
        tree.with(List.of(
                node("980000", Level.PROVINCE, "000000"),
                node("990000", Level.PROVINCE, "000000"),
                node("990100", Level.CITY, "990000"),
                node("990101", Level.COUNTY, "990100")));
        Map<String, Interval> after = tree.with(List.of(node("990100", Level.CITY, "980000")));
        assertThat(inside(after, "990101", "990100")).isTrue();
        assertThat(inside(after, "990101", "980000")).isTrue();
        assertThat(inside(after, "990101", "990000")).isFalse();
    }

    @Test
    void containsExactlyWhatTheParentsSayAfterAnyHistoryOfMoves() {
        var random = new Random(4);
        List<Node> nodes = new ArrayList<>();
        IntStream.range(10, 20).forEach(p -> nodes.add(node(p + "0000", Level.PROVINCE, "000000")));
        for (int step = 0; step < 60; step++) {
            String province = (10 + random.nextInt(10)) + "0000";
            if (random.nextInt(3) == 0) {
                nodes.add(node("5" + (10000 + random.nextInt(30)), Level.CITY, province));
            } else {
                List<Node> above =
                        nodes.stream().filter(n -> n.level() != Level.COUNTY).toList();
                String parent = above.get(random.nextInt(above.size())).code();
                nodes.add(node("6" + (10000 + random.nextInt(60)), Level.COUNTY, parent));
            }
            Map<String, Interval> now = tree.with(nodes);
            nodes.clear();
            nodes.addAll(tree.nodes().values().stream()
                    .filter(n -> n.level() == Level.CITY)
                    .toList());
            for (String a : now.keySet()) {
                for (String b : now.keySet()) {
                    assertThat(inside(now, a, b))
                            .as("%s in %s", a, b)
                            .isEqualTo(tree.lineage(a).contains(b));
                }
            }
        }
    }

    private static boolean inside(Map<String, Interval> all, String a, String b) {
        Interval inner = all.getOrDefault(a, new Interval(-1, -1));
        Interval outer = all.getOrDefault(b, new Interval(-2, -2));
        return outer.lo() <= inner.lo() && inner.hi() <= outer.hi();
    }

    private static Node node(String code, Level level, String parent) {
        return new Node(code, level, Optional.of(parent));
    }
}
