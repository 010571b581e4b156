package org.hecha.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.hecha.dossier.DossierId;

/** Answers one query from one index. */
final class Finder {

    static final int MOST_HITS = 100;
    static final int DEEPEST = 10_000;

    /** with fewer pages that have every word, similar ones are offered behind them */
    private static final int ENOUGH = 10;

    /** one gram in three: a misread character costs two */
    private static final double RESEMBLING = 0.34;

    private final IndexSearcher searcher;
    private final Wanted wanted;
    private final org.apache.lucene.search.Query filter;

    private Finder(IndexSearcher searcher, Wanted wanted, org.apache.lucene.search.Query filter) {
        this.searcher = searcher;
        this.wanted = wanted;
        this.filter = filter;
    }

    static Hits find(
            IndexSearcher shared, Query query, Set<DossierId> visible, int from, int limit, QueryTimeout timeout)
            throws IOException {
        // a searcher of its own, because the time limit belongs to this query alone
        var searcher = new IndexSearcher(shared.getIndexReader());
        searcher.setTimeout(timeout);
        var finder = new Finder(searcher, Wanted.of(query.text()), Queries.filter(query, visible));
        return finder.find(Math.max(0, from), Math.clamp(limit, 0, MOST_HITS));
    }

    private Hits find(int from, int limit) throws IOException {
        if (wanted.nothing()) {
            return answer(List.of(), new Counting.Counts(0, Map.of()), "search.hint.nothing-to-search");
        }
        int strict = count(Queries.strict(wanted));
        boolean exactOnly = wanted.words().isEmpty();
        if (strict >= ENOUGH || strict > 0 && exactOnly) {
            return ranked(wanted, Queries.nearly(wanted), from, limit, wanted.hint());
        }
        // quotes and numbers that nobody has, word by word; words that few have, with what resembles them
        Wanted asked = strict == 0 ? wanted.asWords() : wanted;
        var required = Queries.either(Queries.nearly(asked), Queries.similar(asked, RESEMBLING));
        if (count(required) < ENOUGH) {
            required = Queries.either(Queries.nearly(asked), Queries.similar(asked, 0));
        }
        return ranked(asked, required, from, limit, strict == 0 ? "search.hint.similar" : wanted.hint());
    }

    private int count(org.apache.lucene.search.Query query) throws IOException {
        return searcher.count(Queries.within(query, filter));
    }

    private Hits ranked(Wanted asked, org.apache.lucene.search.Query required, int from, int limit, String hint)
            throws IOException {
        var counts = searcher.search(Queries.within(required, filter), Counting.manager());
        var hits = new ArrayList<Hit>();
        int last = Math.min(from + limit, DEEPEST + MOST_HITS);
        if (from <= DEEPEST && limit > 0 && counts.total() > from) {
            var best = searcher.search(
                    Queries.within(Queries.ranked(asked, required), filter),
                    new TopScoreDocCollectorManager(last, null, DEEPEST));
            for (int i = from; i < best.scoreDocs.length; i++) {
                hits.add(hit(asked, best.scoreDocs[i]));
            }
        }
        return answer(hits, counts, counts.total() == 0 ? wanted.hint() : hint);
    }

    private Hit hit(Wanted asked, ScoreDoc found) throws IOException {
        var document = searcher.storedFields().document(found.doc);
        String text = Documents.textOf(document);
        List<Hit.Mark> marks = Marks.of(text, asked);
        return Documents.hit(document, Marks.snippet(text, marks), marks, found.score);
    }

    private Hits answer(List<Hit> hits, Counting.Counts counts, String hint) throws IOException {
        return new Hits(
                hits,
                counts.total(),
                counts.facets(),
                count(Queries.legible(Passage.Legible.TEXT, Passage.Legible.PICTURE)),
                count(Queries.legible(Passage.Legible.NO)),
                searcher.timedOut() ? "search.hint.took-too-long" : hint);
    }
}
