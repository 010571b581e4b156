package org.hecha.evidence;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** Stands before a server that takes locks without holding them, and holds them as S3 does: a locked version is not deleted. */
final class LockingFront implements AutoCloseable {

    private static final String DENIED =
            "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code><Message>Access Denied because object protected by object lock.</Message></Error>";

    /** of one connection, not of the message */
    private static final Set<String> NOT_PASSED_ON = Set.of(
            "host", "connection", "content-length", "expect", "upgrade", "transfer-encoding", "keep-alive", "date");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Instant> locked = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final int target;
    private final boolean forGood;

    /** @param forGood nobody may ever delete a version, as some policies say */
    LockingFront(int target, boolean forGood) throws IOException {
        this.target = target;
        this.forGood = forGood;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** How many versions are locked, over or not. */
    int locks() {
        return locked.size();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked = exchange.getRequestURI().toString();
            Instant until = locked.getOrDefault(version(asked), Instant.MIN);
            boolean held = forGood
                    ? !version(asked).isEmpty()
                    : until.isAfter(Clock.systemUTC().instant());
            if ("DELETE".equals(exchange.getRequestMethod()) && held) {
                exchange.getResponseHeaders().add("Content-Type", "application/xml");
                send(exchange, 403, DENIED.getBytes(StandardCharsets.UTF_8));
                return;
            }
            HttpResponse<byte[]> given = passOn(exchange, asked);
            String retention = exchange.getRequestHeaders().getFirst("x-amz-object-lock-retain-until-date");
            given.headers()
                    .firstValue("x-amz-version-id")
                    .filter(version -> retention != null)
                    .ifPresent(version -> locked.put(version, Instant.parse(retention)));
            given.headers().map().forEach((name, values) -> {
                if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
                    values.forEach(value -> exchange.getResponseHeaders().add(name, value));
                }
            });
            send(exchange, given.statusCode(), given.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<byte[]> passOn(HttpExchange exchange, String asked) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + target + asked))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** @return empty where none is named */
    private static String version(String asked) {
        int at = asked.indexOf("versionId=");
        return at < 0 ? "" : asked.substring(at + "versionId=".length()).replaceAll("&.*", "");
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
