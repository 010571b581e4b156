package org.hecha.evidence;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.util.FileSystemUtils;

/**
 * A second S3 server, written by other people than the first: it keeps versions and checksums, and takes locks without holding
 * them. In a JVM of its own, one for all tests.
 */
final class S3Mock {

    /** written by the build before these tests, from src/test/s3mock/pom.xml */
    private static final Path LIBRARIES = Path.of("target/s3mock.classpath");

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static int port;

    private S3Mock() {}

    /** @return the port on which it answers without a password */
    static synchronized int port() throws IOException {
        assumeTrue(
                Files.isReadable(LIBRARIES),
                "S3Mock's libraries could not be resolved, so nothing is said about that server: " + LIBRARIES);
        if (port == 0) {
            port = start();
        }
        return port;
    }

    private static int start() throws IOException {
        int free = freePort();
        Path home = Files.createTempDirectory("s3mock");
        Path said = home.resolve("log");
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        // it leaves a file of its own for every upload
                        "-Djava.io.tmpdir=" + Files.createDirectory(home.resolve("tmp")),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Files.readString(LIBRARIES).strip(),
                        "com.adobe.testing.s3mock.S3MockApplication",
                        "--server.ssl.enabled=false",
                        "--server.address=127.0.0.1",
                        "--server.port=" + free,
                        // it opens a second door, which nobody uses
                        "--http.port=0",
                        "--com.adobe.testing.s3mock.store.root=" + home.resolve("store"))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, home)));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(free)) {
            if (!server.isAlive() || System.nanoTime() > end) {
                server.destroyForcibly();
                throw new IOException("S3Mock did not start: " + Files.readString(said));
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return free;
    }

    private static void end(Process server, Path home) {
        try {
            server.destroyForcibly().waitFor();
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException | InterruptedException tests) {
            // are over all the same
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
