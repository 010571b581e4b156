package org.hecha.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor time of another process and of all it started, ended ones included. Reads Linux's {@code /proc}. */
final class ProcessTime {

    /** of a clock tick in /proc, whatever the kernel counts in itself */
    private static final long TICK = 10_000_000;

    private ProcessTime() {}

    /** Nanoseconds. */
    static long of(long pid) throws IOException {
        long own = ticks(pid);
        long descendants = ProcessHandle.of(pid)
                .map(process -> process.descendants()
                        .mapToLong(child -> {
                            try {
                                return ticks(child.pid());
                            } catch (IOException ended) {
                                return 0; // its parent counts it now
                            }
                        })
                        .sum())
                .orElse(0L);
        return (own + descendants) * TICK;
    }

    /** Its own and that of its ended children. */
    private static long ticks(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        // the name in brackets may hold spaces
        String[] columns = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(columns[11])
                + Long.parseLong(columns[12])
                + Long.parseLong(columns[13])
                + Long.parseLong(columns[14]);
    }
}
