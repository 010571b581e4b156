package org.hecha.workflow;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Background work of the module; one node of a cluster does each at a time. */
@Configuration(proxyBeanMethods = false)
class WorkflowTasks {

    private static final Duration EVERY = Duration.ofSeconds(30);

    @Bean
    RecurringTask<Void> workflowPace(StoredPace pace) {
        return Tasks.recurring("workflow-pace", FixedDelay.of(EVERY)).execute((instance, context) -> {
            int added;
            do {
                added = pace.addUp();
            } while (added > 0);
        });
    }
}
