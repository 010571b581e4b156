package org.hecha.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers that take whatever arrives, signed or not, behind a line that spoils it: what is kept must be what was sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SpoiledS3 {

    private FaultProxy line;

    /** @return the port of a server that is running */
    abstract int server() throws Exception;

    @TempDir
    Path directory;

    final Random random = new Random(5);

    @BeforeAll
    void connect() throws Exception {
        line = new FaultProxy(server());
    }

    @AfterAll
    void hangUp() throws IOException {
        if (line != null) {
            line.close();
        }
    }

    @BeforeEach
    void aBucketIsThere() throws IOException {
        line.spoil(FaultProxy.Fault.NONE, 0);
        kept(1_000);
    }

    private S3Objects store() {
        return new S3Objects(new EvidenceSettings.S3(
                "http://127.0.0.1:" + line.port(), "hecha-spoiled", "key", "secret", "us-east-1"));
    }

    /** @return the key under which random bytes were kept */
    private String kept(int size) throws IOException {
        var bytes = new byte[size];
        random.nextBytes(bytes);
        Path file = Files.write(Files.createTempFile(directory, "staged", ""), bytes);
        String key =
                ObjectStore.original(HexFormat.of().formatHex(Digests.sha256().digest(bytes)));
        store().keep(key, file);
        return key;
    }

    private void readBack(String key) throws IOException {
        String digest = key.substring(key.lastIndexOf('/') + 1);
        try (InputStream in = new CheckedBytes(store().open(key), digest)) {
            in.readAllBytes();
        }
    }

    @ParameterizedTest
    @EnumSource(value = FaultProxy.Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void sendsAgainWhatABadLineSpoiledOnce(FaultProxy.Fault fault) throws IOException {
        line.spoil(fault, 1);
        long begin = System.nanoTime();
        readBack(kept(200_000));
        assertThat((System.nanoTime() - begin) / 1_000_000_000).isLessThan(30);
    }

    @Test
    void doesNotSayKeptWhereEveryByteIsSpoiled() throws IOException {
        line.spoil(FaultProxy.Fault.FLIP_UP, 1_000);
        assertThatThrownBy(() -> kept(200_000)).isInstanceOf(IOException.class);
    }

    @Test
    void doesNotSayKeptWhereTheServerAlwaysSaysSoAndIsWrong() {
        line.spoil(FaultProxy.Fault.ERROR_IN_OK, 1_000);
        assertThatThrownBy(() -> kept(200_000)).isInstanceOf(IOException.class);
    }

    @Test
    void keepsNoneOfManyFilesWrong() throws IOException {
        var quick = EnumSet.complementOf(EnumSet.of(FaultProxy.Fault.SLOW)).toArray(FaultProxy.Fault[]::new);
        for (int i = 0; i < 60; i++) {
            line.spoil(quick[i % quick.length], 1);
            String key = kept(60_000);
            line.spoil(FaultProxy.Fault.NONE, 0);
            readBack(key);
        }
    }
}
