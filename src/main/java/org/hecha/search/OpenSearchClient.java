package org.hecha.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/**
 * Speaks to an OpenSearch cluster over HTTP (decision 0043): to the address that answered last, and to the others where it is
 * gone. Everything sent here may be sent twice.
 */
final class OpenSearchClient implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int SAID = 500;

    private final List<URI> addresses;
    private final String authorization;
    private final HttpClient http;
    private volatile int good;

    OpenSearchClient(List<URI> addresses, Login login) {
        this.addresses = List.copyOf(addresses);
        this.authorization = login.header();
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
        login.trusted().ifPresent(http::sslContext);
        this.http = http.build();
    }

    /**
     * What a cluster wants of us, and we of it.
     *
     * @param user    empty where the cluster asks for none
     * @param trusted whose certificates are believed; empty for those the Java runtime believes
     */
    record Login(String user, String password, Optional<SSLContext> trusted) {

        static final Login NONE = new Login("", "", Optional.empty());

        /** @throws IllegalStateException where the file of the authority holds no certificate that can be read */
        static Login of(SearchSettings.OpenSearch cluster) {
            return new Login(
                    cluster.user(),
                    cluster.password(),
                    cluster.authority().isEmpty()
                            ? Optional.empty()
                            : Optional.of(trusting(Path.of(cluster.authority()))));
        }

        private static SSLContext trusting(Path authority) {
            try {
                return SslBundle.of(new PemSslStoreBundle(
                                null,
                                PemSslStoreDetails.forCertificate(
                                        authority.toUri().toString())))
                        .createSslContext();
            } catch (RuntimeException e) {
                throw new IllegalStateException(
                        "hecha.search.opensearch.authority: " + authority + " holds no certificate in PEM form", e);
            }
        }

        private String header() {
            return user.isEmpty()
                    ? ""
                    : "Basic "
                            + Base64.getEncoder()
                                    .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** @param body the empty object where it was 404 and nothing was said */
    record Answer(int status, JsonNode body) {

        boolean missing() {
            return status == 404;
        }
    }

    /**
     * Sends a request and waits for its answer.
     *
     * @param path     with the query, encoded
     * @param body     JSON, or lines of it for a bulk; empty for none
     * @param patience longest wait for the answer
     * @return only with a status below 300, or 404 or 409
     * @throws OpenSearchSilent where no address answers in time, none lets us in, or the cluster cannot answer now
     * @throws IOException      where it refuses the request, with what it said
     */
    Answer send(String method, String path, String body, Duration patience) throws IOException {
        int first = good;
        // a second try also where there is one address: a connection that was kept open may have died
        int tries = Math.max(2, addresses.size());
        IOException last = new IOException("no address");
        for (int i = 0; i < tries; i++) {
            int which = (first + i) % addresses.size();
            try {
                HttpResponse<String> response = once(method, addresses.get(which), path, body, patience);
                good = which;
                return answer(method, path, response);
            } catch (OpenSearchSilent silent) {
                throw silent;
            } catch (HttpConnectTimeoutException e) {
                last = e;
            } catch (HttpTimeoutException e) {
                good = (which + 1) % addresses.size();
                throw new OpenSearchSilent(
                        addresses.get(which) + " did not answer " + method + " " + path + " within " + patience, e);
            } catch (SSLHandshakeException e) {
                throw new OpenSearchSilent(
                        addresses.get(which) + " shows a certificate that is not believed"
                                + " (hecha.search.opensearch.authority): " + e.getMessage(),
                        e);
            } catch (Refusal refusal) {
                throw refusal;
            } catch (IOException e) {
                last = e;
            }
        }
        throw new OpenSearchSilent(
                "OpenSearch does not answer at " + addresses + " (hecha.search.opensearch.urls)", last);
    }

    private HttpResponse<String> once(String method, URI address, String path, String body, Duration patience)
            throws IOException {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(patience)
                .header("Content-Type", path.contains("/_bulk") ? "application/x-ndjson" : "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OpenSearchSilent("interrupted while OpenSearch worked", e);
        }
    }

    private static Answer answer(String method, String path, HttpResponse<String> response) throws IOException {
        int status = response.statusCode();
        String said =
                response.body().substring(0, Math.min(SAID, response.body().length()));
        return switch (status) {
            case 401, 403 ->
                throw new OpenSearchSilent("OpenSearch at " + response.uri().resolve("/")
                        + " does not let us in (hecha.search.opensearch.user, .password): " + said);
            case 429, 502, 503, 504 ->
                throw new OpenSearchSilent(method + " " + path + " was answered " + status + ": " + said);
            default -> {
                if (status >= 300 && status != 404 && status != 409) {
                    throw new Refusal(method + " " + path + " was answered " + status + ": " + said);
                }
                yield new Answer(
                        status, response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body()));
            }
        };
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /** The request is wrong; no other address would take it. */
    private static final class Refusal extends IOException {
        private static final long serialVersionUID = 1L;

        Refusal(String message) {
            super(message);
        }
    }
}
