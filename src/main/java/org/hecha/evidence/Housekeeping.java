package org.hecha.evidence;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** At start and every ten minutes: forgotten files are queued, leftovers of uploads removed, idle workers sent home. */
@Component
class Housekeeping implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    private static final long EVERY_MINUTES = 10;

    /** A sender who asks again does so at once or tomorrow, not next month. */
    private static final Duration KEYS_KEPT = Duration.ofDays(30);

    private final EvidenceRepository files;
    private final ReadingQueue queue;
    private final Staging staging;
    private final StoredUploads uploads;
    private final ReceiptRepository receipts;
    private final FileReading reading;
    private final List<Workers> workers;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile @Nullable ScheduledExecutorService timer;
    private volatile boolean running;

    Housekeeping(
            EvidenceRepository files,
            ReadingQueue queue,
            Staging staging,
            StoredUploads uploads,
            ReceiptRepository receipts,
            FileReading reading,
            List<Workers> workers,
            TransactionTemplate transaction,
            Clock clock) {
        this.files = files;
        this.queue = queue;
        this.staging = staging;
        this.uploads = uploads;
        this.receipts = receipts;
        this.reading = reading;
        this.workers = workers;
        this.transaction = transaction;
        this.clock = clock;
    }

    void tidy() {
        try {
            transaction.executeWithoutResult(status -> {
                List<UUID> forgotten = files.forgotten();
                forgotten.forEach(id -> queue.put(new EvidenceId(id)));
                if (!forgotten.isEmpty()) {
                    log.info("{} files were waiting without a job and are queued again", forgotten.size());
                }
            });
            int swept = staging.sweep(clock.instant()) + uploads.sweep(clock.instant());
            if (swept > 0) {
                log.info("{} leftovers of interrupted uploads were removed", swept);
            }
            receipts.forgetKeysBefore(clock.instant().minus(KEYS_KEPT));
            reading.scanAgain();
            for (Workers pool : workers) {
                pool.rest();
            }
        } catch (Exception e) {
            // the timer would never ring again
            log.warn("housekeeping failed and will be tried again", e);
        }
    }

    @Override
    public void start() {
        running = true;
        var timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("evidence-housekeeping").factory());
        this.timer = timer;
        timer.scheduleWithFixedDelay(this::tidy, 0, EVERY_MINUTES, TimeUnit.MINUTES);
    }

    @Override
    public void stop() {
        running = false;
        ScheduledExecutorService ringing = timer;
        if (ringing != null) {
            ringing.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
