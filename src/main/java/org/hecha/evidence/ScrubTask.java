package org.hecha.evidence;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A bite every quarter of an hour: about 2 GB an hour, unnoticed by those who work. */
@Configuration(proxyBeanMethods = false)
class ScrubTask {

    @Bean
    RecurringTask<Void> evidenceScrub(Scrubber scrubber) {
        return Tasks.recurring("evidence-scrub", Schedules.fixedDelay(Duration.ofMinutes(15)))
                .execute((instance, context) -> scrubber.bite(Scrubber.BITE));
    }
}
