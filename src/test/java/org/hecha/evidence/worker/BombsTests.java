package org.hecha.evidence.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.hecha.evidence.Evidence.Reason;
import org.hecha.evidence.Evidence.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small files that become large: one worker with a small heap reads all of them, one after the other, and survives. Each ends in
 * a refusal, soon, without filling the disk.
 */
class BombsTests {

    private static final int MEGABYTE = 1 << 20;
    private static final long DISK = 300L * MEGABYTE;
    private static final double SECONDS = 10;

    /** What a refusal may say. */
    private static final Set<Reason> REFUSED = EnumSet.of(
            Reason.UNPACKS_TOO_LARGE,
            Reason.NESTED_TOO_DEEP,
            Reason.TOO_MANY_PIXELS,
            Reason.TOOK_TOO_MUCH_MEMORY,
            Reason.DAMAGED,
            Reason.TRUNCATED,
            Reason.NO_TEXT,
            Reason.UNSUPPORTED,
            Reason.CONVERTER_MISSING,
            Reason.TYPE_MISMATCH);

    /** Read: what is in the archives is read by itself (BombsIT), and the others only look large. */
    private static final Set<String> HARMLESS = Set.of("套.zip", "自.zip", "四十二.zip", "深.html");

    @TempDir
    Path directory;

    private final List<String> seen = new ArrayList<>();

    private record Ended(Reading reading, double seconds, long disk) {}

    @Test
    void oneWorkerSurvivesAllOfThem() throws Exception {
        Map<String, Bombs.Bomb> bombs = Bombs.all();
        var ended = new LinkedHashMap<String, Ended>();
        Process worker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Xss2m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.io.tmpdir=" + Files.createDirectory(directory.resolve("tmp")),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Worker.class.getName())
                .redirectError(directory.resolve("log").toFile())
                .start();
        try (var orders = worker.getOutputStream();
                var answers = worker.inputReader(StandardCharsets.UTF_8)) {
            for (var bomb : bombs.entrySet()) {
                ended.put(bomb.getKey(), read(bomb.getKey(), bomb.getValue(), orders, answers));
            }
        } finally {
            worker.destroyForcibly();
        }

        var wrong = new ArrayList<String>();
        ended.forEach((name, end) -> {
            Reading reading = end.reading();
            boolean taken = reading.state() == State.READ && !HARMLESS.contains(name);
            if (taken
                    || reading.reason().isPresent()
                            && !REFUSED.contains(reading.reason().get())
                    || end.seconds() > SECONDS
                    || end.disk() > DISK) {
                wrong.add("%s %s %s %.1f s %d MB"
                        .formatted(name, reading.state(), reading.reason(), end.seconds(), end.disk() / MEGABYTE));
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(ended).hasSizeGreaterThanOrEqualTo(35);
    }

    @Test
    void oneOfThemIsItself() throws IOException {
        byte[] zip = SelfZip.bytesOfItself();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            assertThat(in.getNextEntry()).isNotNull();
            // the checksum is looked at when the entry ends
            assertThat(in.readAllBytes()).isEqualTo(zip);
            assertThat(in.getNextEntry()).isNull();
        }
    }

    @Test
    void whatOwnsUpToItFillsNoDisk() throws IOException {
        var reads = new Reads(directory);
        Reading reading = reads.bytes("慢.zip", Bombs.containers().get("慢.zip"));

        assertThat(reading.reason()).contains(Reason.UNPACKS_TOO_LARGE);
        try (Stream<Path> left = Files.list(reads.out)) {
            assertThat(left.mapToLong(file -> file.toFile().length()).sum()).isLessThan(MEGABYTE);
        }
    }

    private Ended read(String name, Bombs.Bomb bomb, OutputStream orders, BufferedReader answers) throws IOException {
        ObjectMapper json = Worker.json();
        Path place = Files.createTempDirectory(directory, "bomb");
        Path file = Files.write(place.resolve("file"), bomb.bytes());
        Path out = Files.createDirectory(place.resolve("out"));
        var order = new Order(
                Order.Kind.READ,
                file.toString(),
                name,
                out.toString(),
                0,
                bomb.depth(),
                60_000,
                Limits.standard(),
                Tools.none());
        long begun = System.nanoTime();
        orders.write((json.writeValueAsString(order) + "\n").getBytes(StandardCharsets.UTF_8));
        orders.flush();
        String answer = answers.readLine();
        while (answer != null && answer.equals(Worker.ALIVE)) {
            answer = answers.readLine();
        }
        assertThat(answer)
                .as("the worker after %s, which was well after %s", name, seen)
                .isEqualTo(Worker.DONE);
        seen.add(name);
        double seconds = (System.nanoTime() - begun) / 1e9;
        Reading reading = json.readValue(out.resolve(Order.RESULT).toFile(), Reading.class);
        long disk;
        try (Stream<Path> files = Files.walk(directory)) {
            disk = files.filter(Files::isRegularFile)
                            .mapToLong(f -> f.toFile().length())
                            .sum()
                    - bomb.bytes().length;
        }
        org.springframework.util.FileSystemUtils.deleteRecursively(place);
        return new Ended(reading, seconds, disk);
    }
}
