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
        // always due, whatever the clock of the house is set to, and in the order of reading
        Instant due = Instant.EPOCH.plusMillis(clock.millis() / 100);
        scheduler
                .getObject()
                .scheduleIfNotExists(new TaskInstance<Void>(TASK, fact.id().toString()), due);
    }

    @EventListener
    void on(Evidence.Withdrawn fact) {
        traces.remove(fact.id());
    }

    /** The job. */
    @Configuration(proxyBeanMethods = false)
    static class Tracings {

        @Bean
        Task<Void> reuseTrace(ObjectProvider<Tracing> tracing) {
            return com.github.kagkarlsson.scheduler.task.helper.Tasks.oneTime(TASK)
                    .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_FAILURE))
                    .execute((instance, context) -> tracing.getObject().trace(EvidenceId.of(instance.getId())));
        }
    }
}
