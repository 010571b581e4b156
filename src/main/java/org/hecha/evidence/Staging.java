package org.hecha.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

/** Where bytes wait until all of them are there and their digest is known. */
final class Staging {

    /** What an interrupted upload leaves is kept this long. */
    static final Duration KEPT = Duration.ofHours(24);

    private final Path directory;

    Staging(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    /** A file whose bytes are all there. */
    record Staged(Path file, EvidenceStore.Kept kept) {
        String sha256() {
            return kept.sha256();
        }

        long bytes() {
            return kept.bytes();
        }
    }

    /**
     * Writes a stream to a new file while hashing it.
     *
     * @throws FileTooLarge past the limit, EmptyFile for nothing; no file is left then
     */
    Staged take(String path, InputStream in, long limit) throws IOException {
        Path file = directory.resolve(UUID.randomUUID().toString());
        boolean good = false;
        try {
            var digests = new Digests();
            try (OutputStream out = Files.newOutputStream(file)) {
                byte[] buffer = new byte[1 << 16];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    if (digests.bytes() + n > limit) {
                        throw new FileTooLarge(path, limit);
                    }
                    out.write(buffer, 0, n);
                    digests.update(buffer, n);
                }
            }
            if (digests.bytes() == 0) {
                throw new EmptyFile(path);
            }
            good = true;
            return new Staged(file, digests.kept());
        } finally {
            if (!good) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Removes what interrupted uploads left more than {@link #KEPT} ago. */
    int sweep(Instant now) throws IOException {
        int swept = 0;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(KEPT))
                        && Files.deleteIfExists(file)) {
                    swept++;
                }
            }
        }
        return swept;
    }

    /** Removes a file that may be gone already. */
    static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
