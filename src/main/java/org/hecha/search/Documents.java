package org.hecha.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    static final int SCHEMA = 3;

    /** single characters with positions: exact quotes */
    static final String CHARACTERS = "u";
    /** the same around numbers that are written with Chinese units, with these in digits: exact quotes in the other writing */
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

    private static final String PATH = "path";
    private static final String PAGE = "page";
    private static final String HOME = "home";
    private static final String CLAIM = "claim";
    private static final String TEXT = "text";
    private static final String CRITERIA = "criteria";

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

    static Document of(Passage passage) {
        var document = new Document();
        document.add(new StringField(KEY, passage.key(), Field.Store.NO));
        exact(document, KIND, passage.kind().name());
        passage.evidence().ifPresent(id -> exact(document, FILE, id.toString()));
        passage.root().ifPresent(id -> document.add(new StringField(ROOT, id.toString(), Field.Store.NO)));
        passage.dossier().ifPresent(id -> exact(document, DOSSIER, id.toString()));
        passage.places().forEach(place -> document.add(new StringField(PLACE, place, Field.Store.NO)));
        facet(document, REGION, passage.region());
        passage.criteria().forEach(criterion -> facet(document, CRITERION, criterion));
        facet(document, TYPE, passage.type());
        for (LocalDate date : passage.dates()) {
            document.add(new LongPoint(DATE, date.toEpochDay()));
        }
        document.add(new StringField(LEGIBLE, passage.legible().name(), Field.Store.NO));
        document.add(new StoredField(PATH, passage.path()));
        document.add(new StoredField(PAGE, passage.page()));
        document.add(new StoredField(CLAIM, passage.claim()));
        document.add(new StoredField(TEXT, passage.text()));
        document.add(new StoredField(HOME, passage.region()));
        document.add(new StoredField(CRITERIA, String.join(",", passage.criteria())));
        text(document, NormalText.normal(passage.text()));
        title(document, NormalText.normal(passage.title()), passage.page() <= 1);
        return document;
    }

    private static void text(Document document, String normal) {
        document.add(new Field(CHARACTERS, new Terms(Bare.of(normal).terms()), POSITIONS));
        List<String> reckoned = Bare.reckoned(normal).termsNearReckoned(LONGEST_QUOTE);
        if (!reckoned.isEmpty()) {
            document.add(new Field(RECKONED, new Terms(reckoned), POSITIONS));
        }
        document.add(new Field(GRAMS, new Terms(Grams.of(normal)), FREQUENCIES));
        document.add(new Field(WORDS, new Terms(Words.of(normal)), FREQUENCIES));
        document.add(new Field(VALUES, new Terms(values(normal)), FREQUENCIES));
    }

    private static List<String> values(String normal) {
        return Values.in(normal).stream().map(Values.Value::value).toList();
    }

    private static void title(Document document, String normal, boolean first) {
        if (first) {
            document.add(new Field(TITLE_CHARACTERS, new Terms(Bare.of(normal).terms()), POSITIONS));
        }
        document.add(new Field(TITLE_GRAMS, new Terms(Grams.of(normal)), FREQUENCIES));
    }

    private static void exact(Document document, String field, String value) {
        document.add(new StringField(field, value, Field.Store.YES));
    }

    private static void facet(Document document, String field, String value) {
        if (!value.isEmpty()) {
            document.add(new StringField(field, value, Field.Store.NO));
            document.add(new SortedSetDocValuesField(field, new BytesRef(value)));
        }
    }

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
