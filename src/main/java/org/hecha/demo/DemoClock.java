package org.hecha.demo;

import jakarta.annotation.PostConstruct;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.hecha.Time;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the demo's own time over restarts: the moment it was set to and the real moment when that was done. */
@Component
@Profile("demo")
class DemoClock {

    private final Time.Shiftable clock;
    private final JdbcClient jdbc;

    DemoClock(Time.Shiftable clock, JdbcClient jdbc) {
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** A demo that was played before goes on from where it stood; the days between two starts have passed there too. */
    @PostConstruct
    void restore() {
        jdbc.sql("select stands_at + (now() - set_at) as moment from demo.time")
                .query((row, n) -> row.getObject("moment", OffsetDateTime.class).toInstant())
                .optional()
                .ifPresent(clock::moveTo);
    }

    /** True once the demo has been played to its end. */
    boolean settled() {
        return jdbc.sql("select count(*) from demo.time").query(Integer.class).single() > 0;
    }

    void moveTo(Instant moment) {
        clock.moveTo(moment);
    }

    Instant now() {
        return clock.instant();
    }

    /** The demo stands at this moment from now on, also after a restart. */
    void settle(Instant moment) {
        clock.moveTo(moment);
        jdbc.sql("insert into demo.time (stands_at, set_at) values (?, ?)")
                .params(
                        OffsetDateTime.ofInstant(moment, ZoneOffset.UTC),
                        OffsetDateTime.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC))
                .update();
    }
}
