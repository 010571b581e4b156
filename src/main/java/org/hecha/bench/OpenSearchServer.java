package org.hecha.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * An OpenSearch cluster of one or more nodes, each in a JVM of its own, on this machine's loopback only. Its class path stands
 * in a file, because its libraries must not meet the application's ({@code src/main/opensearch/pom.xml}).
 */
public final class OpenSearchServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(300);

    private static final String MAIN = "OpenSearchNode";
    /** below the working directory, as the class path's file is */
    private static final Path SOURCE = Path.of("src/main/opensearch", MAIN + ".java");

    private final List<Node> nodes;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private OpenSearchServer(List<Node> nodes) {
        this.nodes = nodes;
    }

    private record Node(Process process, Path log, URI address) {}

    /**
     * Starts it and waits until every node has joined.
     *
     * @param classPath file with the class path of its libraries
     * @param home      where its data and logs go
     * @param options   of each node's JVM, {@code -Xmx512m}
     * @throws IOException where it does not start; with the end of a node's log
     */
    public static OpenSearchServer start(Path classPath, Path home, int nodes, String... options) throws IOException {
        var started = new ArrayList<Node>();
        var server = new OpenSearchServer(started);
        try {
            int[] ports = freePorts(2 * nodes);
            String libraries = compiled(Files.readString(classPath).strip(), home);
            for (int i = 0; i < nodes; i++) {
                started.add(node(libraries, home.resolve("node" + i), ports, i, options));
            }
            server.awaitNodes(nodes);
            return server;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** @return the class path with what starts a node, which is compiled here because it only fits its libraries */
    private static String compiled(String libraries, Path home) throws IOException {
        Path classes = Files.createDirectories(home.resolve("classes"));
        var said = new ByteArrayOutputStream();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null
                || compiler.run(
                                null,
                                said,
                                said,
                                "-proc:none",
                                "-cp",
                                libraries,
                                "-d",
                                classes.toString(),
                                SOURCE.toString())
                        != 0) {
            throw new IOException("OpenSearch needs a JDK that compiles " + SOURCE.toAbsolutePath() + ": "
                    + said.toString(StandardCharsets.UTF_8));
        }
        return classes + File.pathSeparator + libraries;
    }

    /** @param ports for the nodes among each other, then for us */
    private static Node node(String libraries, Path home, int[] ports, int which, String... options)
            throws IOException {
        int nodes = ports.length / 2;
        String all = Arrays.stream(ports, 0, nodes)
                .mapToObj(port -> "127.0.0.1:" + port)
                .collect(Collectors.joining(","));
        Files.createDirectories(home);
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--add-modules=jdk.incubator.vector",
                "-cp",
                libraries,
                MAIN,
                home.toString(),
                "cluster.name=hecha-" + ports[0],
                "network.host=127.0.0.1",
                "transport.port=" + ports[which],
                "http.port=" + ports[nodes + which],
                "discovery.type=zen",
                "discovery.seed_hosts=" + all,
                // all must be there before they are a cluster
                "cluster.initial_cluster_manager_nodes=" + all,
                "cluster.routing.allocation.disk.threshold_enabled=false",
                "bootstrap.memory_lock=false"));
        Path log = home.resolve("opensearch.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Node(process, log, URI.create("http://127.0.0.1:" + ports[nodes + which]));
    }

    private static int[] freePorts(int count) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    private void awaitNodes(int all) throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            for (Node node : nodes) {
                if (!node.process.isAlive()) {
                    throw new IOException("OpenSearch ended with " + node.process.exitValue() + ": " + lastWords(node));
                }
            }
            try {
                JsonNode health = send("GET", "/_cluster/health", "");
                if (health.path("number_of_nodes").asInt() == all
                        && !health.path("status").asText().equals("red")) {
                    return;
                }
            } catch (IOException notYet) {
                // it listens some seconds after its start
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new IOException(
                "OpenSearch did not come up within " + PATIENCE.toSeconds() + " s: " + lastWords(nodes.getLast()));
    }

    private static String lastWords(Node node) throws IOException {
        List<String> lines = Files.readAllLines(node.log);
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    /** Of every node, also of those that were killed. */
    public List<URI> addresses() {
        return nodes.stream().map(Node::address).toList();
    }

    /** Ends a node as a power failure would. */
    public void kill(int node) {
        nodes.get(node).process.destroyForcibly().onExit().join();
    }

    /** Its processor time so far, nanoseconds. */
    long cpu() throws IOException {
        long cpu = 0;
        for (Node node : nodes) {
            cpu += ProcessTime.of(node.process.pid());
        }
        return cpu;
    }

    /**
     * Asks the first node.
     *
     * @throws IOException for every answer but a good one, with its beginning
     */
    public JsonNode send(String method, String path, String body) throws IOException {
        var request = HttpRequest.newBuilder(nodes.getFirst().address.resolve(path))
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
        http.shutdownNow();
        nodes.forEach(node -> node.process.destroy());
        try {
            for (Node node : nodes) {
                if (!node.process.waitFor(20, TimeUnit.SECONDS)) {
                    node.process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
                }
            }
        } catch (InterruptedException e) {
            nodes.forEach(node -> node.process.destroyForcibly());
            Thread.currentThread().interrupt();
        }
    }
}
