package org.hecha.bench;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks the application four times a second for something only a healthy one can answer, and keeps the longest silence. */
final class Pulse implements AutoCloseable {
    private static final long EVERY_MS = 250;

    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();
    private final Runnable question;
    private long last = System.nanoTime();
    private long longest;
    private int answers;

    Pulse(Runnable question) {
        this.question = question;
        var unused = clockwork.scheduleWithFixedDelay(this::ask, 0, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    private void ask() {
        try {
            question.run();
        } catch (RuntimeException noAnswer) {
            return; // the silence goes on
        }
        answered();
    }

    private synchronized void answered() {
        long now = System.nanoTime();
        longest = Math.max(longest, now - last);
        last = now;
        answers++;
    }

    synchronized int answers() {
        return answers;
    }

    /** Seconds between two answers, or since the last one. */
    synchronized double longestSilence() {
        return Math.round(Math.max(longest, System.nanoTime() - last) / 1e7) / 100.0;
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}
