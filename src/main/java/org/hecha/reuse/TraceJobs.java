package org.hecha.reuse;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.hecha.evidence.Evidence;
import org.hecha.evidence.EvidenceId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Each file that was read is traced once, by a durable job put down in the transaction that kept the reading. */
@Component
class TraceJobs {

    static final String TASK = "reuse-trace";

    /** Tells the job for a withdrawn file from the one that traces it: both may wait at once. */
    private static final String GONE = "/withdrawn";

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private final Traces traces;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final Clock clock;

    TraceJobs(Traces traces, ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        this.traces = traces;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @EventListener
    void on(Evidence.Finished fact) {
        schedule(fact.id().toString());
    }

    /** At once, and once more behind a job that may be tracing the file just now and would put it back. */
    @EventListener
    void on(Evidence.Withdrawn fact) {
        traces.remove(fact.id());
        schedule(fact.id() + GONE);
    }

    private void schedule(String instance) {
        // always due, whatever the clock of the house is set to, and in the order of reading
        Instant due = Instant.EPOCH.plusMillis(clock.millis() / 100);
        scheduler.getObject().scheduleIfNotExists(new TaskInstance<Void>(TASK, instance), due);
    }

    /** The job. */
    @Configuration(proxyBeanMethods = false)
    static class Tracings {

        @Bean
        Task<Void> reuseTrace(ObjectProvider<Tracing> tracing) {
            return com.github.kagkarlsson.scheduler.task.helper.Tasks.oneTime(TASK)
                    .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_FAILURE))
                    .execute((instance, context) -> tracing.getObject()
                            .trace(EvidenceId.of(instance.getId().replace(GONE, ""))));
        }
    }
}
