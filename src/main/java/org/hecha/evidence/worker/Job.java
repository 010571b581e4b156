package org.hecha.evidence.worker;

import java.nio.file.Path;
import java.time.Duration;

/**
 * One order under way: where things are, what is allowed, and how to say that work goes on.
 *
 * @param deadline {@link System#nanoTime()} after which a reader stops with what it has
 * @param progress says that the worker is alive; called at least once a page
 */
record Job(Path file, String name, Path out, int depth, Limits limits, Tools tools, long deadline, Runnable progress) {

    boolean late() {
        return System.nanoTime() > deadline;
    }

    /** What is left of this order's time, at most as long as wanted, at least a second. */
    Duration atMost(Duration wanted) {
        var left = Duration.ofNanos(Math.max(1_000_000_000L, deadline - System.nanoTime()));
        return left.compareTo(wanted) < 0 ? left : wanted;
    }

    /** The same order for another file, such as a converted one. */
    Job with(Path other) {
        return new Job(other, name, out, depth, limits, tools, deadline, progress);
    }

    /** The file name's extension in lower case, without the dot; may be empty. */
    String extension() {
        String last = name.substring(name.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        return dot < 0 ? "" : last.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
    }
}
