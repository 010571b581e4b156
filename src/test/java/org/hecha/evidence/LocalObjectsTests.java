package org.hecha.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class LocalObjectsTests implements ObjectStoreContract {

    @TempDir
    Path directory;

    LocalObjects store;
    Path staging;

    @BeforeEach
    void open() throws IOException {
        store = new LocalObjects(directory.resolve("objects"));
        staging = Files.createDirectory(directory.resolve("staging"));
    }

    @Override
    public ObjectStore store() {
        return store;
    }

    @Override
    public Path staging() {
        return staging;
    }
}
