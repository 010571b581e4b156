package org.hecha.search;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.hecha.dossier.DossierId;
import org.hecha.evidence.EvidenceId;
import org.jspecify.annotations.Nullable;

/** What a passage looks like in the index, and back. */
final class Documents {

    /** Raise it whenever a field, a term or {@link NormalText} changes: every index is then made anew at the next start. */
    static final int SCHEMA = 5;

    /** single characters with positions: one character, and words with a character that may be any */
    static final String CHARACTERS = "u";
    /** every two neighbours of these with positions: exact quotes; a pair is far rarer than its characters */
    static final String PAIRS = "p";
    /** the same pairs around numbers that are written with Chinese units, with these in digits: exact quotes in the other writing */
    static final String RECKONED = "q";
    /** Han bigrams, words and numbers: ranking, and finding what OCR misread in part */
    static final String GRAMS = "b";
    /** words: ranking */
    static final String WORDS = "w";
    /** numbers by value: the same number however it is written */
    static final String VALUES = "n";
    /** single characters of the title, on a file's first page only, so that a name is not found once a page */
    static final String TITLE_CHARACTERS = "tu";
    /** bigrams of the title, on every page: ranking */
    static final String TITLE_GRAMS = "tb";

    /** fields of terms */
    static final List<String> TERMS =
            List.of(CHARACTERS, PAIRS, RECKONED, GRAMS, WORDS, VALUES, TITLE_CHARACTERS, TITLE_GRAMS);

    /** the others know only how often a term occurs */
    static final Set<String> WITH_POSITIONS = Set.of(CHARACTERS, PAIRS, RECKONED, TITLE_CHARACTERS);

    static final String KEY = "key";
    static final String KIND = "kind";
    static final String FILE = "file";
    static final String ROOT = "root";
    static final String DOSSIER = "dossier";
    static final String PLACE = "place";
    static final String REGION = "region";
    static final String CRITERION = "criterion";
    static final String TYPE = "type";
    static final String DATE = "date";
    static final String LEGIBLE = "legible";
    /** first revision that holds it */
    static final String SINCE = "since";
    /** last revision that holds it, or {@link #NOW} */
    static final String UNTIL = "until";

    static final String NOW = "now";

    static final String PATH = "path";
    static final String PAGE = "page";
    static final String HOME = "home";
    static final String CLAIM = "claim";
    static final String TEXT = "text";
    static final String CRITERIA = "criteria";

    private static final FieldType POSITIONS = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    private static final FieldType FREQUENCIES = type(IndexOptions.DOCS_AND_FREQS);

    /** no quote that holds the number reaches farther */
    private static final int LONGEST_QUOTE = 64;

    private Documents() {}

    private static FieldType type(IndexOptions options) {
        var type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(options);
        type.freeze();
        return type;
    }

    // --- what an index keeps of a passage, whatever index it is
    // ---------------------------------------------------------

    /** Values that are compared whole. */
    static Map<String, List<String>> exact(Passage passage) {
        var exact = new LinkedHashMap<String, List<String>>();
        exact.put(KIND, List.of(passage.kind().name()));
        exact.put(FILE, passage.evidence().map(EvidenceId::toString).stream().toList());
        exact.put(ROOT, passage.root().map(EvidenceId::toString).stream().toList());
        exact.put(DOSSIER, passage.dossier().map(DossierId::toString).stream().toList());
        exact.put(PLACE, passage.places());
        exact.put(REGION, given(List.of(passage.region())));
        exact.put(CRITERION, given(passage.criteria()));
        exact.put(TYPE, given(List.of(passage.type())));
        exact.put(LEGIBLE, List.of(passage.legible().name()));
        exact.put(SINCE, List.of(Integer.toString(passage.span().since())));
        exact.put(UNTIL, List.of(until(passage.span())));
        return exact;
    }

    private static String until(Span span) {
        return span.until() == Span.NOW ? NOW : Integer.toString(span.until());
    }

    private static List<String> given(List<String> values) {
        return values.stream().filter(value -> !value.isEmpty()).toList();
    }

    /** Days since 1970-01-01, for {@link #DATE}. */
    static List<Long> days(Passage passage) {
        return passage.dates().stream().map(LocalDate::toEpochDay).toList();
    }

    /** Terms in their order, with positions in the fields of {@link #WITH_POSITIONS}. */
    static Map<String, List<String>> terms(Passage passage) {
        var terms = new LinkedHashMap<String, List<String>>();
        String text = NormalText.normal(passage.text());
        Bare bare = Bare.of(text);
        terms.put(CHARACTERS, bare.terms());
        terms.put(PAIRS, bare.pairs());
        terms.put(RECKONED, Bare.reckoned(text).pairsNearReckoned(LONGEST_QUOTE));
        terms.put(GRAMS, Grams.of(text));
        terms.put(WORDS, Words.of(text));
        terms.put(VALUES, Values.in(text).stream().map(Values.Value::value).toList());
        String title = NormalText.normal(passage.title());
        if (passage.page() <= 1) {
            terms.put(TITLE_CHARACTERS, Bare.of(title).terms());
        }
        terms.put(TITLE_GRAMS, Grams.of(title));
        return terms;
    }

    /** What is given back. */
    static Map<String, String> stored(Passage passage) {
        var stored = new LinkedHashMap<String, String>();
        stored.put(KIND, passage.kind().name());
        passage.evidence().ifPresent(id -> stored.put(FILE, id.toString()));
        passage.dossier().ifPresent(id -> stored.put(DOSSIER, id.toString()));
        stored.put(PATH, passage.path());
        stored.put(PAGE, Integer.toString(passage.page()));
        stored.put(CLAIM, passage.claim());
        stored.put(TEXT, passage.text());
        stored.put(HOME, passage.region());
        stored.put(CRITERIA, String.join(",", passage.criteria()));
        return stored;
    }

    // --- in Lucene ---------------------------------------------------------------------------------------------------

    static Document of(Passage passage) {
        var document = new Document();
        document.add(new StringField(KEY, passage.key(), Field.Store.NO));
        exact(passage)
                .forEach((field, values) -> values.forEach(value -> {
                    document.add(new StringField(field, value, Field.Store.NO));
                    if (Counting.FACETS.contains(field)) {
                        document.add(new SortedSetDocValuesField(field, new BytesRef(value)));
                    }
                }));
        days(passage).forEach(day -> document.add(new LongPoint(DATE, day)));
        terms(passage)
                .forEach((field, terms) -> document.add(
                        new Field(field, new Terms(terms), WITH_POSITIONS.contains(field) ? POSITIONS : FREQUENCIES)));
        stored(passage).forEach((field, value) -> document.add(new StoredField(field, value)));
        return document;
    }

    // --- and back ----------------------------------------------------------------------------------------------------

    /** The page's text as it was indexed. */
    static String textOf(Stored document) {
        return stored(document, TEXT);
    }

    /** The stored fields of a document, wherever it is kept. */
    interface Stored {
        @Nullable
        String get(String field);
    }

    static Hit hit(Stored document, List<Hit.Piece> snippet, List<Hit.Mark> marks, float score) {
        return new Hit(
                Hit.Kind.valueOf(stored(document, KIND).toUpperCase(Locale.ROOT)),
                Optional.ofNullable(document.get(DOSSIER)).map(DossierId::of),
                stored(document, HOME),
                Optional.ofNullable(document.get(FILE)).map(EvidenceId::of),
                stored(document, PATH),
                Integer.parseInt(stored(document, PAGE)),
                stored(document, CRITERIA),
                stored(document, CLAIM),
                snippet,
                marks,
                score);
    }

    private static String stored(Stored document, String field) {
        String value = document.get(field);
        if (value == null) {
            throw new IllegalStateException("document without " + field + " in the index");
        }
        return value;
    }
}
