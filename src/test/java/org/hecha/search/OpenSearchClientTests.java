package org.hecha.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster as OpenSearch sets itself up: https with a certificate of its own making, and a password. */
class OpenSearchClientTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PASSWORD = "keys-of-a-test";

    @TempDir
    Path home;

    private HttpsServer server;

    @BeforeEach
    void aClusterOfItsOwnAuthority() throws Exception {
        keytool(
                "-genkeypair",
                "-alias",
                "node",
                "-keyalg",
                "EC",
                "-dname",
                "CN=node of a test",
                "-ext",
                "san=ip:127.0.0.1");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "node",
                "-file",
                home.resolve("authority.pem").toString());
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(shows(home.resolve("keys.p12"))));
        server.createContext("/", exchange -> {
            boolean known = ("Basic "
                            + Base64.getEncoder().encodeToString("hecha:secret".getBytes(StandardCharsets.UTF_8)))
                    .equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] said = (known ? "{\"cluster_name\":\"ours\"}" : "Unauthorized").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 401, said.length);
            exchange.getResponseBody().write(said);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void leave() {
        server.stop(0);
    }

    private void keytool(String... words) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(words));
        command.addAll(List.of(
                "-keystore", home.resolve("keys.p12").toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }

    private static SSLContext shows(Path keys) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private OpenSearchClient client(String user, String password, String authority) {
        URI address = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
        var settings = new SearchSettings.OpenSearch(List.of(address), user, password, authority, "hecha", 1, 0);
        return new OpenSearchClient(settings.urls(), OpenSearchClient.Login.of(settings));
    }

    @Test
    void answersWhoeverBelievesItsAuthorityAndHasThePassword() throws IOException {
        try (var client =
                client("hecha", "secret", home.resolve("authority.pem").toString())) {
            assertThat(client.send("GET", "/", "", PATIENCE)
                            .body()
                            .get("cluster_name")
                            .asText())
                    .isEqualTo("ours");
        }
    }

    @Test
    void isNotBelievedWithoutItsAuthority() {
        try (var client = client("hecha", "secret", "")) {
            assertThatThrownBy(() -> client.send("GET", "/", "", PATIENCE))
                    .isInstanceOf(OpenSearchSilent.class)
                    .hasMessageContaining("hecha.search.opensearch.authority");
        }
    }

    @Test
    void letsNobodyInWithAWrongPassword() {
        try (var client =
                client("hecha", "guessed", home.resolve("authority.pem").toString())) {
            assertThatThrownBy(() -> client.send("GET", "/", "", PATIENCE))
                    .isInstanceOf(OpenSearchSilent.class)
                    .hasMessageContaining("does not let us in")
                    .hasMessageNotContaining("guessed");
        }
    }

    @Test
    void aFileThatHoldsNoCertificateStopsTheStartAndIsNamed() throws IOException {
        Path other = Files.writeString(home.resolve("notes.txt"), "no certificate");

        assertThatThrownBy(() -> client("", "", other.toString()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("hecha.search.opensearch.authority")
                .hasMessageContaining("notes.txt");
        assertThatThrownBy(() -> client("", "", home.resolve("nowhere.pem").toString()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nowhere.pem");
    }
}
