package org.hecha.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Rounds for tests. */
public final class Specimens {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private Specimens() {}

    /** A round nobody else has: the dates of the second round of 2021–2025, a quota of one for province 99, closing far ahead. */
    public static Round aRound() {
        return aRound(Instant.parse("2099-12-31T10:00:00Z"));
    }

    public static Round aRound(Instant closes) {
        return new Round(
                new RoundId("T" + NEXT.incrementAndGet()),
                "试验批次",
                "2021-2025",
                Map.of(),
                LocalDate.of(2021, 3, 1),
                LocalDate.of(2022, 9, 20),
                closes,
                Map.of("city_review", 10, "correction", 5),
                Map.of("990000", 1),
                2,
                5,
                300);
    }

    /** The same round with other caps. */
    public static Round with(Round round, int returns, int evidenceCap) {
        return new Round(
                round.id(),
                round.name(),
                round.edition(),
                Map.<String, List<String>>of(),
                round.opens(),
                round.deadline(),
                round.closes(),
                round.workingDays(),
                round.quotas(),
                returns,
                round.noticeDays(),
                evidenceCap);
    }
}
