package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@InProcessWorld
class CalendarKeysIT {

    @Autowired
    Play play;

    @Autowired
    Calendars calendars;

    @Autowired
    JdbcClient jdbc;

    @Test
    void opensOnePersonsDatesUntilItIsRenewedOrEnded() {
        var scope = play.people.scope(play.people.city);
        assertThat(calendars.whose("made-up")).isEmpty();
        String first = calendars.subscribe(scope);
        assertThat(calendars.whose(first).orElseThrow().member()).isEqualTo(play.people.city.id());
        String second = calendars.subscribe(scope);
        assertThat(calendars.whose(first)).isEmpty();
        assertThat(calendars.whose(second)).isPresent();
        assertThat(jdbc.sql("select encode(digest, 'escape') from workflow.calendar_key")
                        .query(String.class)
                        .list())
                .noneMatch(kept -> kept.contains(second));
        calendars.end(scope);
        assertThat(calendars.subscribed(scope)).isFalse();
        assertThat(calendars.whose(second)).isEmpty();
    }
}
