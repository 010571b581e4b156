package org.hecha.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The directory below {@code ${hecha.storage}/index}: one directory an index, and a file {@code current} with the name of
 * the one that answers. A rebuild makes another one and switches; what is not current is thrown away.
 */
final class LuceneShelf implements Shelf {

    private static final Logger log = LoggerFactory.getLogger(LuceneShelf.class);

    private final Path home;
    private final AtomicReference<@Nullable LuceneIndex> current = new AtomicReference<>();
    private volatile long progress;
    private volatile long total;

    LuceneShelf(Path storage) {
        this.home = storage.resolve("index");
    }

    @Override
    public Optional<Index> current() {
        return Optional.ofNullable(current.get());
    }

    /** The index that answers; empty while there is none. */
    Optional<LuceneIndex> answering() {
        return Optional.ofNullable(current.get());
    }

    /** Nobody else can write here: the directory is locked. */
    @Override
    public Turn turn(BooleanSupplier going) {
        return Turn.OURS;
    }

    @Override
    public Optional<Turn> making() {
        return Optional.of(Turn.OURS);
    }

    /** How far a rebuild is. */
    IndexRebuilding rebuilding() {
        return new IndexRebuilding(progress, total);
    }

    @Override
    public Optional<Index> open(Duration notOlderThan) throws IOException {
        Files.createDirectories(home);
        Path pointer = home.resolve("current");
        try {
            Path directory = home.resolve(Files.readString(pointer).strip());
            if (!Files.isDirectory(directory)) {
                return Optional.empty();
            }
            LuceneIndex index = LuceneIndex.open(directory);
            if (Shelf.sleptLongerThan(notOlderThan, index.facts())) {
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

    /** In a directory of its own. */
    @Override
    public Made make(Material material, long moment, Map<String, String> facts) throws IOException {
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
            index.commit(facts);
            index.refresh();
            return new Made() {
                @Override
                public long documents() {
                    return index.documents();
                }

                @Override
                public Index takePlace() throws IOException {
                    put(index);
                    return index;
                }
            };
        } catch (IOException | RuntimeException e) {
            index.close();
            FileSystemUtils.deleteRecursively(directory);
            throw e;
        }
    }

    /** From now on this one answers; the one before goes away. */
    private void put(LuceneIndex made) throws IOException {
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
    @Override
    public void drop() {
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
