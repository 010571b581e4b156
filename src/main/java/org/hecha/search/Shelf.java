package org.hecha.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * The directory below {@code ${hecha.storage}/index}: one directory an index, and a file {@code current} with the name of
 * the one that answers. A rebuild makes another one and switches; what is not current is thrown away.
 */
@Component
class Shelf {

    private static final Logger log = LoggerFactory.getLogger(Shelf.class);
    private static final String AGE = "committed";

    private final Path home;
    private final AtomicReference<@Nullable LuceneIndex> current = new AtomicReference<>();
    private volatile long progress;
    private volatile long total;

    Shelf(@Value("${hecha.storage:storage/local}") Path storage) {
        this.home = storage.resolve("index");
    }

    /** The index that answers; empty while there is none. */
    Optional<LuceneIndex> current() {
        return Optional.ofNullable(current.get());
    }

    /** How far a rebuild is. */
    IndexRebuilding rebuilding() {
        return new IndexRebuilding(progress, total);
    }

    /** Facts to commit, with the moment, so that an index that slept too long is recognised. */
    static Map<String, String> facts(Map<String, String> facts) {
        var all = new HashMap<>(facts);
        // the machine's clock on purpose: demo time may be shifted, and this only decides how long the index slept
        all.put(AGE, Long.toString(Clock.systemUTC().millis()));
        return all;
    }

    /**
     * Opens the index that answered last.
     *
     * @param notOlderThan changes older than this are no longer known, so it cannot catch up
     * @return empty where there is none, or none that can be used
     * @throws IOException where it is in use by another process
     */
    Optional<LuceneIndex> open(Duration notOlderThan) throws IOException {
        Files.createDirectories(home);
        Path pointer = home.resolve("current");
        try {
            Path directory = home.resolve(Files.readString(pointer).strip());
            if (!Files.isDirectory(directory)) {
                return Optional.empty();
            }
            LuceneIndex index = LuceneIndex.open(directory);
            long age = Clock.systemUTC().millis() - Long.parseLong(index.facts().getOrDefault(AGE, "0"));
            if (age > notOlderThan.toMillis()) {
                index.close();
                return Optional.empty();
            }
            current.set(index);
            return Optional.of(index);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (LockObtainFailedException e) {
            throw new IOException("the index in " + home + " is in use by another process", e);
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException
                | IndexNotFoundException
                | IllegalArgumentException e) {
            log.warn("the index cannot be used", e);
            return Optional.empty();
        } catch (java.io.EOFException | java.nio.file.FileSystemException e) {
            log.warn("the index is damaged", e);
            return Optional.empty();
        }
    }

    /** Makes an index of everything in a directory of its own; nobody sees it yet. */
    LuceneIndex make(Material material, Map<String, String> facts) throws IOException {
        Files.createDirectories(home);
        Path directory = Files.createTempDirectory(home, "made");
        LuceneIndex index = LuceneIndex.open(directory);
        try {
            material.everything(new Material.Taker() {
                @Override
                public void take(Passage passage) {
                    try {
                        index.put(passage);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }

                @Override
                public void progress(long done, long of) {
                    progress = done;
                    total = of;
                }
            });
            index.commit(facts(facts));
            index.refresh();
            return index;
        } catch (IOException | RuntimeException e) {
            index.close();
            FileSystemUtils.deleteRecursively(directory);
            throw e;
        }
    }

    /** From now on this one answers; the one before goes away. */
    void put(LuceneIndex made) throws IOException {
        Path next = home.resolve("current.next");
        Files.writeString(next, made.path().getFileName().toString(), StandardCharsets.UTF_8);
        Files.move(next, home.resolve("current"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        LuceneIndex before = current.getAndSet(made);
        if (before != null) {
            before.close();
        }
        try (var directories = Files.list(home)) {
            for (Path old : directories.filter(Files::isDirectory).toList()) {
                if (!old.equals(made.path())) {
                    FileSystemUtils.deleteRecursively(old);
                }
            }
        }
    }

    /** The index is damaged: it is not opened again. */
    void condemn() {
        try {
            Files.deleteIfExists(home.resolve("current"));
        } catch (IOException e) {
            log.warn("the damaged index is still the current one", e);
        }
        drop();
    }

    /** Nobody answers any more, until {@link #open} or {@link #put}. */
    void drop() {
        LuceneIndex before = current.getAndSet(null);
        if (before != null) {
            try {
                before.close();
            } catch (IOException e) {
                log.warn("an index did not close", e);
            }
        }
    }
}
