package org.hecha.search;

import java.util.List;
import java.util.Map;

/**
 * An answer.
 *
 * @param total      number of matching passages inside the scope, exact up to 10,000
 * @param whole      how many of them have all that was asked for; they come first, the rest merely comes close
 * @param facets     facet (region, criterion, type) → value → count, inside the scope
 * @param readable   pages the search could look into
 * @param unreadable pages without readable text in the same selection; part of every honest "not found"
 * @param hint       message key of a hint about the query, such as {@code search.hint.unclosed-quote}; empty if none
 */
public record Hits(
        List<Hit> hits,
        long total,
        long whole,
        Map<String, Map<String, Long>> facets,
        long readable,
        long unreadable,
        String hint) {
    public Hits {
        hits = List.copyOf(hits);
        facets = Map.copyOf(facets);
    }

    /** Whether something was found that has all that was asked for. */
    public boolean exact() {
        return whole > 0;
    }
}
