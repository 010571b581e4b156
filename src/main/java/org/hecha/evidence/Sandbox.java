package org.hecha.evidence;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hecha.evidence.worker.Tools;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is put in front of a worker's command: bubblewrap without network, with everything but its directory read-only. */
final class Sandbox {
    private static final Logger log = LoggerFactory.getLogger(Sandbox.class);

    /** Whether workers run in bubblewrap. */
    enum Mode {
        AUTO,
        REQUIRED,
        OFF
    }

    private final Optional<String> program;
    private final Path storage;

    Sandbox(Mode mode, Path storage) {
        this.storage = storage;
        this.program =
                mode == Mode.OFF ? Optional.empty() : Tools.program("bwrap").filter(this::works);
        if (mode == Mode.REQUIRED && program.isEmpty()) {
            throw new IllegalStateException(
                    "hecha.evidence.sandbox=required, but bwrap is missing or may not make namespaces here;"
                            + " install bubblewrap, allow user namespaces, or set it to auto");
        }
        log.info("workers run {}", program.isPresent() ? "in a sandbox without network" : "without a sandbox");
    }

    List<String> around(List<String> command, Path directory) {
        if (program.isEmpty()) {
            return command;
        }
        var all = new ArrayList<>(walls(program.get()));
        // the office suite insists on /tmp; what the worker itself needs of the real one is shown to it again
        all.addAll(List.of("--tmpfs", "/tmp"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            shownIn(Path.of("/tmp"), Path.of(entry).toAbsolutePath())
                    .forEach(path -> all.addAll(List.of("--ro-bind", path.toString(), path.toString())));
        }
        // the database and everybody's files are no business of a worker
        all.addAll(List.of("--tmpfs", storage.toString(), "--bind", directory.toString(), directory.toString()));
        all.addAll(List.of("--chdir", directory.toString(), "--"));
        all.addAll(command);
        return all;
    }

    /** What a worker needs of one entry of the class path that lies where everything else is hidden. */
    static List<Path> shownIn(Path hidden, Path entry) {
        if (!entry.startsWith(hidden)) {
            return List.of();
        }
        // the application laid out unpacked names its libraries in its manifest, relative to itself
        return Stream.of(entry, entry.resolveSibling("lib"), entry.resolveSibling(Workers.CACHE))
                .filter(Files::exists)
                .toList();
    }

    private static List<String> walls(String program) {
        return List.of(
                program,
                "--unshare-all",
                "--die-with-parent",
                "--new-session",
                "--cap-drop",
                "ALL",
                "--ro-bind",
                "/",
                "/",
                "--dev",
                "/dev",
                "--proc",
                "/proc");
    }

    private boolean works(String program) {
        try {
            var command = new ArrayList<>(walls(program));
            command.addAll(List.of("--", "/bin/true"));
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(10, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
