package org.hecha.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hecha.dossier.DossierId;

/**
 * A collection of pages apart from all dossiers, indexed and searched by the very code that answers people, so that what is
 * measured on it is what they get: normal form, fields, ranking, facets, marks, snippets. Belongs to benches and tests.
 */
public final class Trial implements AutoCloseable {

    private static final DossierId APART = new DossierId(new UUID(0, 0));
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Kept kept;

    private Trial(Kept kept) {
        this.kept = kept;
    }

    /** Where the collection is kept. */
    private interface Kept {
        void put(Passage passage) throws IOException;

        void ready() throws IOException;

        Hits find(Asking asking) throws IOException;

        long bytes() throws IOException;

        void close() throws IOException;
    }

    private interface Asking {
        Hits ask(Reading reading) throws IOException;
    }

    /** An empty collection in an empty directory. */
    public static Trial in(Path directory) throws IOException {
        LuceneIndex index = LuceneIndex.open(directory);
        return new Trial(new Kept() {
            @Override
            public void put(Passage passage) throws IOException {
                index.put(passage);
            }

            @Override
            public void ready() throws IOException {
                index.commit(Map.of());
                index.refresh();
            }

            @Override
            public Hits find(Asking asking) throws IOException {
                return index.read(searcher -> asking.ask(new LuceneReading(searcher, () -> false)));
            }

            @Override
            public long bytes() throws IOException {
                try (Stream<Path> files = Files.list(directory)) {
                    return files.mapToLong(file -> file.toFile().length()).sum();
                }
            }

            @Override
            public void close() throws IOException {
                index.close();
            }
        });
    }

    /**
     * An empty collection in an OpenSearch cluster that asks for no password.
     *
     * @param name   of an index that does not exist; it stays until the cluster goes
     * @param shards its parts, each kept once
     */
    public static Trial in(List<URI> cluster, String name, int shards) throws IOException {
        var client = new OpenSearchClient(cluster, OpenSearchClient.Login.NONE);
        OpenSearchIndex index = OpenSearchIndex.create(client, name, shards, 0, name + "-trial");
        return new Trial(new Kept() {
            @Override
            public void put(Passage passage) throws IOException {
                index.put(passage, 1);
            }

            @Override
            public void ready() throws IOException {
                index.refresh();
            }

            @Override
            public Hits find(Asking asking) throws IOException {
                return asking.ask(new OpenSearchReading(client, name, LONG));
            }

            @Override
            public long bytes() throws IOException {
                return client.send("GET", "/" + name + "/_stats/store", "", LONG)
                        .body()
                        .at("/_all/primaries/store/size_in_bytes")
                        .asLong();
            }

            @Override
            public void close() {
                client.close();
            }
        });
    }

    /** Adds a page, or replaces the one with this id; found after {@link #ready}. */
    public void add(String id, String text) throws IOException {
        kept.put(new Passage(
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
        kept.ready();
    }

    /** Answers as people are answered; a page's id stands where a file's path would. */
    public Hits find(Query query, int limit) {
        try {
            return kept.find(
                    reading -> Finder.find(reading, query, name -> Optional.empty(), Map.of(APART, 0), 0, limit));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Size of the index on the disk. */
    public long bytes() throws IOException {
        return kept.bytes();
    }

    @Override
    public void close() throws IOException {
        kept.close();
    }
}
