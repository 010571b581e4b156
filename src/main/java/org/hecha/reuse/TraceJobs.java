package org.hecha.reuse;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.util.Optional;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.evidence.Evidence;
import org.hecha.evidence.EvidenceStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Each file that was read or withdrawn is traced once, one after the other in the whole house. Who waits for a file to become
 * readable goes before who may one day ask what it resembles: while files are being read there is a pause before each trace,
 * short enough for forty thousand traces a day.
 */
@Component
class TraceJobs {

    /** Ended and begun again so often, so that a stop of the application waits for one trace and not for thousands. */
    private static final Duration PASS = Duration.ofSeconds(20);

    private static final int PAUSES = 4;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final DueTraces due;
    private final Traces traces;
    private final Tracing tracing;
    private final StillSeen seen;
    private final EvidenceStore store;

    TraceJobs(DueTraces due, Traces traces, Tracing tracing, StillSeen seen, EvidenceStore store) {
        this.due = due;
        this.traces = traces;
        this.tracing = tracing;
        this.seen = seen;
        this.store = store;
    }

    @EventListener
    void on(Evidence.Finished fact) {
        due.put(fact.id());
    }

    /**
     * At once, and once more behind a pass that may be tracing the file just now and would put it back. What was submitted keeps
     * its trace while the county writes: for everybody else it is still there.
     */
    @EventListener
    void on(Evidence.Withdrawn fact) {
        if (seen.find(fact.id()).isEmpty()) {
            traces.remove(fact.id());
        }
        due.put(fact.id());
    }

    @EventListener
    void on(Dossier.Submitted fact) {
        lookBack(fact.dossier());
    }

    @EventListener
    void on(Dossier.Moved fact) {
        lookBack(fact.dossier());
    }

    @EventListener
    void on(Dossier.Closed fact) {
        lookBack(fact.dossier());
    }

    /** What was taken out may be seen by nobody any more. */
    private void lookBack(DossierId dossier) {
        store.withdrawn(dossier.collection()).stream()
                .map(gone -> gone.file().id())
                .filter(file -> traces.find(file).isPresent())
                .forEach(due::put);
    }

    @EventListener
    void on(Evidence.PutBack fact) {
        due.put(fact.id());
    }

    /**
     * Traces what is due.
     *
     * @throws RuntimeException what the first file threw that could not be traced; the others were, and it is tried again later
     */
    void pass(ExecutionContext context) {
        long end = System.nanoTime() + PASS.toNanos();
        Optional<RuntimeException> first = Optional.empty();
        for (Optional<DueTraces.Call> call = due.first(); call.isPresent(); call = due.first()) {
            giveWay(context);
            if (context.getSchedulerState().isShuttingDown() || System.nanoTime() > end) {
                break;
            }
            Optional<RuntimeException> thrown = tried(call.get());
            first = first.or(() -> thrown);
        }
        first.ifPresent(thrown -> {
            throw thrown;
        });
    }

    private Optional<RuntimeException> tried(DueTraces.Call call) {
        try {
            tracing.trace(call.file());
            due.done(call);
            return Optional.empty();
        } catch (RuntimeException e) {
            due.failed(call);
            return Optional.of(e);
        }
    }

    private void giveWay(ExecutionContext context) {
        try {
            for (int pause = 0;
                    pause < PAUSES && !context.getSchedulerState().isShuttingDown() && store.waiting() > 0;
                    pause++) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The job. */
    @Configuration(proxyBeanMethods = false)
    static class Tracings {

        @Bean
        RecurringTask<Void> reuseTrace(ObjectProvider<TraceJobs> jobs) {
            return Tasks.recurring("reuse-trace", Schedules.fixedDelay(Duration.ofSeconds(1)))
                    .execute((instance, context) -> jobs.getObject().pass(context));
        }
    }
}
