package org.hecha.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Looks every 50 ms at the workers this application started, and at their programs: their peak memory, and sockets with a far
 * end. Reads Linux's {@code /proc}; what lives shorter than 50 ms can be missed.
 */
final class ProcessWatch implements AutoCloseable {
    private static final Path PROC = Path.of("/proc");
    private static final long EVERY_MS = 50;

    /** Part of a worker's command line, with a sandbox around it or without: the class it starts with. */
    private static final String WORKER = "org.hecha.evidence.worker.Worker";

    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();
    private final Set<String> connections = new HashSet<>();
    private long workerPeakKb;

    ProcessWatch() {
        var unused = clockwork.scheduleWithFixedDelay(this::look, 0, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    static boolean possible() {
        return Files.isReadable(PROC.resolve("self/status"));
    }

    /** Sockets of workers with a far end, each counted once. */
    synchronized int connections() {
        return connections.size();
    }

    /** Which program, and where to, as {@code /proc} writes addresses. */
    synchronized List<String> whereTo() {
        return connections.stream().sorted().limit(20).toList();
    }

    /** Largest resident size of one worker or one of its programs, MB. */
    synchronized long workerPeakMb() {
        return workerPeakKb / 1024;
    }

    /** Largest resident size of this application so far, MB. */
    static long ownPeakMb() {
        return peakKb(PROC.resolve("self")) / 1024;
    }

    private synchronized void look() {
        ProcessHandle.current()
                .children()
                .filter(ProcessWatch::worker)
                .flatMap(worker -> Stream.concat(Stream.of(worker), worker.descendants()))
                .map(ProcessWatch::directory)
                .forEach(process -> {
                    workerPeakKb = Math.max(workerPeakKb, peakKb(process));
                    connections.addAll(farSockets(process));
                });
    }

    /** The database is a child of this application as well, and in tests so are other servers. */
    private static boolean worker(ProcessHandle child) {
        return lines(directory(child).resolve("cmdline")).stream().anyMatch(line -> line.contains(WORKER));
    }

    private static Path directory(ProcessHandle process) {
        return PROC.resolve(Long.toString(process.pid()));
    }

    private static Set<String> farSockets(Path process) {
        Set<String> own = sockets(process);
        // in the moment before it becomes another program, a child still holds what the application has open
        own.removeAll(sockets(PROC.resolve("self")));
        if (own.isEmpty()) {
            return Set.of();
        }
        var far = new HashSet<String>();
        for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
            for (String line : lines(process.resolve("net").resolve(table))) {
                // sl local_address rem_address st queues timer retransmits uid timeout inode
                String[] column = line.strip().split("\\s+");
                if (column.length > 9 && own.contains(column[9]) && !column[2].matches("0+:0000")) {
                    far.add(name(process) + " " + table + " " + column[2] + " " + column[9]);
                }
            }
        }
        return far;
    }

    private static Set<String> sockets(Path process) {
        var own = new HashSet<String>();
        try (Stream<Path> open = Files.list(process.resolve("fd"))) {
            for (Path descriptor : open.toList()) {
                String target = Files.readSymbolicLink(descriptor).toString();
                if (target.startsWith("socket:[")) {
                    own.add(target.substring(8, target.length() - 1));
                }
            }
        } catch (IOException e) {
            // it, or one of its files, is gone in the meantime
        }
        return own;
    }

    private static String name(Path process) {
        return String.join("", lines(process.resolve("comm")));
    }

    private static long peakKb(Path process) {
        return lines(process.resolve("status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of(); // it has ended in the meantime
        }
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}
