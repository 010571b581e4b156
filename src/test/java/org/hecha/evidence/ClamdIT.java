package org.hecha.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the real scanner finds, and what it answers to what it cannot look at. */
class ClamdIT {

    @TempDir
    static Path directory;

    static RealClamd daemon;
    static Clamd clamd;

    @BeforeAll
    static void theScannerStarts() throws IOException {
        assumeTrue(RealClamd.installed(), "no clamd on this machine: apt-get install clamav-daemon");
        daemon = RealClamd.start(directory);
        clamd = daemon.door();
    }

    @AfterAll
    static void theScannerEnds() throws IOException {
        if (daemon != null) {
            daemon.close();
        }
    }

    private static String found(byte[] bytes) throws IOException {
        return clamd.scan(new ByteArrayInputStream(bytes)).found();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {RealClamd.EICAR, RealClamd.MARKER})
    void findsWhatIsHarmfulWhereverItTravels(String harmful) throws IOException {
        Map<String, byte[]> carriers = Carriers.of(harmful.getBytes(StandardCharsets.US_ASCII));
        if (harmful.equals(RealClamd.EICAR)) {
            // the scanner reads web pages in small letters, in which this file is another
            carriers.keySet().removeIf(name -> name.startsWith("page.") && !name.endsWith(".pdf"));
        }
        assertThat(carriers).hasSizeGreaterThanOrEqualTo(30);
        List<String> passed = new ArrayList<>();
        for (var carrier : carriers.entrySet()) {
            if (!found(carrier.getValue()).startsWith("Own.")) {
                passed.add(carrier.getKey());
            }
        }
        assertThat(passed).isEmpty();
    }

    @Test
    void findsNothingInWhatIsClean() throws IOException {
        assertThat(found("县科协年度工作总结".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void saysThatAFileIsTooLargeForIt() throws IOException {
        assertThat(clamd.scan(new ByteArrayInputStream(new byte[4 << 20])).tooLarge())
                .isTrue();
    }

    @Test
    void isNotTakenForCleanWhenNobodyAnswers() throws IOException {
        int nobody;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        var away = new Clamd("127.0.0.1", nobody, Duration.ofSeconds(2));
        assertThat(away.answers()).isFalse();
        assertThatThrownBy(() -> away.scan(new ByteArrayInputStream(new byte[10])))
                .isInstanceOf(IOException.class);
    }
}
