package org.hecha.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.hecha.InApplication;
import org.hecha.workflow.TaskPeer;
import org.hecha.workflow.Worklist;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The tiny form of {@code ./hecha bench tasks}: no times are judged, but every count must equal its list and the engine's. */
@InApplication
@TestPropertySource(properties = "hecha.command=bench-tasks-tiny")
class BenchTasksIT {

    @Autowired
    Country country;

    @Autowired
    Worklist worklist;

    @Autowired
    TaskPeer peer;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void comparesEveryUsersCountsWithTheirListsAndWithTheEngine() {
        var answer = new BenchTasks(country, worklist, peer, jdbc, clock, 1).measure(3_000, 3_000);

        assertThat(answer).containsEntry("open", 3_000).containsEntry("closed", 3_000);
        assertThat((List<?>) answer.get("users"))
                .hasSize(3)
                .allSatisfy(user -> assertThat((Map<?, ?>) user)
                        .extracting(Object::toString)
                        .asString()
                        .contains("scopes=", "pageP95Ms=", "countP95Ms=", "enginePageP95Ms=", "engineCountP95Ms="));
        assertThat((List<Map<String, Object>>) answer.get("users"))
                .extracting(user -> user.get("scopes"), user -> user.get("tasks"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, 10L),
                        org.assertj.core.groups.Tuple.tuple(10, 100L),
                        org.assertj.core.groups.Tuple.tuple(100, 1_000L));
        // what the database has counted while tasks came and went is what a full count finds
        assertThat(jdbc.sql("""
                        select count(*) from (
                            select place, reached, sum(n) from (
                                select place, reached, n from workflow.open_count
                                union all
                                select place, reached, -1 from workflow.task where done is null) as all_of_it
                            group by place, reached having sum(n) <> 0) as wrong
                        """).query(Long.class).single()).isZero();
    }
}
