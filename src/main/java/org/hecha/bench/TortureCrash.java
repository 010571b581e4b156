package org.hecha.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import com.zaxxer.hikari.HikariDataSource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
 * {@code ./hecha torture crash --cycles N [--minutes M] [--keep DIR]}: starts a real application on a throw-away database and store, kills
 * it at a named place or at a random moment, starts it again, and counts what was promised and is not kept. The database belongs
 * to this process and lives on: what is tested is the application's death, many times, cheaply. With a folder to keep, a run that
 * was interrupted goes on where it was, and one report answers for all of it.
 */
@Component
@ConditionalOnProperty(name = "hecha.command", havingValue = "torture-crash")
class TortureCrash implements ApplicationRunner, ExitCodeGenerator {

    private static final Logger log = LoggerFactory.getLogger(TortureCrash.class);

    /** Every so many cycles the moment is random instead of named. */
    private static final int RANDOM_EVERY = 5;

    /** Every so many cycles background work gets its minute and everything is looked at, not only what came last. */
    private static final int SETTLES_EVERY = 50;

    private static final long STARTS_WITHIN_S = 300;
    private static final long STRIKES_WITHIN_S = 60;

    private final HikariDataSource database;
    private final Path storage;
    private int exitCode = 1;

    TortureCrash(DataSource database, @Value("${hecha.storage}") Path storage) throws SQLException {
        this.database = database.unwrap(HikariDataSource.class);
        this.storage = storage;
    }

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        int cycles = Options.number(arguments, "cycles", 40);
        int seed = Options.number(arguments, "seed", 1);
        Map<String, Object> answer = maltreat(cycles, seed, Options.number(arguments, "minutes", 24 * 60));
        StandardOutput.print(answer);
    }

    /**
     * @param minutes after which no cycle is begun any more; those done by then are answered for
     * @throws IllegalArgumentException where the folder keeps a run of another seed
     */
    Map<String, Object> maltreat(int cycles, int seed, int minutes) throws Exception {
        CrashProgress progress = CrashProgress.in(storage, seed);
        return maltreat(order(cycles + progress.interrupted(), seed), seed, Duration.ofMinutes(minutes), progress);
    }

    /** Kills at these places, one after the other. */
    Map<String, Object> maltreat(List<KillPoint> order, int seed) throws Exception {
        return maltreat(
                order.stream().map(Optional::of).toList(), seed, Duration.ofDays(1), CrashProgress.in(storage, seed));
    }

    /** The same for the same seed however often it was interrupted. @return places, empty for a random moment */
    private static List<Optional<KillPoint>> order(int cycles, int seed) throws IOException {
        var random = new Random(seed);
        var order = new ArrayList<Optional<KillPoint>>();
        List<KillPoint> points = new ArrayList<>();
        for (int cycle = 1; cycle <= cycles; cycle++) {
            if (points.isEmpty()) {
                points.addAll(KillPoint.all());
                Collections.shuffle(points, random);
            }
            order.add(cycle % RANDOM_EVERY == 0 ? Optional.empty() : Optional.of(points.removeLast()));
        }
        return order;
    }

    private Map<String, Object> maltreat(
            List<Optional<KillPoint>> order, int seed, Duration patience, CrashProgress progress) throws Exception {
        long begin = System.nanoTime();
        while (progress.begun() < order.size() && System.nanoTime() - begin < patience.toNanos()) {
            int cycle = progress.begin();
            Optional<KillPoint> point = order.get(cycle - 1);
            long since = System.nanoTime();
            boolean died = one(cycle, point, new Random(seed * 1_000_003L + cycle), progress);
            progress.done(point, died, Duration.ofNanos(System.nanoTime() - since));
            log.info(
                    "cycle {} of {}: {}",
                    cycle,
                    order.size(),
                    point.map(KillPoint::name).orElse("at random"));
            if (cycle % SETTLES_EVERY == 0 && cycle < order.size()) {
                settle(cycle, progress);
            }
        }
        settle(progress.begun() + 1, progress);
        exitCode = progress.clean() ? 0 : 1;
        return progress.answer();
    }

    /** @return whether it died by itself, at the place */
    private boolean one(int cycle, Optional<KillPoint> point, Random random, CrashProgress progress) throws Exception {
        boolean atStart = point.isPresent() && !point.get().work();
        Optional<Path> rule = Optional.empty();
        if (point.isPresent()) {
            rule = Optional.of(
                    Files.writeString(storage.resolve("rule.btm"), point.get().rule(random)));
        }
        try (Child child = start(cycle, atStart ? rule : Optional.empty(), false)) {
            if (!atStart) {
                progress.found(child.answer());
                if (rule.isPresent()) {
                    arm(child, rule.get());
                }
                child.say("go");
            }
            boolean died = child.ends(
                    point.isPresent()
                            ? Duration.ofSeconds(atStart ? STARTS_WITHIN_S : STRIKES_WITHIN_S)
                            : Duration.ofMillis(100 + random.nextInt(3000)));
            if (died && child.exitValue() != KillPoint.KILLED) {
                throw new IllegalStateException("the application ended by itself with " + child.exitValue()
                        + "; its last words: " + child.lastWords());
            }
            return died;
        }
    }

    private void settle(int cycle, CrashProgress progress) throws Exception {
        long since = System.nanoTime();
        try (Child child = start(cycle, Optional.empty(), true)) {
            JsonNode settled = child.answer();
            child.ends(Duration.ofSeconds(60));
            progress.settled(settled, Duration.ofNanos(System.nanoTime() - since));
            log.info("settled after {} cycles: {}", progress.begun(), settled);
        }
    }

    private Child start(int cycle, Optional<Path> rule, boolean last) throws IOException {
        var options = new ArrayList<>(List.of("-XX:+EnableDynamicAgentLoading"));
        rule.ifPresent(script -> options.add("-javaagent:" + agent() + "=script:" + script));
        var arguments = new ArrayList<>(List.of(
                "--hecha.command=crash-child",
                "--spring.datasource.url=" + database.getJdbcUrl(),
                "--spring.datasource.username=" + database.getUsername(),
                "--hecha.storage=" + storage.resolve("child"),
                // what is promised to be durable every half minute is so more often, or no kill would come close to it
                "--hecha.search.commit=1s",
                "--hecha.torture.cycle=" + cycle,
                "--hecha.torture.journal=" + storage.resolve("journal")));
        if (last) {
            arguments.add("--hecha.torture.last");
        }
        return Child.start(options, arguments, storage.resolve("child.log"));
    }

    private static void arm(Child child, Path rule)
            throws IOException, AttachNotSupportedException, AgentLoadException, AgentInitializationException {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(child.pid()));
        try {
            machine.loadAgent(agent(), "script:" + rule);
        } finally {
            machine.detach();
        }
    }

    /** Byteman, which only this command needs: where {@code ./hecha} put it, or on the class path of a test. */
    private static String agent() {
        return Optional.ofNullable(System.getProperty("hecha.torture.agent"))
                .or(() -> Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> Objects.toString(Path.of(entry).getFileName(), "")
                                .matches("byteman-\\d[^/]*\\.jar"))
                        .findFirst())
                .orElseThrow(
                        () -> new IllegalStateException(
                                "torture crash needs Byteman; start it with ./hecha, or give -Dhecha.torture.agent=byteman.jar"));
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
