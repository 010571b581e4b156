package org.hecha.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hecha.evidence.Evidence.Reason;
import org.hecha.evidence.worker.Order;
import org.hecha.evidence.worker.Worker;

/** One worker JVM, seen from the application: takes orders one after the other until it dies or is closed. */
final class WorkerProcess implements AutoCloseable {

    /** The worker is gone and the order not carried out. */
    static final class Died extends Exception {
        private static final long serialVersionUID = 1L;
        final Reason reason;

        Died(Reason reason, String how) {
            super(how);
            this.reason = reason;
        }
    }

    private static final String GONE = "\u0000";

    /** With which a JVM ends after {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;

    /** No answer is longer; what is longer is not an answer. */
    private static final int LONGEST_ANSWER = 200;

    final Path directory;
    private final Process process;
    private final OutputStream orders;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final ObjectMapper json = Worker.json();
    private int performed;
    private volatile boolean closed;

    WorkerProcess(Process process, Path directory) {
        this.process = process;
        this.directory = directory;
        this.orders = process.getOutputStream();
        Thread.ofPlatform().daemon().name("worker-answers").start(this::listen);
    }

    /** @return whether the worker had something to give */
    boolean perform(Order order, Duration stall, Duration total) throws Died {
        performed++;
        long end = System.nanoTime() + total.toNanos();
        try {
            orders.write((json.writeValueAsString(order) + "\n").getBytes(StandardCharsets.UTF_8));
            orders.flush();
        } catch (IOException e) {
            throw died();
        }
        try {
            while (true) {
                long wait = Math.min(stall.toNanos(), end - System.nanoTime());
                String answer = wait <= 0 ? null : answers.poll(wait, TimeUnit.NANOSECONDS);
                if (answer == null) {
                    close();
                    throw new Died(Reason.TOOK_TOO_LONG, "killed after its time was over");
                }
                switch (answer) {
                    case Worker.DONE -> {
                        return true;
                    }
                    case Worker.NONE -> {
                        return false;
                    }
                    case GONE -> throw died();
                    default -> {
                        // a sign of life
                    }
                }
            }
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new Died(Reason.READER_CRASHED, "interrupted");
        }
    }

    /** A killed process lives on for a moment; nobody must get it in that moment. */
    boolean alive() {
        return !closed && process.isAlive();
    }

    int performed() {
        return performed;
    }

    /** Ends it with everything it started. */
    @Override
    public void close() {
        closed = true;
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private Died died() {
        try {
            int code = process.waitFor(5, TimeUnit.SECONDS) ? process.exitValue() : -1;
            Reason reason = code == OUT_OF_MEMORY ? Reason.TOOK_TOO_MUCH_MEMORY : Reason.READER_CRASHED;
            return new Died(reason, "ended with " + code);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Died(Reason.READER_CRASHED, "interrupted");
        } finally {
            close();
        }
    }

    /** One sign of life is as good as a million; a worker that answers what nobody asked is not to be trusted. */
    private void hear(String answer) {
        if (!answer.equals(Worker.ALIVE) || answers.isEmpty()) {
            answers.add(answer);
        }
        if (answers.size() > 100) {
            close();
        }
    }

    private void listen() {
        try (InputStream in = process.getInputStream()) {
            var line = new StringBuilder();
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == '\n') {
                    hear(line.toString().strip());
                    line.setLength(0);
                } else if (line.length() < LONGEST_ANSWER) {
                    line.append((char) c);
                }
            }
        } catch (IOException e) {
            // same as the end
        }
        answers.add(GONE);
    }
}
