package org.hecha.workflow;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Background work of the module; one node of a cluster does each at a time. */
@Configuration(proxyBeanMethods = false)
class WorkflowTasks {

    private static final Duration EVERY = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofMinutes(15);

    private static final Duration RENEW = Duration.ofMinutes(5);

    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

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

    @Bean
    RecurringTask<Void> workflowSpent(ObjectProvider<StoredSpent> spent) {
        return Tasks.recurring("workflow-spent", FixedDelay.of(EVERY)).execute((instance, context) -> {
            while (!context.getSchedulerState().isShuttingDown()
                    && spent.getObject().addUp() > 0) {
                // the next of them
            }
        });
    }

    @Bean
    RecurringTask<Void> workflowForecasts(StoredForecasts forecasts) {
        return Tasks.recurring("workflow-forecasts", FixedDelay.of(RENEW))
                .execute((instance, context) -> forecasts.renew());
    }

    @Bean
    OneTimeTask<Void> workflowForecast(ObjectProvider<StoredForecasts> forecasts) {
        return Tasks.oneTime(StoredForecasts.TASK)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_FAILURE))
                .execute((instance, context) -> forecasts.getObject().make(UUID.fromString(instance.getId())));
    }
}
