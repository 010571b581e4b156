package org.hecha.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;

/** {@link Reading} of the index of this machine. */
final class LuceneReading implements Reading {

    private final IndexSearcher searcher;

    /** @param shared not changed: the time limit belongs to this reading alone */
    LuceneReading(IndexSearcher shared, QueryTimeout timeout) {
        searcher = new IndexSearcher(shared.getIndexReader());
        searcher.setTimeout(timeout);
    }

    @Override
    public long count(Query query) throws IOException {
        return searcher.count(query);
    }

    @Override
    public Best best(Query query, int most) throws IOException {
        if (most == 0) {
            return new Best(List.of(), searcher.search(query, Counting.manager()));
        }
        var both = new MultiCollectorManager(
                new TopScoreDocCollectorManager(most, null, Integer.MAX_VALUE), Counting.manager());
        Object[] results = searcher.search(query, both);
        var found = new ArrayList<Found>();
        for (ScoreDoc one : ((TopDocs) results[0]).scoreDocs) {
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
