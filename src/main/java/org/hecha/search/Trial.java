package org.hecha.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hecha.dossier.DossierId;

/**
 * A collection of pages apart from all dossiers, indexed and searched by the very code that answers people, so that what is
 * measured on it is what they get: normal form, fields, ranking, facets, marks, snippets. Belongs to benches and tests.
 */
public final class Trial implements AutoCloseable {

    private static final DossierId APART = new DossierId(new UUID(0, 0));

    private final Path directory;
    private final LuceneIndex index;

    private Trial(Path directory, LuceneIndex index) {
        this.directory = directory;
        this.index = index;
    }

    /** An empty collection in an empty directory. */
    public static Trial in(Path directory) throws IOException {
        return new Trial(directory, LuceneIndex.open(directory));
    }

    /** Adds a page, or replaces the one with this id; found after {@link #ready}. */
    public void add(String id, String text) throws IOException {
        index.put(new Passage(
                id,
                Hit.Kind.EVIDENCE,
                Optional.of(APART),
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                id,
                "",
                1,
                List.of(),
                "",
                "text",
                FoundDates.in(NormalText.normal(text)),
                text.isBlank() ? Passage.Legible.NO : Passage.Legible.TEXT,
                text));
    }

    /** Makes everything added so far durable and searchable. */
    public void ready() throws IOException {
        index.commit(Map.of());
        index.refresh();
    }

    /** Answers as people are answered; a page's id stands where a file's path would. */
    public Hits find(Query query, int limit) {
        try {
            return index.read(searcher -> Finder.find(
                    new LuceneReading(searcher, () -> false),
                    query,
                    name -> Optional.empty(),
                    Set.of(APART),
                    0,
                    limit));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Size of the index on the disk. */
    public long bytes() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
