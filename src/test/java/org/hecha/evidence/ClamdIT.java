package org.hecha.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real scanner with a signature file of two lines of our own; nothing is downloaded. */
class ClamdIT {

    private static final Path PROGRAM = Path.of("/usr/sbin/clamd");

    /** The test file every scanner knows, in two halves so that none stops the build. */
    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private static final String MARKER = "hecha-marker-of-something-evil";

    @TempDir
    static Path directory;

    static Process daemon;
    static int port;
    static Clamd clamd;

    @BeforeAll
    static void theScannerStarts() throws IOException {
        assumeTrue(Files.isExecutable(PROGRAM), "no clamd on this machine: apt-get install clamav-daemon");
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path signatures = Files.createDirectory(directory.resolve("signatures"));
        Files.writeString(
                signatures.resolve("own.ndb"),
                "Own.Eicar:0:*:" + hex(EICAR) + "\nOwn.Marker:0:*:" + hex(MARKER) + "\n");
        Path settings = directory.resolve("clamd.conf");
        Files.writeString(
                settings,
                "Foreground yes\nTCPSocket " + port + "\nTCPAddr 127.0.0.1\nDatabaseDirectory " + signatures
                        + "\nTemporaryDirectory " + directory + "\nStreamMaxLength 1M\nSelfCheck 0\n");
        daemon = new ProcessBuilder(PROGRAM.toString(), "--config-file=" + settings)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        clamd = new Clamd("127.0.0.1", port, Duration.ofSeconds(20));
        await().atMost(Duration.ofSeconds(60)).until(() -> clamd.answers());
    }

    @AfterAll
    static void theScannerEnds() {
        if (daemon != null) {
            daemon.destroy();
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static String found(byte[] bytes) throws IOException {
        return clamd.scan(new ByteArrayInputStream(bytes)).found();
    }

    @Test
    void findsTheTestFileAsItIsInAnArchiveInAnArchiveAndInADocument() throws IOException {
        byte[] eicar = EICAR.getBytes(StandardCharsets.US_ASCII);
        byte[] document = zip(Map.of(
                "[Content_Types].xml", "<Types/>".getBytes(StandardCharsets.US_ASCII),
                "word/document.xml", "<w:document/>".getBytes(StandardCharsets.US_ASCII),
                "word/embeddings/oleObject1.bin", eicar));
        String mail = "From: a@example.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain\n\n" + MARKER;

        assertThat(found(eicar)).startsWith("Own.Eicar");
        assertThat(found(zip(Map.of("a.com", eicar)))).startsWith("Own.Eicar");
        assertThat(found(zip(Map.of("inner.zip", zip(Map.of("a.com", eicar)))))).startsWith("Own.Eicar");
        assertThat(found(document)).startsWith("Own.Eicar");
        assertThat(found(mail.getBytes(StandardCharsets.US_ASCII))).startsWith("Own.Marker");
        assertThat(found(("%PDF-1.4\n%" + MARKER + "\n%%EOF").getBytes(StandardCharsets.US_ASCII)))
                .startsWith("Own.Marker");
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
