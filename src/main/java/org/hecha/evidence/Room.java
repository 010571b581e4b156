package org.hecha.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Refuses uploads before the disk is full: reading, deciding and the database itself go on with what is left. */
final class Room {

    /** How large a disk is and what is left of it. */
    interface Disk {
        long total() throws IOException;

        long left() throws IOException;
    }

    private final Disk disk;
    private final int percent;

    /** @param percent of the disk that uploads must leave free */
    Room(Disk disk, int percent) {
        this.disk = disk;
        this.percent = percent;
    }

    static Room on(Path directory, int percent) throws IOException {
        FileStore store = Files.getFileStore(directory);
        return new Room(
                new Disk() {
                    @Override
                    public long total() throws IOException {
                        return store.getTotalSpace();
                    }

                    @Override
                    public long left() throws IOException {
                        return store.getUsableSpace();
                    }
                },
                percent);
    }

    /**
     * @param more bytes that are about to come, 0 where nobody knows
     * @throws StorageNearlyFull when too little would be left afterwards
     */
    void check(long more) {
        try {
            long total = disk.total();
            // a file system that does not know its size cannot be asked
            if (total > 0 && disk.left() - more < total / 100 * percent) {
                throw new StorageNearlyFull(percent);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
