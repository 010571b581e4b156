package org.hecha.evidence;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hecha.evidence.worker.Order;
import org.hecha.evidence.worker.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** A few worker JVMs that are started when needed, used again, and replaced when they die. */
final class Workers implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Workers.class);

    /**
     * After so many orders a worker is replaced, so that leaks of parsers stay small. A new one compiles its parsers again,
     * which costs as much processor time as reading some hundred files.
     */
    private static final int ORDERS = 1_000;

    /** The worker's AOT cache; {@code ./hecha} makes it. */
    static final String CACHE = "readers.aot";

    private final EvidenceSettings settings;
    private final Sandbox sandbox;
    private final Path root;
    private final List<String> command;
    private final Semaphore free;
    private final Deque<WorkerProcess> idle = new ArrayDeque<>();
    private final List<WorkerProcess> all = new ArrayList<>();
    private boolean closed;

    /** A worker in bubblewrap dies with the thread that started it, so that thread must last. */
    private final ExecutorService starter = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "worker-starter");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param root existing directory where each worker gets one of its own
     * @param main what runs in the worker, taking orders as {@link Worker} does
     */
    Workers(int size, EvidenceSettings settings, Sandbox sandbox, Path root, Class<?> main) {
        this.settings = settings;
        this.sandbox = sandbox;
        this.root = root;
        this.command = command(settings, main);
        this.free = new Semaphore(size, true);
    }

    /** What is done with a worker; the order's directory is removed afterwards. */
    interface Work<T> {
        T with(Desk desk) throws IOException, WorkerProcess.Died;
    }

    /** A worker for the time of one order. */
    final class Desk {
        private final WorkerProcess worker;
        /** For this order only; the worker can write here. */
        final Path directory;

        Desk(WorkerProcess worker, Path directory) {
            this.worker = worker;
            this.directory = directory;
        }

        boolean perform(Order order) throws WorkerProcess.Died {
            return worker.perform(order, settings.stall(), settings.total());
        }
    }

    <T> T lend(Work<T> work) throws IOException, WorkerProcess.Died {
        try {
            free.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a worker", e);
        }
        try {
            WorkerProcess worker = take();
            Path directory = Files.createDirectory(
                    worker.directory.resolve(UUID.randomUUID().toString()));
            try {
                return work.with(new Desk(worker, directory));
            } finally {
                FileSystemUtils.deleteRecursively(directory);
                giveBack(worker);
            }
        } finally {
            free.release();
        }
    }

    private synchronized WorkerProcess take() throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        for (WorkerProcess worker = idle.poll(); worker != null; worker = idle.poll()) {
            if (worker.alive()) {
                return worker;
            }
            end(worker);
        }
        WorkerProcess started = start();
        all.add(started);
        return started;
    }

    private synchronized void giveBack(WorkerProcess worker) throws IOException {
        if (closed || !worker.alive() || worker.performed() >= ORDERS) {
            end(worker);
        } else {
            idle.push(worker);
        }
    }

    /** Ends workers that have nothing to do; the next file starts a new one. */
    synchronized void rest() throws IOException {
        for (WorkerProcess worker = idle.poll(); worker != null; worker = idle.poll()) {
            end(worker);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            for (WorkerProcess worker : List.copyOf(all)) {
                end(worker);
            }
        } catch (IOException e) {
            log.warn("a worker's directory could not be removed", e);
        }
        starter.shutdown();
    }

    private void end(WorkerProcess worker) throws IOException {
        worker.close();
        all.remove(worker);
        FileSystemUtils.deleteRecursively(worker.directory);
    }

    private WorkerProcess start() throws IOException {
        Path directory = Files.createDirectory(root.resolve(UUID.randomUUID().toString()));
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        var line = new ArrayList<>(command);
        line.addAll(1, List.of("-Djava.io.tmpdir=" + temporary));
        var builder = new ProcessBuilder(sandbox.around(line, directory))
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("HOME", directory.toString());
        builder.environment().put("TMPDIR", temporary.toString());
        builder.environment().put("PATH", "");
        try {
            return new WorkerProcess(starter.submit(builder::start).get(), directory);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting a worker", e);
        } catch (ExecutionException e) {
            throw new IOException("no worker could be started", e);
        }
    }

    private static List<String> command(EvidenceSettings settings, Class<?> main) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + settings.memory(),
                "-Xss2m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true",
                // the networks run outside of the heap
                "--enable-native-access=ALL-UNNAMED",
                // no parser follows a reference out of its file
                "-Djavax.xml.accessExternalDTD=",
                "-Djavax.xml.accessExternalSchema=",
                "-Dlogback.configurationFile=evidence/worker-logback.xml"));
        command.addAll(Worker.settings());
        // what the virtual machine says of a cache it cannot use would stand among the answers
        rehearsed()
                .ifPresent(cache -> command.addAll(
                        List.of("-XX:+IgnoreUnrecognizedVMOptions", "-Xlog:disable", "-XX:AOTCache=" + cache)));
        command.addAll(List.of("-cp", classPath(), main.getName()));
        return command;
    }

    /** What was remembered of {@link Worker}'s rehearsal after the build; it lies beside what was built. */
    private static Optional<Path> rehearsed() {
        String first = System.getProperty("java.class.path").split(File.pathSeparator, 2)[0];
        return Optional.of(Path.of(first).toAbsolutePath().resolveSibling(CACHE))
                .filter(Files::isRegularFile);
    }

    /** The application's own, made independent of the working directory. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Time a worker may take before it should stop by itself. */
    Duration patience() {
        return settings.total().multipliedBy(9).dividedBy(10);
    }
}
