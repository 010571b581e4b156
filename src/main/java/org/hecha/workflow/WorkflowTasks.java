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

    private static final Duration LOOK = Duration.ofMinutes(15);

    @Bean
    RecurringTask<Void> workflowAlerts(Alerts alerts) {
        return Tasks.recurring("workflow-alerts", FixedDelay.of(LOOK)).execute((instance, context) -> {
            alerts.look();
            alerts.week();
        });
    }

    @Bean
    RecurringTask<Void> workflowPace(StoredPace pace) {
        return Tasks.recurring("workflow-pace", FixedDelay.of(EVERY)).execute((instance, context) -> {
            long added;
            do {
                added = pace.addUp();
            } while (added > 0);
        });
    }
}
