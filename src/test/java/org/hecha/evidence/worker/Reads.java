package org.hecha.evidence.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Reads files in the test's own JVM, as a worker would. */
final class Reads {
    private final Path directory;
    Tools tools = Tools.none();
    Limits limits = Limits.standard();
    int depth;
    Path out;

    Reads(Path directory) {
        this.directory = directory;
        this.out = directory;
    }

    Reading bytes(String name, byte[] bytes) throws IOException {
        return file(name, Files.write(Files.createTempFile(directory, "file", ""), bytes));
    }

    Reading sample(String name) throws IOException {
        try (var in = Reads.class.getResourceAsStream("/evidence/" + name)) {
            return bytes(name, in.readAllBytes());
        }
    }

    Reading file(String name, Path file) throws IOException {
        out = Files.createTempDirectory(directory, "out");
        return Readers.read(new Job(
                file,
                name,
                out,
                depth,
                limits,
                tools,
                System.nanoTime() + Duration.ofMinutes(2).toNanos(),
                () -> {}));
    }
}
