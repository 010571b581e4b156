package org.hecha.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;

/** {@link Reading} of the index of this machine. */
final class LuceneReading implements Reading {

    private static final int MOST_COUNTS = 1_000;
    private static final Map<IndexReader.CacheKey, Map<Query, Long>> COUNTS = new ConcurrentHashMap<>();

    private final IndexSearcher searcher;

    /** @param shared not changed: the time limit belongs to this reading alone */
    LuceneReading(IndexSearcher shared, QueryTimeout timeout) {
        searcher = new IndexSearcher(shared.getIndexReader());
        searcher.setTimeout(timeout);
    }

    /** How many pages can be read is asked with every query of the same person, and changes only with the index. */
    @Override
    public long count(Query query) throws IOException {
        IndexReader.CacheHelper snapshot = searcher.getIndexReader().getReaderCacheHelper();
        if (snapshot == null) {
            return searcher.count(query);
        }
        Map<Query, Long> known = COUNTS.get(snapshot.getKey());
        if (known == null) {
            Map<Query, Long> empty = new ConcurrentHashMap<>();
            known = COUNTS.putIfAbsent(snapshot.getKey(), empty);
            if (known == null) {
                known = empty;
                snapshot.addClosedListener(COUNTS::remove);
            }
        }
        Long before = known.get(query);
        if (before != null) {
            return before;
        }
        long count = searcher.count(query);
        if (!searcher.timedOut()) {
            if (known.size() >= MOST_COUNTS) {
                known.clear();
            }
            known.put(query, count);
        }
        return count;
    }

    /** Where nothing is ranked, the first that match end it. */
    @Override
    public int upTo(int enough, Query query) throws IOException {
        var first = new TopScoreDocCollectorManager(enough, null, enough);
        long total =
                searcher.search(new ConstantScoreQuery(query), first).totalHits.value();
        return (int) Math.min(enough, total);
    }

    @Override
    public Best best(Query query, int from, int most) throws IOException {
        if (most == 0) {
            return new Best(List.of(), searcher.search(query, Counting.manager()));
        }
        var both = new MultiCollectorManager(
                new TopScoreDocCollectorManager(from + most, null, Integer.MAX_VALUE), Counting.manager());
        Object[] results = searcher.search(Looked.up(query, searcher.getTopReaderContext()), both);
        var found = new ArrayList<Found>();
        ScoreDoc[] best = ((TopDocs) results[0]).scoreDocs;
        for (int i = from; i < best.length; i++) {
            ScoreDoc one = best[i];
            var document = searcher.storedFields().document(one.doc);
            found.add(new Found(document::get, one.score));
        }
        return new Best(found, (Counting.Counts) results[1]);
    }

    @Override
    public List<String> telling(String field, List<String> terms, int most) throws IOException {
        if (terms.size() <= most) {
            return terms;
        }
        record Rated(String term, int documents) {}
        var rated = new ArrayList<Rated>();
        for (String term : terms) {
            int documents = searcher.getIndexReader().docFreq(new Term(field, term));
            if (documents > 0) {
                rated.add(new Rated(term, documents));
            }
        }
        return rated.stream()
                .sorted(Comparator.comparingInt(Rated::documents))
                .limit(most)
                .map(Rated::term)
                .toList();
    }

    @Override
    public boolean hasPictures() throws IOException {
        return searcher.getIndexReader().docFreq(new Term(Documents.LEGIBLE, Passage.Legible.PICTURE.name())) > 0;
    }

    @Override
    public boolean timedOut() {
        return searcher.timedOut();
    }
}
