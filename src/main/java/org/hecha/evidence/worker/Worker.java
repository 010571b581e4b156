package org.hecha.evidence.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/**
 * The worker's main class.
 *
 * <p>Without arguments it takes one {@link Order} a line from standard input and answers each with {@code .} lines while
 * it works and one {@code done} or {@code none} line at the end; it ends when its input does. With
 * {@code extract FILE [NAME]} it reads one file and prints the {@link Reading}. With {@code rehearse DIR} it reads every file
 * below the directory by its own parsers, so that the virtual machine can remember what reading needs; what it writes stays in
 * the temporary directory.
 */
public final class Worker {

    /** The order was carried out and left its file. */
    public static final String DONE = "done";

    /** There is nothing to give: the format has no pictures. */
    public static final String NONE = "none";

    /** Work goes on. */
    public static final String ALIVE = ".";

    private static final String END = "";

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

    private Worker() {}

    /** The one way orders and readings are written; one mapper, since learning a record's shape costs milliseconds. */
    public static ObjectMapper json() {
        return JSON;
    }

    /** What the virtual machine of a worker must be told besides its limits, as {@code -Dname=value}. */
    public static List<String> settings() {
        return Xml.FOUND.entrySet().stream()
                .map(factory -> "-D" + factory.getKey() + "=" + factory.getValue())
                .toList();
    }

    public static void main(String[] arguments) throws Exception {
        // whatever a library prints must not be taken for an answer
        PrintStream answers = System.out;
        System.setOut(System.err);
        if (arguments.length >= 2 && arguments[0].equals("extract")) {
            extract(Path.of(arguments[1]), arguments[arguments.length - 1], answers);
            return;
        }
        if (arguments.length == 2 && arguments[0].equals("rehearse")) {
            rehearse(Path.of(arguments[1]));
            return;
        }
        BlockingQueue<String> orders = new LinkedBlockingQueue<>();
        var listener = new Thread(() -> listen(orders), "orders");
        listener.setDaemon(true);
        listener.start();
        var json = json();
        answers.println(ALIVE);
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        for (String line = orders.take(); !line.equals(END); line = orders.take()) {
            String answer = perform(json.readValue(line, Order.class), json, answers);
            OfdReader.tidy(temporary);
            answers.println(answer);
            answers.flush();
        }
    }

    /** Whoever gave the orders is gone when the input ends, and then nobody wants the answer. */
    private static void listen(BlockingQueue<String> orders) {
        try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                orders.add(line);
            }
        } catch (IOException e) {
            // same as the end
        }
        Runtime.getRuntime().halt(0);
    }

    private static String perform(Order order, ObjectMapper json, PrintStream answers) throws IOException {
        var job = new Job(
                Path.of(order.file()),
                order.name(),
                Path.of(order.out()),
                order.depth(),
                order.limits(),
                order.tools(),
                System.nanoTime() + Duration.ofMillis(order.millis()).toNanos(),
                () -> {
                    answers.println(ALIVE);
                    answers.flush();
                });
        return switch (order.kind()) {
            case PICTURE -> PagePicture.draw(job, order.page()) ? DONE : NONE;
            case ARCHIVE -> OfficeReader.archive(job) ? DONE : NONE;
            case READ -> {
                json.writeValue(job.out().resolve(Order.RESULT).toFile(), Readers.read(job));
                yield DONE;
            }
        };
    }

    private static void rehearse(Path directory) throws IOException {
        Path root = Files.createTempDirectory("rehearsal");
        try (Stream<Path> below = Files.walk(directory)) {
            for (Path file : below.filter(Files::isRegularFile).sorted().toList()) {
                Path out = Files.createTempDirectory(root, "file");
                json().writeValue(
                                out.resolve(Order.RESULT).toFile(),
                                Readers.read(alone(file, file.getFileName().toString(), out, Tools.none())));
            }
        }
    }

    private static void extract(Path file, String name, PrintStream out) throws IOException {
        Path root = Files.createTempDirectory("reading");
        Path directory = Files.createDirectory(root.resolve("1"));
        out.println(json().writerWithDefaultPrettyPrinter()
                .writeValueAsString(Readers.read(alone(file, name, directory, Tools.find()))));
        System.err.println(directory);
    }

    /** One file that nobody waits for. */
    private static Job alone(Path file, String name, Path out, Tools tools) {
        return new Job(
                file.toAbsolutePath(),
                name,
                out,
                0,
                Limits.standard(),
                tools,
                System.nanoTime() + Duration.ofMinutes(5).toNanos(),
                () -> {});
    }
}
