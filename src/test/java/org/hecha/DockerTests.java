package org.hecha;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** There may be no container engine where this runs, but what can be read can be held against the rest of the repository. */
class DockerTests {

    private static final Path DOCKER = Path.of("docker");

    private Map<String, Object> services;

    @BeforeEach
    void readCompose() throws IOException {
        Map<String, Object> compose = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(DOCKER.resolve("compose.yaml")));
        services = map(compose, "services");
    }

    @Test
    void noPasswordIsWrittenDownAndAStartWithoutOneIsRefused() {
        for (Object service : services.values()) {
            environment(service).forEach((name, value) -> {
                if (name.matches(".*(PASSWORD|SECRET|ACCESS_KEY).*")) {
                    assertThat(value).as(name).matches("\\$\\{[A-Z0-9_]+:\\?.+}");
                }
            });
        }
    }

    @Test
    void bothNodesShareDatabaseStoreAndMailButNotTheirOwnDisk() {
        assertThat(environment(service("app1")))
                .isEqualTo(environment(service("app2")))
                .containsKeys(
                        "SPRING_DATASOURCE_URL",
                        "SPRING_DATASOURCE_USERNAME",
                        "SPRING_DATASOURCE_PASSWORD",
                        "HECHA_EVIDENCE_S3_ENDPOINT",
                        "HECHA_EVIDENCE_S3_BUCKET",
                        "HECHA_EVIDENCE_S3_ACCESS_KEY",
                        "HECHA_EVIDENCE_S3_SECRET_KEY",
                        "SPRING_MAIL_HOST");
        assertThat(service("app1").get("volumes")).isNotEqualTo(service("app2").get("volumes"));
        assertThat(service("app1")).containsEntry("read_only", true).containsEntry("cap_drop", List.of("ALL"));
    }

    @Test
    void hostsThatSettingsNameAreServices() {
        Pattern host = Pattern.compile("//([a-z0-9]+):");
        environment(service("app1")).values().stream()
                .map(host::matcher)
                .filter(m -> m.find() && !m.group(1).equals("localhost"))
                .forEach(m -> assertThat(services).containsKey(m.group(1)));
        assertThat(services).containsKey(environment(service("app1")).get("SPRING_MAIL_HOST"));
    }

    @Test
    void theSearchClusterIsOfferedToBothNodesAndReachedByNobodyElse() {
        List<String> addresses = List.of(
                environment(service("app1")).get("HECHA_SEARCH_OPENSEARCH_URLS").split(","));
        assertThat(addresses).hasSize(3);
        for (String address : addresses) {
            String node = URI.create(address).getHost();
            assertThat(service(node))
                    .containsEntry("profiles", List.of("opensearch"))
                    .containsEntry("networks", List.of("index"));
            assertThat(environment(service(node)))
                    .containsEntry("node.name", node)
                    .containsEntry("discovery.seed_hosts", "opensearch1,opensearch2,opensearch3");
        }
        assertThat(environment(service("app1"))).containsEntry("HECHA_SEARCH_BACKEND", "${SEARCH_BACKEND:-embedded}");
        services.forEach((name, service) -> {
            if (((List<?>) map(service).get("networks")).contains("index")) {
                assertThat(name).matches("app\\d|opensearch\\d");
            }
        });
    }

    @Test
    void imagesAreNamedWithVersionAndWithoutRegistry() {
        services.forEach((name, service) -> {
            String image = map(service).get("image").toString();
            assertThat(image).as("a registry is named with a point or a port").doesNotMatch("[^/]*[.:][^/]*/.*");
            if (!image.equals("hecha")) {
                assertThat(image).as(name).matches(".+:v?\\d.*");
            }
        });
    }

    @Test
    void filesThatAreMountedExist() {
        for (Object service : services.values()) {
            Object volumes = map(service).getOrDefault("volumes", List.of());
            for (Object volume : (List<?>) volumes) {
                String source = volume.toString().split(":")[0];
                if (source.startsWith(".")) {
                    assertThat(DOCKER.resolve(source)).exists();
                }
            }
        }
    }

    @Test
    void theProxySendsToTheNodesThatExistAndSticksToNone() throws IOException {
        String nginx = Files.readString(DOCKER.resolve("nginx.conf"));
        var nodes = Pattern.compile("server (app\\d+):8080").matcher(nginx);
        assertThat(nodes.results().map(r -> r.group(1)))
                .containsExactlyElementsOf(services.keySet().stream()
                        .filter(s -> s.startsWith("app"))
                        .toList());
        assertThat(nginx).doesNotContain("ip_hash", "sticky");
    }

    @Test
    void theImageRunsAsAPlainUserWithEverythingThatReadsFiles() throws IOException {
        String file = Files.readString(DOCKER.resolve("Dockerfile"));
        assertThat(file.substring(file.lastIndexOf("FROM")))
                .containsPattern("(?m)^USER 10001")
                .contains(
                        "tesseract-ocr-chi-sim", "libreoffice-writer-nogui", "fonts-noto-cjk", "ffmpeg", "bubblewrap");
    }

    @Test
    void bucketFilesAreWhatS3Understands() throws IOException {
        Path buckets = Path.of("storage", "buckets");
        try (Stream<Path> files = Files.list(buckets)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("policy.json", "lifecycle.json", "object-lock.json");
        }
        assertThat(json(buckets, "policy.json").at("/Statement"))
                .isNotEmpty()
                .allSatisfy(s -> assertThat(s.get("Effect").asText()).isEqualTo("Deny"));
        assertThat(json(buckets, "object-lock.json")
                        .at("/Rule/DefaultRetention/Years")
                        .asInt())
                .isGreaterThanOrEqualTo(10);
        assertThat(json(buckets, "lifecycle.json").at("/Rules")).isNotEmpty().noneMatch(rule -> rule.has("Expiration"));
    }

    private static JsonNode json(Path directory, String name) throws IOException {
        return new ObjectMapper().readTree(directory.resolve(name).toFile());
    }

    private Map<String, Object> service(String name) {
        return map(services, name);
    }

    private static Map<String, String> environment(Object service) {
        var environment = new java.util.TreeMap<String, String>();
        map(map(service).getOrDefault("environment", Map.of()))
                .forEach((name, value) -> environment.put(name, value.toString()));
        return environment;
    }

    private static Map<String, Object> map(Map<String, Object> parent, String key) {
        return map(parent.getOrDefault(key, Map.of()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }
}
