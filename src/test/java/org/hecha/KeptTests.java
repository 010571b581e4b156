package org.hecha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTests {

    @TempDir
    Path folder;

    @Test
    void refusesAFolderWithSomethingElseInItAndTouchesNothing() throws IOException {
        Path precious = Files.writeString(folder.resolve("letters.txt"), "mine");

        assertThatThrownBy(() -> Kept.prepare(folder, "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(folder.toString());
        assertThat(precious).hasContent("mine");
    }

    @Test
    void goesOnOnlyWhereTheSameCommandBegan() throws IOException {
        Path store = folder.resolve("store");
        Kept.goOn(store, "torture-crash");
        Path progress = Files.writeString(store.resolve("progress.json"), "{}");

        Kept.goOn(store, "torture-crash");

        assertThat(progress).hasContent("{}");
        assertThatThrownBy(() -> Kept.goOn(store, "torture-nodes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(store.toString());
    }

    @Test
    void keepsWhatTheSameReadersLeft() throws IOException {
        Path store = folder.resolve("store");
        Kept.prepare(store, "a");
        Path pages = Files.writeString(store.resolve("pages"), "read");

        Kept.prepare(store, "a");

        assertThat(pages).hasContent("read");
    }

    @Test
    void readsEverythingAnewWithOtherReaders() throws IOException {
        Path store = folder.resolve("store");
        Kept.prepare(store, "a");
        Path pages = Files.writeString(store.resolve("pages"), "read");

        Kept.prepare(store, "b");

        assertThat(pages).doesNotExist();
        assertThat(store).isNotEmptyDirectory();
    }

    @Test
    void tellsReadersByTheirCode() throws IOException {
        Path store = folder.resolve("store");
        Kept.prepare(store);
        Path pages = Files.writeString(store.resolve("pages"), "read");

        Kept.prepare(store);

        assertThat(pages).exists();
        assertThat(store.resolve("evaluate-keeps")).content().matches("[0-9a-f]{64}");
    }
}
