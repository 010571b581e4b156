package org.hecha.review;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.hecha.organization.MemberId;

/** What people lack of an edition's parts, one bit for each part in the edition's order. */
final class Knowledge {

    private final Assignment.Kind kind;
    private final Map<MemberId, Set<String>> known;

    /** @param known people of whom nothing was said are missing */
    Knowledge(Assignment.Kind kind, Map<MemberId, Set<String>> known) {
        this.kind = kind;
        this.known = known;
    }

    /** Nothing for those of whom nothing was said for any part of this edition, and where one person judges alone. */
    int lack(List<String> parts, MemberId person) {
        Set<String> knows = known.getOrDefault(person, Set.of());
        if (kind == Assignment.Kind.SPOT_CHECK || parts.stream().noneMatch(knows::contains)) {
            return 0;
        }
        return IntStream.range(0, parts.size())
                .filter(i -> !knows.contains(parts.get(i)))
                .map(i -> 1 << i)
                .sum();
    }

    static int all(List<String> parts) {
        return (1 << parts.size()) - 1;
    }

    static List<String> named(List<String> parts, int which) {
        return IntStream.range(0, parts.size())
                .filter(i -> (which >> i & 1) == 1)
                .mapToObj(parts::get)
                .toList();
    }
}
