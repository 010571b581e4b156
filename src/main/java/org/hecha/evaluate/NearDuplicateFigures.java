package org.hecha.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Counts flagged pairs of uploaded files against gold answers (see {@code src/docs/near-duplicates.md}). A pair is two
 * uploads, whatever kind it was flagged as; what came out of a container stands for the container. Equal files stand for each
 * other: what is gold of one is gold of the other. Every flagged pair that is not gold is wrong, whether the split says
 * {@code not} or says nothing.
 */
final class NearDuplicateFigures {

    /** Two uploads, in a fixed order. */
    record Two(Split.FileOf one, Split.FileOf other) {
        static Two of(Split.FileOf a, Split.FileOf b) {
            return a.toString().compareTo(b.toString()) <= 0 ? new Two(a, b) : new Two(b, a);
        }
    }

    private final List<Split.Twins> gold;
    private final Map<Two, String> flagged = new LinkedHashMap<>();
    private final Map<Split.FileOf, Split.FileOf> same = new HashMap<>();

    NearDuplicateFigures(List<Split.Twins> gold) {
        this.gold = gold;
    }

    /** @param kind how it was flagged, or {@code EXACT} for the second of two equal files, refused at the door */
    void add(Split.FileOf one, Split.FileOf other, String kind) {
        if (one.equals(other)) {
            return;
        }
        flagged.putIfAbsent(Two.of(one, other), kind);
        if (kind.equals("EXACT")) {
            same.put(last(other), last(one));
        }
    }

    private Split.FileOf last(Split.FileOf file) {
        Split.FileOf at = file;
        for (int i = 0; i < 100; i++) {
            Split.FileOf next = same.getOrDefault(at, at);
            if (next.equals(at)) {
                break;
            }
            at = next;
        }
        return at;
    }

    private Two standing(Two pair) {
        return Two.of(last(pair.one()), last(pair.other()));
    }

    Map<String, Object> figures() {
        Set<Two> wanted = new LinkedHashSet<>();
        gold.stream().filter(Split.Twins::alike).forEach(row -> wanted.add(standing(Two.of(row.a(), row.b()))));
        Set<Two> found = new LinkedHashSet<>();
        flagged.keySet().forEach(pair -> found.add(standing(pair)));
        Map<String, Object> byKind = new TreeMap<>();
        for (String kind : List.of("text", "image", "exact")) {
            List<Split.Twins> rows =
                    gold.stream().filter(row -> row.kind().equals(kind)).toList();
            byKind.put(kind, VerificationFigures.ordered("rows", rows.size(), "found", (int)
                    rows.stream().filter(this::found).count()));
        }
        List<Split.Twins> positive = gold.stream().filter(Split.Twins::alike).toList();
        long right = found.stream().filter(wanted::contains).count();
        return VerificationFigures.ordered(
                "precision", VerificationFigures.round(VerificationFigures.share(right, found.size())),
                "recall",
                        VerificationFigures.round(VerificationFigures.share(
                                positive.stream().filter(this::found).count(), positive.size())),
                "flagged", found.size(),
                "wronglyFlagged",
                        (int) found.stream()
                                .filter(Predicate.not(wanted::contains))
                                .count(),
                "byKind", byKind);
    }

    private boolean found(Split.Twins row) {
        Two pair = Two.of(row.a(), row.b());
        Two standing = standing(pair);
        // equal files are one by now: their pair was flagged or it was not
        return flagged.containsKey(pair)
                || !standing.one().equals(standing.other())
                        && flagged.keySet().stream().map(this::standing).anyMatch(standing::equals);
    }

    /** What was missed and what was flagged wrongly, for {@code --details}. */
    List<Map<String, Object>> mistakes() {
        var mistakes = new ArrayList<Map<String, Object>>();
        for (Split.Twins row : gold) {
            if (row.alike() && !found(row)) {
                mistakes.add(VerificationFigures.ordered("missed", row.kind(), "a", row.a(), "b", row.b()));
            }
        }
        Set<Two> wanted = new LinkedHashSet<>();
        gold.stream().filter(Split.Twins::alike).forEach(row -> wanted.add(standing(Two.of(row.a(), row.b()))));
        flagged.forEach((pair, kind) -> {
            if (!wanted.contains(standing(pair))
                    && !standing(pair).one().equals(standing(pair).other())) {
                mistakes.add(VerificationFigures.ordered("wrong", kind, "a", pair.one(), "b", pair.other()));
            }
        });
        return mistakes;
    }
}
