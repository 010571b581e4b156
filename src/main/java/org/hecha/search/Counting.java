package org.hecha.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/** Counts what a query matches, altogether and by value of each facet; sees nothing the query's filter does not let through. */
final class Counting implements Collector {

    static final List<String> FACETS = List.of(Documents.REGION, Documents.CRITERION, Documents.TYPE);

    private long total;
    private final Map<String, Map<String, Long>> facets = new HashMap<>();

    /** @param facets facet → value → count */
    record Counts(long total, Map<String, Map<String, Long>> facets) {}

    static CollectorManager<Counting, Counts> manager() {
        return new CollectorManager<>() {
            @Override
            public Counting newCollector() {
                return new Counting();
            }

            @Override
            public Counts reduce(Collection<Counting> parts) {
                long total = 0;
                var all = new HashMap<String, Map<String, Long>>();
                FACETS.forEach(facet -> all.put(facet, new HashMap<>()));
                for (Counting part : parts) {
                    total += part.total;
                    part.facets.forEach(
                            (facet, values) -> values.forEach((value, count) -> add(all, facet, value, count)));
                }
                return new Counts(total, all);
            }
        };
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
        var ofFacets = new ArrayList<OfFacet>();
        for (String facet : FACETS) {
            var values = DocValues.getSortedSet(leaf.reader(), facet);
            ofFacets.add(new OfFacet(facet, values, new long[(int) values.getValueCount()]));
        }
        return new LeafCollector() {
            @Override
            public void setScorer(Scorable scorer) {}

            @Override
            public void collect(int document) throws IOException {
                total++;
                for (OfFacet ofFacet : ofFacets) {
                    ofFacet.count(document);
                }
            }

            @Override
            public void finish() throws IOException {
                for (OfFacet ofFacet : ofFacets) {
                    ofFacet.addTo(facets);
                }
            }
        };
    }

    private static void add(Map<String, Map<String, Long>> facets, String facet, String value, long count) {
        facets.computeIfAbsent(facet, f -> new HashMap<>()).merge(value, count, Long::sum);
    }

    private record OfFacet(String facet, SortedSetDocValues values, long[] counts) {

        void count(int document) throws IOException {
            if (values.advanceExact(document)) {
                for (int i = 0; i < values.docValueCount(); i++) {
                    counts[(int) values.nextOrd()]++;
                }
            }
        }

        void addTo(Map<String, Map<String, Long>> facets) throws IOException {
            for (int ord = 0; ord < counts.length; ord++) {
                if (counts[ord] > 0) {
                    add(facets, facet, values.lookupOrd(ord).utf8ToString(), counts[ord]);
                }
            }
        }
    }
}
