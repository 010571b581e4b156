package org.hecha.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.hecha.evidence.AlreadyReceived;
import org.hecha.evidence.CollectionId;
import org.hecha.evidence.Evidence;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.EvidenceStore;
import org.hecha.evidence.worker.PlainTika;
import org.hecha.reuse.Reuse;
import org.hecha.shared.Refused;
import org.hecha.shared.StandardOutput;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * {@code ./hecha bench ingest DIR}: sends every file below the directory through the real door (digest, durable store,
 * transaction, audit) and the real workers, then has plain Tika read the same files in a JVM of its own with as many threads.
 * OCR and the office suite are off for both sides: what is compared is the price of isolation and durability.
 */
@Component
@ConditionalOnProperty(name = "hecha.command", havingValue = "bench-ingest")
class BenchIngest implements ApplicationRunner {

    /** Enough on their way that no worker waits for the door. */
    private static final int AT_ONCE = 8;

    /** As many as one person's browser sends at a time. */
    private static final int SENDERS = 3;

    private final EvidenceStore store;
    private final Reuse reuse;
    private final int workers;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Set<EvidenceId> once = ConcurrentHashMap.newKeySet();

    BenchIngest(EvidenceStore store, Reuse reuse, @Value("${hecha.evidence.workers:2}") int workers) {
        this.store = store;
        this.reuse = reuse;
        this.workers = workers;
    }

    /** One round through all files. */
    private record Round(int files, int refused, long bytes, double seconds, double cpuSeconds) {}

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        List<String> words = arguments.getNonOptionArgs();
        if (words.isEmpty()) {
            throw new IllegalArgumentException("bench ingest needs a directory");
        }
        Path directory = Path.of(words.getFirst());
        List<Path> files;
        try (Stream<Path> below = Files.walk(directory)) {
            files = below.filter(Files::isRegularFile).sorted().toList();
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no files below " + directory);
        }
        // both sides begin warm
        round(files.subList(0, Math.min(PlainTika.WARM, files.size())));
        long before = memoryMb();
        Round first = round(files);
        long after = memoryMb();
        // what is left to do behind reading must not slow the peer down
        double behind = untilSettled();
        JsonNode tika = tika(directory);
        var answer = answer(first, tika, before, after);
        answer.put("behindReadingSeconds", rounded(behind));
        answer.put("behindReading", "from the last file read to the last one compared with all others");
        StandardOutput.print(answer);
    }

    /** Files inside others end as well; nobody waits for them. */
    @TransactionalEventListener
    void on(Evidence.Finished fact) {
        happened(fact.id());
    }

    /** A file makes room once it was both sent and read; reading may end before the sender knows its number. */
    private void happened(EvidenceId id) {
        if (!once.add(id)) {
            room.release();
        }
    }

    private Round round(List<Path> files) throws IOException, InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        double cpu = cpuSeconds();
        var left = new ConcurrentLinkedQueue<>(files);
        var refused = new AtomicInteger();
        var bytes = new LongAdder();
        var dossier = new CollectionId(UUID.randomUUID());
        try (var people = Executors.newFixedThreadPool(SENDERS)) {
            List<Callable<Void>> all = Collections.nCopies(SENDERS, () -> {
                for (Path file = left.poll(); file != null; file = left.poll()) {
                    room.acquire();
                    if (send(file, dossier)) {
                        bytes.add(Files.size(file));
                    } else {
                        room.release();
                        refused.incrementAndGet();
                    }
                }
                return null;
            });
            for (Future<Void> one : people.invokeAll(all)) {
                one.get();
            }
        }
        // all of it is back when the last file was read
        room.acquire(AT_ONCE);
        room.release(AT_ONCE);
        return new Round(
                files.size(), refused.get(), bytes.sum(), (System.nanoTime() - begin) / 1e9, cpuSeconds() - cpu);
    }

    private boolean send(Path file, CollectionId dossier) throws IOException {
        try {
            happened(received(file, dossier));
            return true;
        } catch (AlreadyReceived twice) {
            // no refusal here: the same bytes stand in another dossier as well
            happened(received(file, new CollectionId(UUID.randomUUID())));
            return true;
        } catch (Refused empty) {
            return false;
        }
    }

    private EvidenceId received(Path file, CollectionId collection) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return store.receive(collection, file.getFileName().toString(), in, "bench")
                    .id();
        }
    }

    private double untilSettled() throws InterruptedException {
        long begin = System.nanoTime();
        while (!reuse.settled()) {
            Thread.sleep(200);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private JsonNode tika(Path directory) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.hecha.evidence.worker.PlainTika",
                        directory.toAbsolutePath().toString(),
                        Integer.toString(workers))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        JsonNode found = new ObjectMapper().readTree(process.getInputStream());
        process.waitFor();
        if (found == null || !found.has("seconds")) {
            throw new IllegalStateException("plain Tika ended with " + process.exitValue() + " and no answer");
        }
        return found;
    }

    private Map<String, Object> answer(Round ours, JsonNode tika, long before, long after) {
        double filesPerSecond = ours.files() / ours.seconds();
        double plain = tika.get("files").asInt() / tika.get("seconds").asDouble();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("files", ours.files());
        answer.put("refused", ours.refused());
        answer.put("filesPerSecond", rounded(filesPerSecond));
        answer.put("megabytesPerSecond", rounded(ours.bytes() / 1048576.0 / ours.seconds()));
        answer.put("cpuSecondsPerFile", ProcessWatch.possible() ? rounded(ours.cpuSeconds() / ours.files()) : -1);
        answer.put("plainTikaFilesPerSecond", rounded(plain));
        answer.put("plainTikaFailed", tika.get("failed").asInt());
        answer.put("ratio", rounded(filesPerSecond / plain));
        answer.put("applicationPeakMb", ProcessWatch.possible() ? ProcessWatch.ownPeakMb() : -1);
        answer.put("memoryGrowthPercent", rounded(100.0 * (after - before) / Math.max(1, before)));
        answer.put("memoryGrowthHow", "heap in use after a collection, before and after the round");
        answer.put("workers", workers);
        answer.put("ocr", "off for both; office suite off");
        return answer;
    }

    /** Of this application and everything it started, workers that were replaced included; 0 where it cannot be told. */
    private static double cpuSeconds() throws IOException {
        return ProcessWatch.possible() ? ProcessTime.of(ProcessHandle.current().pid()) / 1e9 : 0;
    }

    private static long memoryMb() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
