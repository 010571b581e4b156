package org.hecha.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * One index directory, open for writing and reading. Lives from {@link #open} to {@link #close}; after a rebuild another one
 * takes its place. One thread writes, any number read.
 */
final class LuceneIndex implements Index, AutoCloseable {

    private static final String SCHEMA = "schema";

    /** Every term of a query is looked up in every part, which costs more than to join parts more often. */
    private static final int FEW_PARTS = 3;

    private final Path path;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    private LuceneIndex(Path path, Directory directory, IndexWriter writer) throws IOException {
        this.path = path;
        this.directory = directory;
        this.writer = writer;
        this.searchers = new SearcherManager(writer, new SearcherFactory());
    }

    /**
     * Opens the index in a directory, making a new one where there is none.
     *
     * @throws CorruptIndexException where it is damaged or of another schema: throw it away and make it anew
     */
    static LuceneIndex open(Path path) throws IOException {
        var directory = FSDirectory.open(path);
        try {
            boolean existing = DirectoryReader.indexExists(directory);
            var merging = new TieredMergePolicy();
            merging.setSegmentsPerTier(FEW_PARTS);
            var config = new IndexWriterConfig()
                    .setMergePolicy(merging)
                    .setOpenMode(IndexWriterConfig.OpenMode.CREATE_OR_APPEND)
                    .setRAMBufferSizeMB(32)
                    .setCommitOnClose(false);
            var writer = new IndexWriter(directory, config);
            try {
                if (existing) {
                    check(writer, path);
                }
                return new LuceneIndex(path, directory, writer);
            } catch (IOException | RuntimeException e) {
                writer.rollback();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static void check(IndexWriter writer, Path path) throws IOException {
        String schema = facts(writer).getOrDefault(SCHEMA, "");
        if (!schema.equals(Integer.toString(Documents.SCHEMA))) {
            throw new CorruptIndexException("made for schema " + schema, path.toString());
        }
        try (var reader = DirectoryReader.open(writer)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
        }
    }

    Path path() {
        return path;
    }

    /** Replaces or adds one passage; visible after {@link #refresh}. */
    void put(Passage passage) throws IOException {
        writer.updateDocument(new Term(Documents.KEY, passage.key()), Documents.of(passage));
    }

    @Override
    public void replace(String field, String value, List<Passage> passages, long moment) throws IOException {
        List<Document> documents = passages.stream().map(Documents::of).toList();
        if (documents.isEmpty()) {
            writer.deleteDocuments(new Term(field, value));
        } else {
            writer.updateDocuments(new Term(field, value), documents);
        }
    }

    @Override
    public void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    @Override
    public void commit(Map<String, String> facts) throws IOException {
        var all = new HashMap<>(facts);
        all.put(SCHEMA, Integer.toString(Documents.SCHEMA));
        writer.setLiveCommitData(all.entrySet());
        writer.commit();
    }

    @Override
    public Map<String, String> facts() {
        return facts(writer);
    }

    private static Map<String, String> facts(IndexWriter writer) {
        var facts = new HashMap<String, String>();
        var committed = writer.getLiveCommitData();
        if (committed != null) {
            committed.forEach(entry -> facts.put(entry.getKey(), entry.getValue()));
        }
        return facts;
    }

    long documents() {
        return writer.getDocStats().numDocs;
    }

    /** Reads in a snapshot that no writer disturbs. */
    <R> R read(Reading<R> reading) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return reading.read(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    /** What is done with a searcher. */
    interface Reading<R> {
        R read(IndexSearcher searcher) throws IOException;
    }

    /** Without a commit: what was not committed is lost and comes again from the database. */
    @Override
    public void close() throws IOException {
        searchers.close();
        if (writer.isOpen()) {
            writer.rollback();
        }
        directory.close();
    }
}
