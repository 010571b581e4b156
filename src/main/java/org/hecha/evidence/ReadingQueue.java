package org.hecha.evidence;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What is to be read: one durable job a file, put here in the transaction that made it necessary.
 *
 * <p>The same library as for all background work, but with a table and threads of its own, so that two hundred scans do
 * not keep mail and index waiting: two threads a worker, one that has it and one that fetches or keeps meanwhile.
 */
@Component
class ReadingQueue implements SmartLifecycle {
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private final Clock clock;
    private final OneTimeTask<Void> task;
    private final Scheduler scheduler;
    private volatile boolean running;

    ReadingQueue(DataSource database, EvidenceSettings settings, Clock clock, ObjectProvider<FileReading> readings) {
        this.clock = clock;
        task = Tasks.oneTime("evidence-read")
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_FAILURE))
                .execute((instance, context) -> readings.getObject().read(EvidenceId.of(instance.getId())));
        scheduler = new SchedulerBuilder(new TransactionAwareDataSourceProxy(database), List.of(task))
                .tableName("evidence.reading_job")
                .schedulerName(new SchedulerName.Fixed("reader-" + UUID.randomUUID()))
                .threads(2 * settings.workers())
                .pollingInterval(Duration.ofSeconds(1))
                // a job of an application that died is taken over after half a minute
                .heartbeatInterval(Duration.ofSeconds(5))
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(3))
                .build();
    }

    /** Queues a file in the current transaction; one that is queued already stays where it is. */
    void put(EvidenceId id) {
        scheduler.scheduleIfNotExists(task.instance(id.toString()), position());
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    if (running) {
                        scheduler.triggerCheckForDueExecutions();
                    }
                }
            });
        }
    }

    /**
     * First come, first served, and always due: a position in the queue, not an appointment, whatever the clock of the
     * house is set to.
     */
    private Instant position() {
        return Instant.EPOCH.plusMillis(clock.millis() / 100);
    }

    @Override
    public void start() {
        running = true;
        scheduler.start();
    }

    @Override
    public void stop() {
        running = false;
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
