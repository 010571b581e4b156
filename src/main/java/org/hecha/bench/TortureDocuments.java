package org.hecha.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
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
 * {@code ./hecha torture documents DIR}: takes every file below the directory through the real workers,
 * sandbox and limits, and prints how each ended. The application that answers is the one that was started: had a file ended
 * it, there would be no answer.
 */
@Component
@ConditionalOnProperty(name = "hecha.command", havingValue = "torture-documents")
class TortureDocuments implements ApplicationRunner {
    private static final int SLOWEST = 10;
    private static final long PATIENCE_S = 90;

    /** Two for the workers by default, one waiting for them. */
    private static final int AT_ONCE = 3;

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

    /** Every file below the directory, a few at a time, and what came of all. */
    Map<String, Object> maltreat(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> below = Files.walk(directory)) {
            files = below.filter(Files::isRegularFile).sorted().toList();
        }
        long begin = System.nanoTime();
        try (var watch = new ProcessWatch()) {
            return answer(all(directory, files), watch, seconds(begin));
        }
    }

    /** As many on their way as keep the workers busy; how long one took is counted from when it could have begun. */
    private List<Ended> all(Path directory, List<Path> files) throws IOException {
        var all = new ArrayList<Ended>();
        var under = new LinkedHashMap<EvidenceId, Begun>();
        var left = new ArrayDeque<>(files);
        while (!left.isEmpty() || !under.isEmpty()) {
            while (!left.isEmpty() && under.size() < AT_ONCE) {
                begin(directory, left.poll(), under, all);
            }
            for (var each : List.copyOf(under.entrySet())) {
                Evidence evidence = store.find(each.getKey()).orElseThrow();
                Begun begun = each.getValue();
                boolean ended = evidence.state().terminal();
                if (ended || seconds(begun.at()) > PATIENCE_S) {
                    under.remove(each.getKey());
                    all.add(new Ended(
                            begun.file(),
                            seconds(begun.at()),
                            ended ? evidence.state().name() : "NOT_ENDED",
                            evidence.reason().map(Enum::name).orElse("")));
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        return all;
    }

    private record Begun(String file, long at) {}

    private void begin(Path directory, Path file, Map<EvidenceId, Begun> under, List<Ended> all) throws IOException {
        String name = directory.relativize(file).toString();
        long begin = System.nanoTime();
        try (InputStream bytes = Files.newInputStream(file)) {
            // a collection each: twice the same bytes is no refusal here
            EvidenceId id = store.receive(
                            new CollectionId(UUID.randomUUID()),
                            file.getFileName().toString(),
                            bytes,
                            "torture")
                    .id();
            under.put(id, new Begun(name, begin));
        } catch (Refused refused) {
            all.add(new Ended(name, seconds(begin), "REFUSED", refused.key()));
        }
    }

    private static Map<String, Object> answer(List<Ended> all, ProcessWatch watch, double seconds) {
        var byState = new TreeMap<String, Integer>();
        var byReason = new TreeMap<String, Integer>();
        for (Ended ended : all) {
            byState.merge(ended.state(), 1, Integer::sum);
            if (!ended.reason().isEmpty()) {
                byReason.merge(ended.state() + " " + ended.reason(), 1, Integer::sum);
            }
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("files", all.size());
        answer.put("byState", byState);
        answer.put("byReason", byReason);
        answer.put("notEnded", byState.getOrDefault("NOT_ENDED", 0));
        answer.put(
                "quarantined",
                all.stream()
                        .filter(ended -> ended.state().equals("QUARANTINED"))
                        .limit(50)
                        .toList());
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
