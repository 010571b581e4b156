package org.hecha.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ./hecha torture crash}: each start takes its seconds, so CI kills only a few times. */
class TortureCrashIT {

    private static final List<String> PROMISES = List.of(
            "lost",
            "half",
            "duplicated",
            "unaudited",
            "auditBroken",
            "notFoundInIndex",
            "notFoundAfterRebuild",
            "stuckAfter60s");

    @Test
    void keepsWhatItHasAcknowledgedWhenItIsKilled(@TempDir Path storage) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .start();
                var database = new HikariDataSource()) {
            database.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
            database.setUsername("postgres");
            var torture = new TortureCrash(database, storage);

            Map<String, Object> answer =
                    torture.maltreat(List.of(KillPoint.named("after-audit-row"), KillPoint.named("before-answer")), 3);

            assertThat(answer).containsEntry("pointsNotReached", Set.of());
            for (String promise : PROMISES) {
                assertThat(answer).as("%s", answer.get("which")).containsEntry(promise, 0);
            }
            assertThat((long) answer.get("acknowledged")).isPositive();
        }
    }
}
