package org.hecha.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hecha.dossier.DossierId;

/** Answers one query from one index. */
final class Finder {

    static final int MOST_HITS = 100;
    static final int DEEPEST = 10_000;

    /** with fewer pages that have every word, similar ones are offered behind them */
    private static final int ENOUGH = 10;

    /** one gram in eight: a misread character costs two, and a question may share little with its answer but a name */
    private static final double RESEMBLING = 0.125;

    /** the rarest of a long query say it all */
    private static final int MOST_GRAMS = 40;

    private final Reading reading;
    private final Wanted wanted;
    private final org.apache.lucene.search.Query filter;
    private final boolean fields;
    private final int from;
    private final int limit;

    private Finder(Reading reading, Typed typed, org.apache.lucene.search.Query filter, int from, int limit) {
        this.reading = reading;
        this.wanted = Wanted.of(typed);
        this.fields = typed.fields();
        this.filter = filter;
        this.from = from;
        this.limit = limit;
    }

    /**
     * @param regions codes by name, for {@code 县:}
     * @param visible as {@link org.hecha.dossier.Dossiers#visible}
     */
    static Hits find(
            Reading reading,
            Query query,
            Function<String, Optional<String>> regions,
            Map<DossierId, Integer> visible,
            int from,
            int limit)
            throws IOException {
        Typed typed = Typed.of(query, regions);
        var finder = new Finder(
                reading,
                typed,
                Queries.filter(typed.query(), visible),
                Math.max(0, from),
                Math.clamp(limit, 0, MOST_HITS));
        return finder.find();
    }

    private Hits find() throws IOException {
        if (wanted.nothing() && fields) {
            Reading.Best all = best(Queries.everythingBut(wanted));
            return answer(wanted, all, all.counts().total(), wanted.hint());
        }
        if (wanted.nothing()) {
            return answer(
                    wanted,
                    new Reading.Best(List.of(), new Counting.Counts(0, Map.of())),
                    0,
                    "search.hint.nothing-to-search");
        }
        boolean pictures = reading.hasPictures();
        List<String> grams = reading.telling(Documents.GRAMS, Queries.gramsOf(wanted), MOST_GRAMS);
        long exact;
        if (wanted.words().isEmpty()) {
            // quotes, either-or and fields say exactly what is meant
            Reading.Best strict = best(Queries.strict(wanted, grams, false));
            exact = strict.counts().total();
            if (exact > 0) {
                return answer(wanted, strict, exact, wanted.hint());
            }
        } else {
            // a whole question stands on no page: nothing is ranked before something is known to have every word
            exact = reading.upTo(ENOUGH, within(Queries.strict(wanted, List.of(), false)));
            if (exact >= ENOUGH) {
                Reading.Best strict = best(Queries.strict(wanted, grams, pictures));
                return answer(wanted, strict, strict.counts().total(), wanted.hint());
            }
        }
        // quotes and numbers that nobody has, word by word; words that few have, with what resembles them
        Wanted asked = exact == 0 ? wanted.asWords() : wanted;
        if (exact == 0) {
            grams = reading.telling(Documents.GRAMS, Queries.gramsOf(asked), MOST_GRAMS);
        }
        Reading.Best similar = best(Queries.similar(asked, grams, RESEMBLING, exact > 0, pictures));
        if (similar.counts().total() == 0) {
            similar = best(Queries.similar(asked, grams, 0, exact > 0, pictures));
        }
        String hint = exact == 0 && similar.counts().total() > 0 ? "search.hint.similar" : wanted.hint();
        return answer(asked, similar, exact, hint);
    }

    private org.apache.lucene.search.Query within(org.apache.lucene.search.Query query) {
        return Queries.within(query, filter);
    }

    private Reading.Best best(org.apache.lucene.search.Query query) throws IOException {
        return reading.best(within(query), from, from <= DEEPEST ? limit : 0);
    }

    private Hits answer(Wanted asked, Reading.Best best, long whole, String hint) throws IOException {
        var hits = new ArrayList<Hit>();
        for (Reading.Found one : best.found()) {
            String text = Documents.textOf(one.document());
            List<Hit.Mark> marks = Marks.of(text, asked);
            hits.add(Documents.hit(one.document(), Marks.snippet(text, marks), marks, one.score()));
        }
        return new Hits(
                hits,
                best.counts().total(),
                whole,
                best.counts().facets(),
                legible(Passage.Legible.TEXT, Passage.Legible.PICTURE),
                legible(Passage.Legible.NO),
                reading.timedOut() ? "search.hint.took-too-long" : hint);
    }

    private long legible(Passage.Legible... any) throws IOException {
        return reading.count(Queries.within(Queries.legible(any), filter));
    }
}
