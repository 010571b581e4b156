package org.hecha.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.hecha.evidence.CollectionId;
import org.hecha.evidence.Evidence;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.EvidenceStore;
import org.hecha.shared.Refused;
import org.hecha.shared.StandardOutput;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * {@code ./hecha torture documents DIR}: takes every file below the directory, one after the other, through the real workers,
 * sandbox and limits, and prints how each ended. The application that answers is the one that was started: had a file ended
 * it, there would be no answer.
 */
@Component
@ConditionalOnProperty(name = "hecha.command", havingValue = "torture-documents")
class TortureDocuments implements ApplicationRunner {
    private static final int SLOWEST = 10;
    private static final long PATIENCE_S = 90;

    private final EvidenceStore store;

    TortureDocuments(EvidenceStore store) {
        this.store = store;
    }

    private record Ended(String file, double seconds, String state, String reason) {}

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        List<String> words = arguments.getNonOptionArgs();
        if (words.isEmpty()) {
            throw new IllegalArgumentException("torture documents needs a directory");
        }
        StandardOutput.print(maltreat(Path.of(words.getFirst())));
    }

    /** Every file below the directory in turn, and what came of all. */
    Map<String, Object> maltreat(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> below = Files.walk(directory)) {
            files = below.filter(Files::isRegularFile).sorted().toList();
        }
        long begin = System.nanoTime();
        var all = new ArrayList<Ended>();
        try (var watch = new ProcessWatch()) {
            for (Path file : files) {
                all.add(one(directory, file));
            }
            return answer(all, watch, seconds(begin));
        }
    }

    private Ended one(Path directory, Path file) throws IOException {
        String name = directory.relativize(file).toString();
        long begin = System.nanoTime();
        EvidenceId id;
        try (InputStream bytes = Files.newInputStream(file)) {
            // a collection each: twice the same bytes is no refusal here
            id = store.receive(
                            new CollectionId(UUID.randomUUID()),
                            file.getFileName().toString(),
                            bytes,
                            "torture")
                    .id();
        } catch (Refused refused) {
            return new Ended(name, seconds(begin), "REFUSED", refused.key());
        }
        Evidence evidence = store.find(id).orElseThrow();
        while (!evidence.state().terminal() && seconds(begin) < PATIENCE_S) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            evidence = store.find(id).orElseThrow();
        }
        String state = evidence.state().terminal() ? evidence.state().name() : "NOT_ENDED";
        return new Ended(
                name, seconds(begin), state, evidence.reason().map(Enum::name).orElse(""));
    }

    private static Map<String, Object> answer(List<Ended> all, ProcessWatch watch, double seconds) {
        var byState = new TreeMap<String, Integer>();
        var byReason = new TreeMap<String, Integer>();
        for (Ended ended : all) {
            byState.merge(ended.state(), 1, Integer::sum);
            if (!ended.reason().isEmpty()) {
                byReason.merge(ended.reason(), 1, Integer::sum);
            }
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("files", all.size());
        answer.put("byState", byState);
        answer.put("byReason", byReason);
        answer.put("applicationRestarts", 0);
        answer.put("applicationRestartsHow", "the process that answers read every file; nothing starts it again");
        if (ProcessWatch.possible()) {
            answer.put("outboundConnections", watch.connections());
            answer.put("outboundConnectionsHow", "sockets of workers with a far end in /proc, looked at every 50 ms");
            answer.put(
                    "peakMemoryMb",
                    Map.of("application", ProcessWatch.ownPeakMb(), "largestWorker", watch.workerPeakMb()));
        }
        answer.put(
                "slowest",
                all.stream()
                        .sorted(Comparator.comparingDouble(Ended::seconds).reversed())
                        .limit(SLOWEST)
                        .toList());
        answer.put("seconds", seconds);
        return answer;
    }

    private static double seconds(long since) {
        return Math.round((System.nanoTime() - since) / 1e7) / 100.0;
    }
}
