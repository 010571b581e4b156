package org.hecha.evidence.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts another program with an empty environment and ends it when its time is over. */
final class Program {
    private Program() {}

    /** How it ended; {@code finished} false when it had to be killed. */
    record Exit(boolean finished, int code) {
        boolean good() {
            return finished && code == 0;
        }
    }

    /** @param output where standard output goes */
    static Exit run(
            List<String> command, Path directory, Map<String, String> environment, Path output, Duration limit, Job job)
            throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putIfAbsent("LC_ALL", "C.UTF-8");
        builder.environment().putIfAbsent("HOME", directory.toString());
        Process process = builder.start();
        long end = System.nanoTime() + job.atMost(limit).toNanos();
        try {
            while (System.nanoTime() < end) {
                if (process.waitFor(2, TimeUnit.SECONDS)) {
                    return new Exit(true, process.exitValue());
                }
                job.progress().run();
            }
            return new Exit(false, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
