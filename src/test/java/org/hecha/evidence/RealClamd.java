package org.hecha.evidence;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/** The real scanner with a signature file of two lines of our own; nothing is downloaded. */
public final class RealClamd implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/clamd");

    /** The test file every scanner knows, in two halves so that none stops the build. */
    public static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    /** Harmless words which the scanner is told are harmful. */
    public static final String MARKER = "hecha-marker-of-something-evil";

    private final Path directory;
    private final int port;
    private final Process daemon;

    private RealClamd(Path directory, int port, Process daemon) {
        this.directory = directory;
        this.port = port;
        this.daemon = daemon;
    }

    public static boolean installed() {
        return Files.isExecutable(PROGRAM);
    }

    /** Started in an empty directory of its own; returns once it answers. */
    public static RealClamd start(Path directory) throws IOException {
        int port;
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
        var clamd = new RealClamd(
                directory,
                port,
                new ProcessBuilder(PROGRAM.toString(), "--config-file=" + settings)
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("log").toFile())
                        .start());
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> clamd.door().answers());
        } catch (RuntimeException silent) {
            clamd.close();
            throw silent;
        }
        return clamd;
    }

    public int port() {
        return port;
    }

    /** What the product knocks at it with. */
    Clamd door() {
        return new Clamd("127.0.0.1", port, Duration.ofSeconds(20));
    }

    @Override
    public void close() throws IOException {
        daemon.destroy();
        try {
            daemon.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(directory.resolve("clamd.conf"));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
