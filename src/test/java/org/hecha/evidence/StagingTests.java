package org.hecha.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingTests {

    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path directory;

    @Test
    void keepsNothingOfAFileThatIsTooLargeOrEmptyOrBreaksOff() throws IOException {
        var staging = new Staging(directory);

        assertThatThrownBy(() -> staging.take("a", bytes("12345"), 4)).isInstanceOf(FileTooLarge.class);
        assertThatThrownBy(() -> staging.take("a", bytes(""), 4)).isInstanceOf(EmptyFile.class);
        assertThatThrownBy(() -> staging.take("a", breaking(), 4)).isInstanceOf(IOException.class);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void hashesWhileItWrites() throws IOException {
        var staged = new Staging(directory).take("a", bytes("abc"), 3);

        assertThat(staged.sha256()).isEqualTo(SHA256_OF_ABC);
        assertThat(staged.file()).hasContent("abc");
    }

    @Test
    void sweepsOnlyWhatIsOlderThanADay() throws IOException {
        Instant now = Instant.parse("2022-08-26T07:00:00Z");
        Path old = Files.createFile(directory.resolve("old"));
        Path fresh = Files.createFile(directory.resolve("fresh"));
        Files.setLastModifiedTime(old, FileTime.from(now.minus(Duration.ofHours(25))));
        Files.setLastModifiedTime(fresh, FileTime.from(now.minus(Duration.ofHours(23))));

        assertThat(new Staging(directory).sweep(now)).isEqualTo(1);
        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
    }

    @Test
    void noticesAtTheEndThatBytesHaveChanged() throws IOException {
        try (var good = new CheckedBytes(bytes("abc"), SHA256_OF_ABC)) {
            assertThat(good.readAllBytes()).hasSize(3);
        }
        try (var changed = new CheckedBytes(bytes("abd"), SHA256_OF_ABC)) {
            assertThatThrownBy(changed::readAllBytes).isInstanceOf(IOException.class);
        }
        try (var skipped = new CheckedBytes(bytes("abd"), SHA256_OF_ABC)) {
            // what is skipped is checked as well, before anything is given
            assertThatThrownBy(() -> skipped.skip(2)).isInstanceOf(IOException.class);
            assertThatThrownBy(skipped::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream breaking() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
    }
}
