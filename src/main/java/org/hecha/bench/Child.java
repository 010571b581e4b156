package org.hecha.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A second application of this build, in a process of its own that may be killed. It reads single words from its standard input
 * and answers with one JSON object on its standard output.
 */
final class Child implements AutoCloseable {

    private static final int LAST_WORDS = 40;

    private final Process process;
    private final BufferedReader out;
    private final Path log;
    private final ObjectMapper json = new ObjectMapper();

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * What makes this process start fast makes the other one start fast as well, unless an agent rewrites its classes.
     *
     * @param options   for the JVM, behind those of this one
     * @param arguments for the application
     * @param log       where it says what it does; appended to
     */
    static Child start(List<String> options, List<String> arguments, Path log) throws IOException {
        boolean rewritten = options.stream().anyMatch(option -> option.startsWith("-javaagent"));
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-X") || argument.startsWith("--enable-native"))
                .filter(argument -> !argument.startsWith("-XX:AOTCache") || !rewritten)
                .forEach(command::add);
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), "org.hecha.Hecha"));
        command.addAll(arguments);
        return new Child(
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start(),
                log);
    }

    /** Without the tests, where one of them starts this: what they bring into the house is not to be killed. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    long pid() {
        return process.pid();
    }

    /** The next JSON object it prints. @throws IllegalStateException with its last words, where it prints none */
    JsonNode answer() throws IOException {
        var text = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            text.append(line).append('\n');
            if (line.equals("}")) {
                return json.readTree(text.toString());
            }
        }
        throw new IllegalStateException(
                "the application (" + pid() + ") did not come up again; its last words: " + text + lastWords());
    }

    void say(String word) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write((word + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    /** @return whether it has ended within that time */
    boolean ends(Duration within) throws InterruptedException {
        return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    int exitValue() {
        return process.exitValue();
    }

    /** The store is thrown away with the log in it. */
    String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size()));
    }

    /** Kills it as {@code kill -9} does, where it has not ended by itself, and waits until it is gone. */
    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
