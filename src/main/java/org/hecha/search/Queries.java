package org.hecha.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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

    private static final int LONGEST_MISREAD = 16;
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

    static Query legible(Passage.Legible... any) {
        return new TermInSetQuery(
                Documents.LEGIBLE,
                Arrays.stream(any).map(one -> new BytesRef(one.name())).toList());
    }

    // --- what is wanted --------------------------------------------------------------------------------------------

    /** Pages where every quote, document number and word stands, in the text or the title; numbers in any writing. */
    static Query strict(Wanted wanted) {
        var strict = new BooleanQuery.Builder();
        for (String exact : wanted.exact()) {
            strict.add(anywhere(exact), Occur.MUST);
        }
        for (String word : wanted.words()) {
            strict.add(new DisjunctionMaxQuery(List.of(anywhere(word), sameValues(word)), 0), Occur.MUST);
        }
        return strict.build();
    }

    /** As {@link #strict}, or as OCR would have misread it. */
    static Query nearly(Wanted wanted) {
        var nearly = new BooleanQuery.Builder();
        for (String quote : wanted.quotes()) {
            nearly.add(anywhere(quote), Occur.MUST);
        }
        for (String number : wanted.numbers()) {
            nearly.add(either(anywhere(number), misread(number)), Occur.MUST);
        }
        for (String word : wanted.words()) {
            nearly.add(
                    new DisjunctionMaxQuery(List.of(anywhere(word), sameValues(word), misread(word)), 0), Occur.MUST);
        }
        return nearly.build();
    }

    /** On pages read from pictures: the word with one Han character that may be any other. */
    private static Query misread(String normal) {
        Bare bare = Bare.of(normal);
        if (bare.length() < 3 || bare.length() > LONGEST_MISREAD) {
            return new MatchNoDocsQuery("too short or too long to be misread");
        }
        var variants = new ArrayList<Query>();
        // of three characters, two apart say more than two together, which other words have as well
        int from = bare.length() == 3 ? 1 : 0;
        int to = bare.length() == 3 ? 2 : bare.length();
        for (int gap = from; gap < to; gap++) {
            if (Character.isIdeographic(bare.at(gap))) {
                variants.add(without(bare, gap));
            }
        }
        if (variants.isEmpty()) {
            return new MatchNoDocsQuery("no Han character to be misread");
        }
        return new BooleanQuery.Builder()
                .add(new DisjunctionMaxQuery(variants, 0), Occur.MUST)
                .add(legible(Passage.Legible.PICTURE), Occur.FILTER)
                .build();
    }

    private static Query without(Bare bare, int gap) {
        var phrase = new PhraseQuery.Builder();
        for (int i = 0; i < bare.length(); i++) {
            if (i != gap) {
                phrase.add(new Term(Documents.CHARACTERS, bare.term(i)), i);
            }
        }
        return phrase.build();
    }

    private static Query anywhere(String normal) {
        return new DisjunctionMaxQuery(
                List.of(phrase(Documents.CHARACTERS, normal), phrase(Documents.TITLE_CHARACTERS, normal)), 0);
    }

    /** The numbers of the word by value, and what stands before the first; units after them are written in too many ways. */
    private static Query sameValues(String word) {
        List<Values.Value> values = Values.in(word);
        if (values.isEmpty()) {
            return new MatchNoDocsQuery("no number");
        }
        var same = new BooleanQuery.Builder();
        values.forEach(value -> same.add(term(Documents.VALUES, value.value()), Occur.MUST));
        String before = word.substring(0, values.getFirst().start());
        if (Bare.of(before).length() > 0) {
            same.add(phrase(Documents.CHARACTERS, before), Occur.MUST);
        }
        return same.build();
    }

    /** Pages whose own text has every quote, document number and word exactly as typed. */
    private static Query literal(Wanted wanted) {
        var literal = new BooleanQuery.Builder();
        wanted.exact().forEach(exact -> literal.add(phrase(Documents.CHARACTERS, exact), Occur.MUST));
        wanted.words().forEach(word -> literal.add(phrase(Documents.CHARACTERS, word), Occur.MUST));
        return literal.build();
    }

    /**
     * Pages that resemble the words, every quote and document number still exact.
     *
     * @param share part of the words' grams a page must have; at least one
     */
    static Query similar(Wanted wanted, double share) {
        var similar = new BooleanQuery.Builder();
        wanted.exact().forEach(exact -> similar.add(anywhere(exact), Occur.FILTER));
        return similar.add(sharing(gramsOf(wanted), share), Occur.MUST).build();
    }

    static Query either(Query one, Query other) {
        return new DisjunctionMaxQuery(List.of(one, other), 0);
    }

    /** Adds to what must match what makes one match better than another. */
    static Query ranked(Wanted wanted, Query required) {
        var ranked = new BooleanQuery.Builder().add(new ConstantScoreQuery(required), Occur.MUST);
        // the text says it before the file's name says it, and either before a page that is merely similar
        ranked.add(constant(literal(wanted), 60), Occur.SHOULD);
        ranked.add(constant(strict(wanted), 60), Occur.SHOULD);
        ranked.add(constant(nearly(wanted), 40), Occur.SHOULD);
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

    private static Query sharing(List<String> grams, double share) {
        var sharing = new BooleanQuery.Builder();
        for (String gram : grams) {
            var either = List.<Query>of(term(Documents.GRAMS, gram), term(Documents.TITLE_GRAMS, gram));
            sharing.add(new DisjunctionMaxQuery(either, 0), Occur.SHOULD);
        }
        return sharing.setMinimumNumberShouldMatch(Math.max(1, (int) (grams.size() * share)))
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
