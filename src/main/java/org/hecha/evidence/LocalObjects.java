package org.hecha.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** Objects as files below one directory; what is here after a power cut is whole. */
final class LocalObjects implements ObjectStore {
    private final Path root;

    LocalObjects(Path root) {
        this.root = root;
    }

    @Override
    public void keep(String key, Path file) throws IOException {
        Path target = root.resolve(ObjectStore.checked(key));
        Path directory = target.getParent();
        if (directory == null) {
            throw new IllegalArgumentException(key);
        }
        makeDurably(directory);
        flush(file, StandardOpenOption.WRITE);
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        flush(directory, StandardOpenOption.READ);
    }

    @Override
    public InputStream open(String key) throws IOException {
        return Files.newInputStream(root.resolve(ObjectStore.checked(key)));
    }

    @Override
    public boolean has(String key) {
        return Files.isRegularFile(root.resolve(ObjectStore.checked(key)));
    }

    /** A file that is written over is gone. */
    @Override
    public boolean bringBack(String key, String sha256) {
        return false;
    }

    @Override
    public String describe() {
        return "files on this machine";
    }

    /** A file system promises none of it; keys made of digests and the check at every read stand in for it. */
    @Override
    public Map<Promise, Boolean> promises() {
        return Map.of(
                Promise.VERSIONS, false,
                Promise.LOCKS, false,
                Promise.CONDITIONAL_WRITES, false,
                Promise.CHECKSUMS, false);
    }

    /** A new directory is only there for good once its parent says so. */
    private static void makeDurably(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.getParent();
        if (parent != null) {
            makeDurably(parent);
            Files.createDirectories(directory);
            flush(parent, StandardOpenOption.READ);
        }
    }

    private static void flush(Path path, StandardOpenOption how) throws IOException {
        try (var channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
