package org.hecha;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@InApplication
class ApplicationIT {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<Task<?>> work;

    @Autowired
    MessageSource texts;

    @Autowired
    DbSchedulerProperties background;

    @Test
    void startsOnItsOwnDatabaseWithEverySchemaInPlace() {
        assertThat(jdbc.sql("select count(*) from flyway_schema_history where success")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void losesNothingItHasAcknowledged() {
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(setting("full_page_writes")).isEqualTo("on");
    }

    /** What a node was at when it died waits for so long: mail, index and comparisons, also where it was the only one. */
    @Test
    void takesOverWithinHalfAMinuteWhatADeadNodeWasAt() {
        assertThat(background.getHeartbeatInterval().multipliedBy(background.getMissedHeartbeatsLimit()))
                .isLessThanOrEqualTo(Duration.ofSeconds(30));
    }

    /** The system administrator reads what is queued, not how it is called inside. */
    @Test
    void everyWorkInTheBackgroundHasANameInBothLanguages() {
        assertThat(work).isNotEmpty();
        for (Task<?> one : work) {
            for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
                assertThat(texts.getMessage("system.work." + one.getName(), null, "", language))
                        .as("%s in %s", one.getName(), language)
                        .isNotEmpty();
            }
        }
    }

    private String setting(String name) {
        return jdbc.sql("select current_setting(?)")
                .param(name)
                .query(String.class)
                .single();
    }
}
