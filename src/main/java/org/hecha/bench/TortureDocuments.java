package org.hecha.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * {@code ./hecha torture documents DIR [--mutate N] [--seed S]}: takes every file below the directory, and N spoiled copies of
 * them, through the real workers, sandbox and limits, and prints how each ended.
 *
 * <p>{@code ./hecha} starts the application again when a file has ended it, and the journal says which file that was and how
 * often it happened; a file that was on its way when the application ended is not tried again.
 */
@Component
@ConditionalOnProperty(name = "hecha.command", havingValue = "torture-documents")
class TortureDocuments implements ApplicationRunner {
    private static final int SLOWEST = 10;
    private static final long PATIENCE_S = 90;

    /** Two for the workers by default, one waiting for them. */
    private static final int AT_ONCE = 3;

    private final EvidenceStore store;
    private final ObjectMapper json;
    private final Optional<Path> journal;

    @Autowired
    TortureDocuments(
            EvidenceStore store, ObjectMapper json, @Value("${hecha.torture.journal:#{null}}") @Nullable Path journal) {
        this.store = store;
        this.json = json;
        this.journal = Optional.ofNullable(journal);
    }

    TortureDocuments(EvidenceStore store, ObjectMapper json) {
        this(store, json, null);
    }

    record Ended(String file, double seconds, String state, String reason) {}

    /** A line of the journal: the application has started, a file has begun or ended. */
    record Line(What what, String file, Optional<Ended> ended) {
        enum What {
            STARTED,
            BEGUN,
            ENDED
        }
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        List<String> words = arguments.getNonOptionArgs();
        if (words.isEmpty()) {
            throw new IllegalArgumentException("torture documents needs a directory");
        }
        int spoiled = Options.number(arguments, "mutate", 0);
        Path directory = Path.of(words.getFirst());
        if (spoiled == 0) {
            StandardOutput.print(maltreat(List.of(directory)));
            return;
        }
        Path copies = Files.createTempDirectory("odd");
        try {
            OddFiles.make(directory, copies, spoiled, Options.number(arguments, "seed", 1));
            StandardOutput.print(maltreat(List.of(directory, copies)));
        } finally {
            FileSystemUtils.deleteRecursively(copies);
        }
    }

    /** Every file below the directories, a few at a time, and what came of all. */
    Map<String, Object> maltreat(List<Path> directories) throws IOException {
        var files = new LinkedHashMap<String, Path>();
        for (Path directory : directories) {
            try (Stream<Path> below = Files.walk(directory)) {
                below.filter(Files::isRegularFile)
                        .sorted()
                        .forEach(file -> files.put(directory.relativize(file).toString(), file));
            }
        }
        long begin = System.nanoTime();
        var all = new ArrayList<Ended>();
        int restarts = before(files, all);
        write(new Line(Line.What.STARTED, "", Optional.empty()));
        try (var watch = new ProcessWatch();
                var pulse = new Pulse(store::waiting)) {
            all(files, all);
            return answer(all, restarts, watch, pulse, seconds(begin));
        }
    }

    /** Takes over what applications before this one have read; what was on its way when one of them ended has ended it. */
    private int before(Map<String, Path> files, List<Ended> all) throws IOException {
        if (journal.isEmpty() || !Files.exists(journal.get())) {
            return 0;
        }
        int starts = 0;
        for (String text : Files.readAllLines(journal.get())) {
            Line line = json.readValue(text, Line.class);
            switch (line.what()) {
                case STARTED -> starts++;
                case BEGUN -> {
                    files.remove(line.file());
                    all.add(new Ended(line.file(), 0, "ENDED_THE_APPLICATION", ""));
                }
                case ENDED -> {
                    files.remove(line.file());
                    all.removeIf(begun -> begun.file().equals(line.file()));
                    all.add(line.ended().orElseThrow());
                }
            }
        }
        return starts;
    }

    private void write(Line line) throws IOException {
        if (journal.isPresent()) {
            Files.writeString(
                    journal.get(),
                    json.writeValueAsString(line) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private void ended(Ended file, List<Ended> all) throws IOException {
        all.add(file);
        write(new Line(Line.What.ENDED, file.file(), Optional.of(file)));
    }

    /** As many on their way as keep the workers busy; how long one took is counted from when it could have begun. */
    private void all(Map<String, Path> files, List<Ended> all) throws IOException {
        var under = new LinkedHashMap<EvidenceId, Begun>();
        var left = new ArrayDeque<>(files.entrySet());
        while (!left.isEmpty() || !under.isEmpty()) {
            while (!left.isEmpty() && under.size() < AT_ONCE) {
                var next = left.remove();
                begin(next.getKey(), next.getValue(), under, all);
            }
            for (var each : List.copyOf(under.entrySet())) {
                Evidence evidence = store.find(each.getKey()).orElseThrow();
                Begun begun = each.getValue();
                boolean ended = evidence.state().terminal();
                if (ended || seconds(begun.at()) > PATIENCE_S) {
                    under.remove(each.getKey());
                    ended(
                            new Ended(
                                    begun.file(),
                                    seconds(begun.at()),
                                    ended ? evidence.state().name() : "NOT_ENDED",
                                    evidence.reason().map(Enum::name).orElse("")),
                            all);
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private record Begun(String file, long at) {}

    private void begin(String name, Path file, Map<EvidenceId, Begun> under, List<Ended> all) throws IOException {
        write(new Line(Line.What.BEGUN, name, Optional.empty()));
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
            ended(new Ended(name, seconds(begin), "REFUSED", refused.key()), all);
        }
    }

    private static Map<String, Object> answer(
            List<Ended> all, int restarts, ProcessWatch watch, Pulse pulse, double seconds) {
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
        answer.put("applicationRestarts", restarts);
        answer.put(
                "applicationRestartsHow",
                "starts in the journal before this one; ./hecha starts it again when it ends");
        answer.put("applicationAnswers", pulse.answers());
        answer.put("applicationLongestSilenceSeconds", pulse.longestSilence());
        if (ProcessWatch.possible()) {
            answer.put("outboundConnections", watch.connections());
            answer.put("outboundConnectionsWhereTo", watch.whereTo());
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
