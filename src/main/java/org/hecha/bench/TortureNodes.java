package org.hecha.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.hecha.shared.StandardOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * {@code ./hecha torture nodes [--kills N] [--seed S]}: two applications on one throw-away database move the same dossiers at the
 * same time; again and again one of them is killed while both work, the other goes on, and it comes back. In the end what people
 * were told is held against what is there: steps lost or done twice, journeys that do not fit together, mails, the trail.
 */
@Component
@ConditionalOnProperty(name = "hecha.command", havingValue = "torture-nodes")
class TortureNodes implements ApplicationRunner, ExitCodeGenerator {

    private static final Logger log = LoggerFactory.getLogger(TortureNodes.class);

    private static final Duration ALONE = Duration.ofSeconds(2);
    private static final int TOGETHER_AT_LEAST_MS = 1_000;
    private static final int TOGETHER_AT_MOST_MS = 6_000;

    private final HikariDataSource database;
    private final Path storage;
    private final List<String> mail;
    private final Child[] nodes = new Child[2];
    private int exitCode = 1;

    TortureNodes(
            DataSource database,
            @Value("${hecha.storage}") Path storage,
            @Value("${spring.mail.host:}") String host,
            @Value("${spring.mail.port:25}") int port)
            throws SQLException {
        this.database = database.unwrap(HikariDataSource.class);
        this.storage = storage;
        this.mail = host.isEmpty() ? List.of() : List.of("--spring.mail.host=" + host, "--spring.mail.port=" + port);
    }

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        StandardOutput.print(maltreat(Options.number(arguments, "kills", 10), Options.number(arguments, "seed", 1)));
    }

    /** @param kills how often one of the two dies */
    Map<String, Object> maltreat(int kills, int seed) throws Exception {
        long begin = System.nanoTime();
        var random = new Random(seed);
        try {
            nodes[0] = start(0, 0, "--hecha.torture.first");
            nodes[1] = start(1, 0);
            for (Child node : nodes) {
                node.say("go");
            }
            for (int kill = 1; kill <= kills; kill++) {
                pause(random.nextInt(TOGETHER_AT_LEAST_MS, TOGETHER_AT_MOST_MS));
                int victim = random.nextInt(nodes.length);
                end(victim);
                pause((int) ALONE.toMillis());
                nodes[victim] = start(victim, kill);
                nodes[victim].say("go");
                log.info("kill {} of {}: node {} is back", kill, kills, victim + 1);
            }
            pause(TOGETHER_AT_LEAST_MS);
        } finally {
            for (int node = 0; node < nodes.length; node++) {
                end(node);
            }
        }
        JsonNode settled;
        try (Child last = Child.start(List.of(), arguments(0, kills + 1, "--hecha.torture.last"), log(0))) {
            settled = last.answer();
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("kills", kills + nodes.length);
        answer.put("seed", seed);
        boolean clean = true;
        var which = new ArrayList<String>();
        for (var field : settled.properties()) {
            if (field.getValue().isArray()) {
                clean &= field.getValue().isEmpty();
                field.getValue().forEach(name -> which.add(field.getKey() + ": " + name.asText()));
                answer.put(field.getKey(), field.getValue().size());
            } else {
                answer.put(field.getKey(), field.getValue().numberValue());
            }
        }
        clean &= settled.path("mailsWaitingAfter120s").asInt() == 0;
        exitCode = clean ? 0 : 1;
        answer.put("which", which.stream().limit(50).toList());
        answer.put("seconds", Math.round((System.nanoTime() - begin) / 1e8) / 10.0);
        return answer;
    }

    /** Starts a node and waits until it is ready; it works once it hears "go". */
    private Child start(int node, int life, String... more) throws Exception {
        Child child = Child.start(List.of(), arguments(node, life, more), log(node));
        try {
            child.answer();
            return child;
        } catch (IOException | RuntimeException e) {
            child.close();
            throw e;
        }
    }

    private List<String> arguments(int node, int life, String... more) {
        var arguments = new ArrayList<String>(List.of(more));
        arguments.addAll(mail);
        arguments.addAll(List.of(
                "--hecha.command=node-child",
                "--spring.datasource.url=" + database.getJdbcUrl(),
                "--spring.datasource.username=" + database.getUsername(),
                "--hecha.storage=" + storage.resolve("node" + node),
                "--hecha.notification.gather=0s",
                "--hecha.notification.look=1s",
                "--hecha.notification.quiet-from=0",
                "--hecha.notification.quiet-until=0",
                "--hecha.torture.journal=" + storage.resolve("journal-" + node + "-" + life)));
        return arguments;
    }

    private Path log(int node) {
        return storage.resolve("node" + node + ".log");
    }

    private void end(int node) throws InterruptedException {
        Child child = nodes[node];
        if (child != null) {
            child.close();
        }
    }

    private static void pause(int milliseconds) throws InterruptedException {
        Thread.sleep(milliseconds);
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
