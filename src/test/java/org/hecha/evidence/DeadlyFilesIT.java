package org.hecha.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.hecha.InApplication;
import org.hecha.evidence.worker.MischievousWorker;
import org.hecha.evidence.worker.Tools;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Files that kill whoever reads them end in a state with a reason, and the next file is read as if nothing had happened. */
@InApplication
class DeadlyFilesIT {

    @Autowired
    EvidenceRepository files;

    @Autowired
    PageRepository pages;

    @Autowired
    ObjectStore objects;

    @Autowired
    Staging staging;

    @Autowired
    ReadingQueue queue;

    @Autowired
    EvidenceSettings settings;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @TempDir
    Path directory;

    final CollectionId collection = new CollectionId(UUID.randomUUID());

    @Autowired
    MalwareScan malware;

    Workers workers;
    FileReading reading;

    @BeforeEach
    void withWorkersThatMisbehave() {
        var impatient = new EvidenceSettings(
                settings.largest(),
                1,
                // a worker starts in a second or two
                Duration.ofSeconds(9),
                Duration.ofSeconds(14),
                "48m",
                Sandbox.Mode.AUTO,
                settings.depth(),
                settings.entries(),
                settings.unpacked(),
                settings.ratio(),
                settings.pixels(),
                settings.characters(),
                settings.text(),
                settings.pages(),
                settings.helpers(),
                settings.s3());
        workers =
                new Workers(1, impatient, new Sandbox(Sandbox.Mode.OFF, directory), directory, MischievousWorker.class);
        reading = new FileReading(
                files,
                pages,
                objects,
                staging,
                workers,
                impatient,
                Tools.find(),
                malware,
                queue,
                events,
                transaction,
                clock);
    }

    @AfterEach
    void stop() {
        workers.close();
    }

    @ParameterizedTest
    @CsvSource({
        "exit, READER_CRASHED",
        "memory, TOOK_TOO_MUCH_MEMORY",
        "hang, TOOK_TOO_LONG",
        "chatter, TOOK_TOO_LONG",
        "flood, READER_CRASHED"
    })
    void quarantinesAFileThatKillsTwoWorkersAndReadsTheNext(String wish, Evidence.Reason reason) throws IOException {
        EvidenceId deadly = received(wish);
        reading.read(deadly);

        assertThat(files.find(deadly)).hasValueSatisfying(file -> {
            assertThat(file.state()).isEqualTo(Evidence.State.QUARANTINED);
            // on a busy machine the clock may kill the worker before the file does
            assertThat(file.reason().orElseThrow()).isIn(reason, Evidence.Reason.TOOK_TOO_LONG);
        });

        EvidenceId harmless = received("harmless after " + wish);
        reading.read(harmless);
        assertThat(files.find(harmless).orElseThrow().state()).isEqualTo(Evidence.State.KEPT);
    }

    @Test
    void givesUpOnAFileThatWasBegunAgainAndAgain() throws IOException {
        EvidenceId cursed = received("begun too often");
        for (int i = 0; i < 4; i++) {
            files.begin(cursed, clock.instant());
        }
        reading.read(cursed);

        assertThat(files.find(cursed).orElseThrow().state()).isEqualTo(Evidence.State.QUARANTINED);
    }

    @Test
    void queuesAgainWhatIsWaitingWithoutAJob() throws IOException {
        EvidenceId forgotten = received("forgotten");

        assertThat(files.forgotten()).contains(forgotten.value());
        transaction.executeWithoutResult(status -> {
            queue.put(forgotten);
            assertThat(files.forgotten()).doesNotContain(forgotten.value());
            status.setRollbackOnly();
        });
    }

    /** In the store, but not in the queue of the application's own readers. */
    private EvidenceId received(String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        var staged = staging.take("deadly", new ByteArrayInputStream(bytes), 1000);
        objects.keep(ObjectStore.original(staged.sha256()), staged.file());
        var id = UUID.randomUUID();
        files.add(new EvidenceRepository.NewFile(
                id,
                collection.value(),
                content,
                Optional.empty(),
                id,
                0,
                staged.sha256(),
                staged.bytes(),
                clock.instant(),
                "clerk"));
        assertThat(Files.exists(staged.file())).isFalse();
        return new EvidenceId(id);
    }
}
