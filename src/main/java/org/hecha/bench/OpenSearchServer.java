package org.hecha.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An OpenSearch of one or more nodes in a JVM of its own, on this machine's loopback only. Its class path stands in a file,
 * because its libraries must not meet the application's ({@code src/main/opensearch/pom.xml}).
 */
public final class OpenSearchServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(300);

    private final Process process;
    private final Path log;
    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private OpenSearchServer(Process process, Path log, URI address) {
        this.process = process;
        this.log = log;
        this.address = address;
    }

    /**
     * Starts it and waits until every node has joined.
     *
     * @param classPath file with the class path of its libraries
     * @param home      where its data and log go
     * @throws IOException where it does not start; with the end of its log
     */
    public static OpenSearchServer start(Path classPath, Path home, int nodes, String memory) throws IOException {
        Files.createDirectories(home);
        Path log = home.resolve("opensearch.log");
        int port = freePort(nodes);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms" + memory,
                        "-Xmx" + memory,
                        "--enable-native-access=ALL-UNNAMED",
                        "--add-modules=jdk.incubator.vector",
                        "-cp",
                        Files.readString(classPath).strip(),
                        "org.codelibs.opensearch.runner.OpenSearchRunner",
                        "-basePath",
                        home.resolve("nodes").toString(),
                        "-numOfNode",
                        Integer.toString(nodes),
                        // the first node listens one above the base
                        "-baseHttpPort",
                        Integer.toString(port - 1),
                        "-clusterName",
                        "hecha-" + port,
                        "-printOnFailure")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var server = new OpenSearchServer(process, log, URI.create("http://127.0.0.1:" + port));
        try {
            server.awaitNodes(nodes);
            return server;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** The runner knows ports to 9299 only, and takes one more for each node. */
    private static int freePort(int nodes) throws IOException {
        int among = 90 - nodes;
        int first = (int) (ProcessHandle.current().pid() % among);
        for (int i = 0; i < among; i++) {
            int port = 9_205 + (first + i * 7) % among;
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // another one's
            }
        }
        throw new IOException("no port from 9205 to 9299 is free for OpenSearch");
    }

    private void awaitNodes(int nodes) throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            if (!process.isAlive()) {
                throw new IOException("OpenSearch ended with " + process.exitValue() + ": " + lastWords());
            }
            try {
                JsonNode health = send("GET", "/_cluster/health", "");
                if (health.path("number_of_nodes").asInt() == nodes
                        && !health.path("status").asText().equals("red")) {
                    return;
                }
            } catch (IOException notYet) {
                // it listens some seconds after its start
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new IOException("OpenSearch did not come up within " + PATIENCE.toSeconds() + " s: " + lastWords());
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    public URI address() {
        return address;
    }

    /** Its processor time so far, nanoseconds. */
    long cpu() throws IOException {
        return ProcessTime.of(process.pid());
    }

    /** @throws IOException for every answer but a good one, with its beginning */
    public JsonNode send(String method, String path, String body) throws IOException {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", path.startsWith("/_bulk") ? "application/x-ndjson" : "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                String said = answer.body();
                throw new IOException(method + " " + path + " answered " + answer.statusCode() + ": "
                        + said.substring(0, Math.min(500, said.length())));
            }
            return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while OpenSearch worked", e);
        }
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
