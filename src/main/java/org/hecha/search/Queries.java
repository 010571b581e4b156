package org.hecha.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.hecha.dossier.DossierId;

/** What is wanted, in Lucene's terms. Nothing a person types is ever syntax here; no query has more than 64 clauses. */
final class Queries {

    /** a page with one in three grams is worth showing after those with all words: a misread character costs two grams */
    private static final double SIMILAR = 0.34;

    private static final int MOST_GRAMS = 40;
    private static final int MOST_WORDS = 20;

    private Queries() {}

    // --- what may be found -----------------------------------------------------------------------------------------

    /** The person's dossiers, and criteria, which are for everybody; narrowed by the query's filters. */
    static Query filter(org.hecha.search.Query query, Set<DossierId> visible) {
        List<BytesRef> ids =
                visible.stream().map(id -> new BytesRef(id.toString())).toList();
        var inside = new BooleanQuery.Builder()
                .add(new TermInSetQuery(Documents.DOSSIER, ids), Occur.SHOULD)
                .add(term(Documents.KIND, Hit.Kind.CRITERION.name()), Occur.SHOULD)
                .build();
        var filter = new BooleanQuery.Builder().add(inside, Occur.FILTER);
        if (!query.kinds().isEmpty()) {
            List<BytesRef> kinds = query.kinds().stream()
                    .map(kind -> new BytesRef(kind.name()))
                    .toList();
            filter.add(new TermInSetQuery(Documents.KIND, kinds), Occur.FILTER);
        }
        narrow(filter, Documents.PLACE, query.region());
        narrow(filter, Documents.DOSSIER, query.dossier().orElse(""));
        narrow(filter, Documents.CRITERION, query.criterion());
        narrow(filter, Documents.TYPE, query.type());
        if (query.from().isPresent() || query.to().isPresent()) {
            long from = query.from().map(LocalDate::toEpochDay).orElse(Long.MIN_VALUE);
            long to = query.to().map(LocalDate::toEpochDay).orElse(Long.MAX_VALUE);
            filter.add(LongPoint.newRangeQuery(Documents.DATE, from, to), Occur.FILTER);
        }
        return filter.build();
    }

    private static void narrow(BooleanQuery.Builder filter, String field, String value) {
        if (!value.isEmpty()) {
            filter.add(term(field, value), Occur.FILTER);
        }
    }

    static Query within(Query query, Query filter) {
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(filter, Occur.FILTER)
                .build();
    }

    static Query legible(Passage.Legible legible) {
        return term(Documents.LEGIBLE, legible.name());
    }

    // --- what is wanted --------------------------------------------------------------------------------------------

    /** Pages where every quote, document number and word stands as typed, in the text or the title. */
    static Query strict(Wanted wanted) {
        return all(wanted, Documents.CHARACTERS, Documents.TITLE_CHARACTERS);
    }

    /** Pages that share enough with the words, every quote and document number still exact. */
    static Query similar(Wanted wanted) {
        var similar = new BooleanQuery.Builder();
        for (String exact : wanted.exact()) {
            similar.add(anywhere(exact, Documents.CHARACTERS, Documents.TITLE_CHARACTERS), Occur.FILTER);
        }
        return similar.add(sharing(gramsOf(wanted)), Occur.MUST).build();
    }

    static Query either(Query one, Query other) {
        return new DisjunctionMaxQuery(List.of(one, other), 0);
    }

    /** Adds to what must match what makes one match better than another. */
    static Query ranked(Wanted wanted, Query required) {
        var ranked = new BooleanQuery.Builder().add(new ConstantScoreQuery(required), Occur.MUST);
        // the text says it before the file's name says it, and either before a page that is merely similar
        ranked.add(constant(all(wanted, Documents.CHARACTERS), 60), Occur.SHOULD);
        ranked.add(constant(strict(wanted), 60), Occur.SHOULD);
        for (String exact : wanted.exact()) {
            ranked.add(phrase(Documents.CHARACTERS, exact), Occur.SHOULD);
        }
        for (String word : wanted.words()) {
            ranked.add(new BoostQuery(phrase(Documents.CHARACTERS, word), 0.5f), Occur.SHOULD);
        }
        if (!wanted.whole().isEmpty()) {
            ranked.add(constant(phrase(Documents.CHARACTERS, wanted.whole()), 20), Occur.SHOULD);
        }
        return ranked.add(bestOf(wanted), Occur.SHOULD).build();
    }

    private static Query bestOf(Wanted wanted) {
        var grams = new BooleanQuery.Builder();
        for (String gram : gramsOf(wanted)) {
            grams.add(term(Documents.GRAMS, gram), Occur.SHOULD);
            grams.add(new BoostQuery(term(Documents.TITLE_GRAMS, gram), 0.3f), Occur.SHOULD);
        }
        for (String word : wordsOf(wanted)) {
            grams.add(term(Documents.WORDS, word), Occur.SHOULD);
        }
        return grams.build();
    }

    private static Query sharing(List<String> grams) {
        var sharing = new BooleanQuery.Builder();
        for (String gram : grams) {
            var either = List.<Query>of(term(Documents.GRAMS, gram), term(Documents.TITLE_GRAMS, gram));
            sharing.add(new DisjunctionMaxQuery(either, 0), Occur.SHOULD);
        }
        return sharing.setMinimumNumberShouldMatch(Math.max(1, (int) (grams.size() * SIMILAR)))
                .build();
    }

    private static List<String> gramsOf(Wanted wanted) {
        var grams = new LinkedHashSet<String>();
        for (String word : wanted.words()) {
            Grams.of(word).stream()
                    .filter(gram -> gram.codePoints().noneMatch(QuestionWords::isParticle))
                    .forEach(grams::add);
        }
        return grams.stream().limit(MOST_GRAMS / 2).toList();
    }

    private static List<String> wordsOf(Wanted wanted) {
        var words = new LinkedHashSet<String>();
        for (String word : wanted.words()) {
            Words.of(word).stream().filter(one -> one.length() > 1).forEach(words::add);
        }
        return words.stream().limit(MOST_WORDS).toList();
    }

    private static Query all(Wanted wanted, String... fields) {
        var all = new BooleanQuery.Builder();
        for (String exact : wanted.exact()) {
            all.add(anywhere(exact, fields), Occur.MUST);
        }
        for (String word : wanted.words()) {
            all.add(anywhere(word, fields), Occur.MUST);
        }
        return all.build();
    }

    private static Query anywhere(String normal, String... fields) {
        var either = new ArrayList<Query>();
        for (String field : fields) {
            either.add(phrase(field, normal));
        }
        return new DisjunctionMaxQuery(either, 0);
    }

    private static Query phrase(String field, String normal) {
        List<String> terms = Bare.of(normal).terms();
        if (terms.isEmpty()) {
            return new MatchNoDocsQuery("nothing but punctuation");
        }
        return terms.size() == 1 ? term(field, terms.getFirst()) : new PhraseQuery(field, terms.toArray(String[]::new));
    }

    private static Query constant(Query query, float score) {
        return new BoostQuery(new ConstantScoreQuery(query), score);
    }

    private static Query term(String field, String value) {
        return new TermQuery(new Term(field, value));
    }
}
