package org.hecha.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.hecha.InApplication;
import org.hecha.dossier.Dossiers;
import org.hecha.programme.Rounds;
import org.hecha.workflow.Bulk;
import org.hecha.workflow.Worklist;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The tiny form of {@code ./hecha bench bulk}: no times are judged, but nothing may be quick because nothing was done. */
@InApplication
@TestPropertySource(properties = "hecha.command=bench-tasks-tiny")
class BenchBulkIT {

    @Autowired
    Country country;

    @Autowired
    Rounds rounds;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Worklist worklist;

    @Autowired
    Bulk bulk;

    @Autowired
    Clock clock;

    @Test
    void everyMoveIsMadeForEveryTask() {
        var answer = new BenchBulk(country, rounds, dossiers, worklist, bulk, clock).measure(3);

        assertThat(answer).containsEntry("tasks", 3);
        assertThat((List<Map<String, Object>>) answer.get("moves"))
                .extracting(move -> move.get("move"), move -> move.get("done"))
                .containsExactly(
                        tuple("CLAIM", 3L),
                        tuple("URGE", 3L),
                        tuple("COPY", 3L),
                        tuple("WATCH", 3L),
                        tuple("TRANSFER", 3L));
        assertThat(worklist.list(
                                country.scope(Country.COLLEAGUE),
                                Worklist.Tab.MINE,
                                "",
                                Worklist.Order.DUE,
                                false,
                                "",
                                9)
                        .tasks())
                .hasSize(3);
    }
}
