package org.hecha.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.hecha.dossier.DossierId;

/** What is wanted, in Lucene's terms. Nothing a person types is ever syntax here. */
final class Queries {

    private static final int LONGEST_MISREAD = 16;
    private static final int MOST_WORDS = 20;

    /** less than any text says by itself, in this order */
    private static final float IN_TITLE = 0.1f;

    private static final float SAME_VALUE = 0.05f;
    private static final float MISREAD = 0.01f;

    private Queries() {}

    // --- what may be found -----------------------------------------------------------------------------------------

    /**
     * The person's dossiers, each as this person sees it, and criteria, which are for everybody; narrowed by the query's filters.
     *
     * @param visible with the revision that is seen; 0 for what stands there now
     */
    static Query filter(org.hecha.search.Query query, Map<DossierId, Integer> visible) {
        var inside = new BooleanQuery.Builder().add(term(Documents.KIND, Hit.Kind.CRITERION.name()), Occur.SHOULD);
        SortedMap<Integer, List<BytesRef>> byRevision = new TreeMap<>();
        visible.forEach((id, revision) ->
                byRevision.computeIfAbsent(revision, r -> new ArrayList<>()).add(new BytesRef(id.toString())));
        byRevision.forEach((revision, ids) -> inside.add(
                new BooleanQuery.Builder()
                        .add(new TermInSetQuery(Documents.DOSSIER, ids), Occur.FILTER)
                        .add(seen(revision), Occur.FILTER)
                        .build(),
                Occur.SHOULD));
        var filter = new BooleanQuery.Builder().add(inside.build(), Occur.FILTER);
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

    /** What stands in the revision, which is the last one of its dossier. */
    private static Query seen(int revision) {
        if (revision == 0) {
            return term(Documents.UNTIL, Documents.NOW);
        }
        List<BytesRef> since = IntStream.rangeClosed(0, revision)
                .mapToObj(number -> new BytesRef(Integer.toString(number)))
                .toList();
        List<BytesRef> until = List.of(new BytesRef(Documents.NOW), new BytesRef(Integer.toString(revision)));
        return new BooleanQuery.Builder()
                .add(new TermInSetQuery(Documents.SINCE, since), Occur.FILTER)
                .add(new TermInSetQuery(Documents.UNTIL, until), Occur.FILTER)
                .build();
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

    /**
     * Pages where every quote, document number and word stands: in the text, in the title, numbers in any writing. Ranked by
     * how much the text says it, before what only the file's name says, before what only resembles.
     *
     * @param grams   of the words, for ranking
     * @param misread also as OCR would have misread it
     */
    static Query strict(Wanted wanted, List<String> grams, boolean misread) {
        var strict = new BooleanQuery.Builder();
        for (String quote : wanted.quotes()) {
            strict.add(anywhere(quote, List.of()), Occur.MUST);
        }
        for (String number : wanted.numbers()) {
            strict.add(anywhere(number, misread ? List.of(misread(number)) : List.of()), Occur.MUST);
        }
        for (String word : wanted.words()) {
            var otherwise = new ArrayList<Query>();
            otherwise.add(constant(sameValues(word), SAME_VALUE));
            if (misread) {
                otherwise.add(misread(word));
            }
            strict.add(anywhere(word, otherwise), Occur.MUST);
        }
        limit(wanted, strict, Occur.MUST);
        if (!wanted.whole().isEmpty()) {
            strict.add(constant(passage(Documents.PAIRS, Bare.of(wanted.whole())), 20), Occur.SHOULD);
        }
        if (!grams.isEmpty()) {
            strict.add(bestOf(wanted, grams), Occur.SHOULD);
        }
        return strict.build();
    }

    /**
     * Pages that resemble the words, every quote and document number still exact; whatever has all words comes first.
     *
     * @param share  part of the grams a page must have; at least one
     * @param strict whether some pages have all words
     */
    static Query similar(Wanted wanted, List<String> grams, double share, boolean strict, boolean misread) {
        var similar = new BooleanQuery.Builder();
        wanted.exact().forEach(exact -> similar.add(anywhere(exact, List.of()), Occur.FILTER));
        limit(wanted, similar, Occur.FILTER);
        var either = new BooleanQuery.Builder().add(sharing(grams, share), Occur.SHOULD);
        if (strict) {
            either.add(constant(strict(wanted, List.of(), false), 120), Occur.SHOULD);
        }
        if (misread) {
            either.add(constant(strict(wanted, List.of(), true), 40), Occur.SHOULD);
        }
        similar.add(either.build(), Occur.MUST);
        // what stands there in one piece says more than its parts
        for (String word : wanted.words()) {
            if (wanted.words().size() > 1) {
                similar.add(passage(Documents.PAIRS, Bare.of(word)), Occur.SHOULD);
            }
        }
        for (String word : wordsOf(wanted)) {
            similar.add(term(Documents.WORDS, word), Occur.SHOULD);
        }
        return similar.build();
    }

    static Query everythingBut(Wanted wanted) {
        var all = new BooleanQuery.Builder().add(new MatchAllDocsQuery(), Occur.MUST);
        limit(wanted, all, Occur.MUST);
        return all.build();
    }

    private static void limit(Wanted wanted, BooleanQuery.Builder query, Occur occur) {
        for (List<String> group : wanted.either()) {
            query.add(
                    new DisjunctionMaxQuery(
                            group.stream().map(one -> anywhere(one, List.of())).toList(), 0),
                    occur);
        }
        wanted.without().forEach(one -> query.add(anywhere(one, List.of()), Occur.MUST_NOT));
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
        return constant(
                new BooleanQuery.Builder()
                        .add(new DisjunctionMaxQuery(variants, 0), Occur.MUST)
                        .add(legible(Passage.Legible.PICTURE), Occur.FILTER)
                        .build(),
                MISREAD);
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

    /** In the text as written or with its numbers in the other writing; in the title; or otherwise. */
    private static Query anywhere(String normal, List<Query> otherwise) {
        Bare bare = Bare.of(normal);
        var any = new ArrayList<Query>();
        any.add(passage(Documents.PAIRS, bare));
        if (bare.hasDigits() || Bare.reckoned(normal).differs()) {
            Bare reckoned = Bare.reckoned(normal);
            any.add(passage(Documents.RECKONED, reckoned));
            if (reckoned.differs()) {
                any.add(passage(Documents.PAIRS, reckoned));
            }
        }
        any.add(constant(inTitle(bare), IN_TITLE));
        any.addAll(otherwise);
        return new DisjunctionMaxQuery(any, 0);
    }

    /** What stands right behind a number in so many ways that it says nothing: 场, 余场, 名. */
    private static final int UNIT = 2;

    /**
     * The numbers of the word by value, with what stands before the first and what stands behind the last; units are written in
     * too many ways. Digits beside Latin letters are part of a name or code, which is written in one way only.
     */
    private static Query sameValues(String word) {
        List<Values.Value> values = Values.in(word);
        if (values.isEmpty() || values.stream().anyMatch(value -> ofCode(word, value))) {
            return new MatchNoDocsQuery("no number");
        }
        var same = new BooleanQuery.Builder();
        values.forEach(value -> same.add(term(Documents.VALUES, value.value()), Occur.MUST));
        Bare before = Bare.of(word.substring(0, values.getFirst().start()));
        if (before.length() > 0) {
            same.add(passage(Documents.PAIRS, before), Occur.MUST);
        }
        String rest = word.substring(values.getLast().end());
        Bare behind = Bare.of(rest.substring(Math.min(rest.length(), UNIT)));
        if (behind.length() > 1) {
            same.add(passage(Documents.PAIRS, behind), Occur.MUST);
        }
        return same.build();
    }

    private static boolean ofCode(String word, Values.Value value) {
        return value.start() > 0 && latin(word.charAt(value.start() - 1))
                || value.end() < word.length() && latin(word.charAt(value.end()));
    }

    private static boolean latin(char c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
    }

    private static Query bestOf(Wanted wanted, List<String> grams) {
        var best = new BooleanQuery.Builder();
        for (String gram : grams) {
            best.add(gram(gram), Occur.SHOULD);
        }
        for (String word : wordsOf(wanted)) {
            best.add(term(Documents.WORDS, word), Occur.SHOULD);
        }
        return best.build();
    }

    private static Query sharing(List<String> grams, double share) {
        if (grams.isEmpty()) {
            return new MatchNoDocsQuery("nothing to share");
        }
        // a unit or particle between numbers resembles nothing by itself
        List<String> telling = grams.stream().filter(gram -> !alone(gram)).toList();
        List<String> shared = telling.isEmpty() ? grams : telling;
        var sharing = new BooleanQuery.Builder();
        for (String gram : shared) {
            sharing.add(gram(gram), Occur.SHOULD);
        }
        return sharing.setMinimumNumberShouldMatch(Math.max(1, (int) Math.ceil(shared.size() * share)))
                .build();
    }

    private static boolean alone(String gram) {
        return gram.codePointCount(0, gram.length()) == 1 && Character.isIdeographic(gram.codePointAt(0));
    }

    private static Query gram(String gram) {
        return new DisjunctionMaxQuery(
                List.of(term(Documents.GRAMS, gram), new BoostQuery(term(Documents.TITLE_GRAMS, gram), 0.3f)), 0);
    }

    /** The grams of all words, each once, without particles of questions. */
    static List<String> gramsOf(Wanted wanted) {
        var grams = new LinkedHashSet<String>();
        for (String word : wanted.words()) {
            Grams.of(word).stream()
                    .filter(gram -> gram.codePoints().noneMatch(QuestionWords::isParticle))
                    .forEach(grams::add);
        }
        return List.copyOf(grams);
    }

    /**
     * The words of all words, each once, but for those that are grams by themselves: counted twice, a common word that a page
     * repeats weighed more than a name that no dictionary has and that only the grams count.
     */
    private static List<String> wordsOf(Wanted wanted) {
        var words = new LinkedHashSet<String>();
        for (String word : wanted.words()) {
            Words.of(word).stream()
                    .filter(one -> one.length() > 1 && !Grams.of(one).equals(List.of(one)))
                    .forEach(words::add);
        }
        return words.stream().limit(MOST_WORDS).toList();
    }

    /**
     * The passage where it stands in the text: every second of its pairs and the last, which together hold every character. One
     * character alone stands in no pair; numbers in the other writing have two and more.
     *
     * @param field {@link Documents#PAIRS} or {@link Documents#RECKONED}
     */
    private static Query passage(String field, Bare bare) {
        int length = bare.length();
        if (length < 2) {
            return length == 1 && field.equals(Documents.PAIRS)
                    ? term(Documents.CHARACTERS, bare.term(0))
                    : new MatchNoDocsQuery("nothing that could stand there");
        }
        SortedMap<Integer, String> pairs = new TreeMap<>();
        for (int place = 0; place < length - 1; place += 2) {
            pairs.put(place, bare.pair(place));
        }
        pairs.put(length - 2, bare.pair(length - 2));
        return phrase(field, telling(pairs));
    }

    private static Query inTitle(Bare bare) {
        SortedMap<Integer, String> characters = new TreeMap<>();
        for (int place = 0; place < bare.length(); place++) {
            characters.put(place, bare.term(place));
        }
        return phrase(Documents.TITLE_CHARACTERS, telling(characters));
    }

    /** @param terms by their places */
    private static Query phrase(String field, SortedMap<Integer, String> terms) {
        if (terms.isEmpty()) {
            return new MatchNoDocsQuery("nothing but punctuation");
        }
        if (terms.size() == 1) {
            return term(field, terms.firstEntry().getValue());
        }
        var phrase = new PhraseQuery.Builder();
        terms.forEach((place, text) -> phrase.add(new Term(field, text), place));
        return phrase.build();
    }

    /** A term that stands more often in one passage is looked for at so many of its places. */
    private static final int SAME = 12;

    /**
     * The terms of a passage that are looked for: all of them, but of one that comes again and again only some, spread over the
     * passage. Each place costs as much as the term is frequent, and five hundred times the digit 1 took a dozen seconds among
     * 20,000 pages.
     */
    private static SortedMap<Integer, String> telling(SortedMap<Integer, String> terms) {
        Map<String, List<Integer>> places = new HashMap<>();
        terms.forEach((place, term) ->
                places.computeIfAbsent(term, own -> new ArrayList<>()).add(place));
        SortedMap<Integer, String> telling = new TreeMap<>();
        places.forEach((term, own) -> {
            int kept = Math.min(own.size(), SAME);
            for (int i = 0; i < kept; i++) {
                telling.put(own.get(kept == 1 ? 0 : i * (own.size() - 1) / (kept - 1)), term);
            }
        });
        return telling;
    }

    private static Query constant(Query query, float score) {
        return new BoostQuery(new ConstantScoreQuery(query), score);
    }

    private static Query term(String field, String value) {
        return new TermQuery(new Term(field, value));
    }
}
