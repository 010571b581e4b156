package org.hecha.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.evidence.EvidenceRepository.Due;
import org.hecha.evidence.EvidenceRepository.NewFile;
import org.hecha.evidence.worker.Order;
import org.hecha.evidence.worker.Reading;
import org.hecha.evidence.worker.Tools;
import org.hecha.evidence.worker.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Has one file read by a worker and keeps what came out, whatever happens to the worker. */
@Component
class FileReading {
    private static final Logger log = LoggerFactory.getLogger(FileReading.class);

    /** Times a file may be begun, counting those that ended with the application itself. */
    private static final int ATTEMPTS = 4;

    private static final Result TOO_LARGE =
            Result.failed(Evidence.State.QUARANTINED, Evidence.Reason.UNPACKS_TOO_LARGE);

    private final EvidenceRepository files;
    private final PageRepository pages;
    private final ObjectStore objects;
    private final Staging staging;
    private final Workers workers;
    private final EvidenceSettings settings;
    private final Tools tools;
    private final MalwareScan malware;
    private final ReadingQueue queue;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FileReading(
            EvidenceRepository files,
            PageRepository pages,
            ObjectStore objects,
            Staging staging,
            @Qualifier("readingWorkers") Workers workers,
            EvidenceSettings settings,
            Tools tools,
            MalwareScan malware,
            ReadingQueue queue,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.files = files;
        this.pages = pages;
        this.objects = objects;
        this.staging = staging;
        this.workers = workers;
        this.settings = settings;
        this.tools = tools;
        this.malware = malware;
        this.queue = queue;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A reading with what is needed to keep it: bytes that are already safe. */
    private record Result(Reading reading, List<NewFile> children, Optional<String> shownBy) {
        static Result failed(Evidence.State state, Evidence.Reason reason) {
            return new Result(
                    new Reading(
                            "",
                            state,
                            Optional.of(reason),
                            0,
                            0,
                            List.of(),
                            List.of(),
                            Map.of(),
                            List.of(),
                            Optional.empty()),
                    List.of(),
                    Optional.empty());
        }
    }

    void read(EvidenceId id) {
        Optional<Due> begun = Optional.ofNullable(transaction.execute(status -> files.begin(id, clock.instant())))
                .flatMap(found -> found);
        if (begun.isEmpty()) {
            return;
        }
        Due due = begun.get();
        Result result = due.attempts() > ATTEMPTS
                ? Result.failed(Evidence.State.QUARANTINED, Evidence.Reason.READER_CRASHED)
                : scanned(due);
        transaction.executeWithoutResult(status -> keep(due, result));
    }

    /** The scanner looks before any parser does. */
    private Result scanned(Due due) {
        Scan scan = malware.scan(due.id(), due.sha256(), due.bytes());
        if (scan.state() == Scan.State.INFECTED) {
            log.warn("evidence {} is infected and stays closed", due.id());
            return Result.failed(Evidence.State.QUARANTINED, Evidence.Reason.INFECTED);
        }
        if (scan.state() == Scan.State.NOT_SCANNED && scan.required()) {
            if (scan.why().equals(Optional.of(Scan.Why.SCANNER_DOWN))) {
                // waits where it was until the scanner answers: the queue tries again
                transaction.executeWithoutResult(status -> files.notBegun(new EvidenceId(due.id())));
                throw new ScannerSilent();
            }
            return Result.failed(Evidence.State.KEPT, Evidence.Reason.NOT_SCANNED);
        }
        return twice(due);
    }

    /** The scanner must look first and does not answer; not the file's fault. */
    static final class ScannerSilent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ScannerSilent() {
            super("the malware scanner does not answer; the file waits", null, false, false);
        }
    }

    /** Looks again at files nobody could look at before; closes those that turn out infected. */
    void scanAgain() {
        for (MalwareScan.Unscanned file : malware.due()) {
            Scan scan = malware.scan(file.file(), file.sha256(), file.bytes());
            if (scan.state() == Scan.State.INFECTED) {
                log.warn("evidence {} turned out infected and is closed", file.file());
                transaction.executeWithoutResult(status -> {
                    var reading = Result.failed(Evidence.State.QUARANTINED, Evidence.Reason.INFECTED)
                            .reading();
                    pages.replace(file.file(), reading, Optional.empty(), clock.instant());
                    events.publishEvent(new Evidence.Finished(
                            new EvidenceId(file.file()),
                            new CollectionId(file.collection()),
                            Evidence.State.QUARANTINED,
                            0));
                });
            }
        }
    }

    /** A worker that dies may have died of something else; one that dies again died of the file. */
    private Result twice(Due due) {
        try {
            try {
                return workers.lend(desk -> once(due, desk));
            } catch (WorkerProcess.Died first) {
                log.warn("worker died while reading evidence {}, trying once more: {}", due.id(), first.getMessage());
                return workers.lend(desk -> once(due, desk));
            }
        } catch (WorkerProcess.Died second) {
            log.warn("worker died again while reading evidence {}: {}", due.id(), second.getMessage());
            return Result.failed(Evidence.State.QUARANTINED, second.reason);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Result once(Due due, Workers.Desk desk) throws IOException, WorkerProcess.Died {
        Path file = desk.directory.resolve("file");
        try (InputStream in = new CheckedBytes(objects.open(ObjectStore.original(due.sha256())), due.sha256())) {
            Files.copy(in, file);
        }
        Path out = Files.createDirectory(desk.directory.resolve("out"));
        desk.perform(new Order(
                Order.Kind.READ,
                file.toString(),
                name(due.path()),
                out.toString(),
                0,
                due.depth(),
                workers.patience().toMillis(),
                settings.limits(),
                tools));
        Reading reading = Worker.json().readValue(out.resolve(Order.RESULT).toFile(), Reading.class);
        return keepBytes(due, reading, out);
    }

    /** Bytes first, outside of any transaction; rows point at them later. */
    private Result keepBytes(Due due, Reading reading, Path out) throws IOException {
        var before = files.unpacked(due.root(), due.id());
        long bytes = before.bytes();
        for (Reading.Child child : reading.children()) {
            bytes += Files.size(inside(out, child.file()));
        }
        if (tooMuch(before.files() + reading.children().size(), bytes)) {
            return TOO_LARGE;
        }
        var children = new ArrayList<NewFile>();
        for (Reading.Child child : reading.children()) {
            children.add(keepChild(due, child, inside(out, child.file())));
        }
        Optional<String> shownBy = Optional.empty();
        if (reading.converted().isPresent()) {
            String key = ObjectStore.derived(due.sha256(), "pages.pdf");
            objects.keep(key, inside(out, reading.converted().get()));
            shownBy = Optional.of(key);
        }
        return new Result(reading, children, shownBy);
    }

    private boolean tooMuch(long entries, long bytes) {
        return entries > settings.entries() || bytes > settings.unpacked().toBytes();
    }

    private NewFile keepChild(Due due, Reading.Child child, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var staged = staging.take(child.path(), in, settings.unpacked().toBytes());
            objects.keep(ObjectStore.original(staged.sha256()), staged.file());
            return new NewFile(
                    childId(due.id(), child.path()),
                    due.collection(),
                    due.path() + "/" + child.path(),
                    Optional.of(due.id()),
                    due.root(),
                    due.depth() + 1,
                    staged.sha256(),
                    staged.bytes(),
                    due.received(),
                    due.receivedBy());
        }
    }

    /** Stable, so that citations survive when the container is read again. */
    private static UUID childId(UUID parent, String path) {
        return UUID.nameUUIDFromBytes((parent + "/" + path).getBytes(StandardCharsets.UTF_8));
    }

    /** Archives of one upload are read at the same time: who comes last counts what the others have kept. */
    private Result counted(Due due, Result result) {
        if (result.children().isEmpty()) {
            return result;
        }
        files.lock(due.root());
        var before = files.unpacked(due.root(), due.id());
        long bytes = result.children().stream().mapToLong(NewFile::bytes).sum();
        return tooMuch(before.files() + result.children().size(), before.bytes() + bytes) ? TOO_LARGE : result;
    }

    private void keep(Due due, Result read) {
        Result result = counted(due, read);
        pages.replace(due.id(), result.reading(), result.shownBy(), clock.instant());
        for (NewFile child : result.children()) {
            files.addChild(child);
            queue.put(new EvidenceId(child.id()));
        }
        events.publishEvent(new Evidence.Finished(
                new EvidenceId(due.id()),
                new CollectionId(due.collection()),
                result.reading().state(),
                result.reading().pages()));
    }

    /** A worker may be under a file's control: nothing outside its directory is taken from it. */
    private static Path inside(Path out, String name) throws IOException {
        Path file = out.resolve(name).normalize();
        if (!file.startsWith(out) || !Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("not a file of this worker");
        }
        return file;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
