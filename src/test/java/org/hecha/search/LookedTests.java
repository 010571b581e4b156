package org.hecha.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same documents with the same scores as the query by itself, in an index of several parts. */
class LookedTests {

    private Directory directory;
    private DirectoryReader reader;

    @BeforeEach
    void index() throws IOException {
        directory = new ByteBuffersDirectory();
        try (var writer = new IndexWriter(directory, new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE))) {
            for (String text :
                    List.of("tea tea hall", "hall of tea", "dove", "tea dove dove", "river", "hall river tea")) {
                var document = new Document();
                document.add(new TextField("text", text, Field.Store.NO));
                document.add(new StringField("kind", text.contains("dove") ? "bird" : "place", Field.Store.NO));
                writer.addDocument(document);
                writer.commit();
            }
            writer.deleteDocuments(new Term("text", "of"));
        }
        reader = DirectoryReader.open(directory);
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
        directory.close();
    }

    static Stream<Query> queries() {
        var all = new BooleanQuery.Builder()
                .add(text("tea"), Occur.SHOULD)
                .add(text("hall"), Occur.SHOULD)
                .add(text("nowhere"), Occur.SHOULD)
                .add(new TermQuery(new Term("title", "tea")), Occur.SHOULD)
                .add(new TermQuery(new Term("kind", "place")), Occur.FILTER)
                .setMinimumNumberShouldMatch(2)
                .build();
        var best = new DisjunctionMaxQuery(List.of(text("dove"), new BoostQuery(text("river"), 0.3f)), 0.1f);
        var but = new BooleanQuery.Builder()
                .add(new BoostQuery(best, 2), Occur.MUST)
                .add(new PhraseQuery("text", "hall", "river"), Occur.SHOULD)
                .add(text("tea"), Occur.MUST_NOT)
                .build();
        return Stream.of(text("tea"), text("nowhere"), all, best, but);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void findsTheSameWithTheSameScores(Query query) throws IOException {
        var searcher = new IndexSearcher(reader);

        ScoreDoc[] looked = searcher.search(Looked.up(query, searcher.getTopReaderContext()), 10).scoreDocs;

        ScoreDoc[] plain = searcher.search(query, 10).scoreDocs;
        assertThat(reader.leaves()).hasSizeGreaterThan(3);
        assertThat(looked)
                .extracting(one -> one.doc, one -> one.score)
                .containsExactly(
                        Stream.of(plain).map(one -> tuple(one.doc, one.score)).toArray(Tuple[]::new));
    }

    private static Query text(String word) {
        return new TermQuery(new Term("text", word));
    }
}
