package org.hecha.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.index.IndexReaderContext;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * A query whose single terms know where they stand. By itself each term opens the dictionary of its field in every part of the
 * index; a question of forty terms did little else. Here each dictionary is opened once and walked in its own order.
 */
final class Looked {

    private final IndexReaderContext index;
    private final SortedMap<Term, TermStates> terms = new TreeMap<>();

    private Looked(IndexReaderContext index) {
        this.index = index;
    }

    /** The same query; what limits it without ranking stays as it is. */
    static Query up(Query query, IndexReaderContext index) throws IOException {
        var looked = new Looked(index);
        looked.collect(query);
        looked.lookUp();
        return looked.with(query);
    }

    private void collect(Query query) {
        switch (query) {
            case TermQuery one -> terms.put(one.getTerm(), new TermStates(index));
            case BoostQuery boost -> collect(boost.getQuery());
            case DisjunctionMaxQuery best -> best.getDisjuncts().forEach(this::collect);
            case BooleanQuery all ->
                all.clauses().stream().filter(BooleanClause::isScoring).forEach(clause -> collect(clause.query()));
            default -> {}
        }
    }

    private void lookUp() throws IOException {
        for (LeafReaderContext part : index.leaves()) {
            Map<String, TermsEnum> dictionaries = new HashMap<>();
            for (Map.Entry<Term, TermStates> one : terms.entrySet()) {
                String field = one.getKey().field();
                TermsEnum dictionary = dictionaries.get(field);
                if (dictionary == null) {
                    dictionary = Terms.getTerms(part.reader(), field).iterator();
                    dictionaries.put(field, dictionary);
                }
                if (dictionary.seekExact(one.getKey().bytes())) {
                    one.getValue()
                            .register(
                                    dictionary.termState(), part.ord, dictionary.docFreq(), dictionary.totalTermFreq());
                }
            }
        }
    }

    private Query with(Query query) {
        return switch (query) {
            case TermQuery one -> new TermQuery(one.getTerm(), terms.get(one.getTerm()));
            case BoostQuery boost -> new BoostQuery(with(boost.getQuery()), boost.getBoost());
            case DisjunctionMaxQuery best ->
                new DisjunctionMaxQuery(
                        best.getDisjuncts().stream().map(this::with).toList(), best.getTieBreakerMultiplier());
            case BooleanQuery all -> {
                var same = new BooleanQuery.Builder().setMinimumNumberShouldMatch(all.getMinimumNumberShouldMatch());
                all.clauses()
                        .forEach(clause ->
                                same.add(clause.isScoring() ? with(clause.query()) : clause.query(), clause.occur()));
                yield same.build();
            }
            default -> query;
        };
    }
}
