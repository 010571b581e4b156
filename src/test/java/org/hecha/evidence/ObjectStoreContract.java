package org.hecha.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every place for objects promises. */
interface ObjectStoreContract {

    ObjectStore store();

    /** Where files wait before they are kept. */
    Path staging();

    @Test
    default void knowsNothingOfWhatWasNeverKept() throws IOException {
        assertThat(store().has("sha256/00/never")).isFalse();
        assertThatThrownBy(() -> store().open("sha256/00/never")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    default void refusesKeysThatLeaveItsHouse() {
        for (String key : new String[] {"../x", "a/../../x", "/etc/passwd", "a//b", "A/B", "a/.hidden", "a", ""}) {
            assertThatThrownBy(() -> store().has(key)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    default void tellsOfEveryPromiseWhetherItIsKept() throws IOException {
        assertThat(store().promises()).containsOnlyKeys(ObjectStore.Promise.values());
        // trying out leaves nothing that stands in the way of trying out again
        assertThat(store().promises()).isEqualTo(store().promises());
    }

    @Test
    default void givesBackTheSameBytes() throws IOException {
        var bytes = new byte[3_000_001];
        new Random(7).nextBytes(bytes);
        store().keep("sha256/aa/large", staged(bytes));

        assertThat(store().has("sha256/aa/large")).isTrue();
        try (InputStream in = store().open("sha256/aa/large")) {
            assertThat(Arrays.equals(in.readAllBytes(), bytes)).isTrue();
        }
    }

    @Test
    default void keepsTheSameKeyTwiceWithoutHarm() throws IOException {
        byte[] bytes = "twice".getBytes(StandardCharsets.UTF_8);
        store().keep("sha256/bb/twice", staged(bytes));
        store().keep("sha256/bb/twice", staged(bytes));

        try (InputStream in = store().open("sha256/bb/twice")) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    default void leavesNothingBehindWhereFilesWait() throws IOException {
        Path file = staged(new byte[] {1, 2, 3});
        store().keep("derived/cc/page-1.png", file);

        assertThat(file).doesNotExist();
    }

    private Path staged(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(staging(), "staged", ""), bytes);
    }
}
