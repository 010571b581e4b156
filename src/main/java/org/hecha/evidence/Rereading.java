package org.hecha.evidence;

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

/**
 * When there is nothing to read, what an older reader has read is read again, a few files at a time: nobody who uploads waits
 * behind more than those. Until then the earlier text stays.
 */
@Component
class Rereading implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Rereading.class);
    private static final long EVERY_SECONDS = 60;
    private static final int AT_ONCE = 50;

    private final EvidenceRepository files;
    private final ReadingQueue queue;
    private final TransactionTemplate transaction;
    private volatile @Nullable ScheduledExecutorService timer;

    Rereading(EvidenceRepository files, ReadingQueue queue, TransactionTemplate transaction) {
        this.files = files;
        this.queue = queue;
        this.transaction = transaction;
    }

    /** @return files put into the queue */
    int look() {
        if (files.waiting() > 0) {
            return 0;
        }
        List<UUID> outdated = files.outdated(AT_ONCE);
        transaction.executeWithoutResult(status -> outdated.forEach(id -> queue.put(new EvidenceId(id))));
        if (!outdated.isEmpty()) {
            log.info("{} files were read by an older version and are read again", outdated.size());
        }
        return outdated.size();
    }

    private void tick() {
        try {
            look();
        } catch (RuntimeException e) {
            // the timer would never ring again
            log.warn("files read by an older version could not be queued; tried again in {} s", EVERY_SECONDS, e);
        }
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("evidence-rereading").factory());
        started.scheduleWithFixedDelay(this::tick, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        timer = started;
    }

    @Override
    public void stop() {
        ScheduledExecutorService ringing = timer;
        if (ringing != null) {
            ringing.shutdownNow();
        }
        timer = null;
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
