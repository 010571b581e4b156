package org.hecha.web.page;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.hecha.organization.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Guards important forms against being sent twice. The form carries {@code <input type="hidden" name="once"
 * th:value="${@once.ticket()}">}; whoever sends the same ticket again gets the first result and nothing happens a second
 * time. A ticket whose deed was refused can be used again.
 */
@Component("once")
public class Once {

    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Clock clock;

    Once(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A new ticket for a form. */
    public String ticket() {
        return UUID.randomUUID().toString();
    }

    /**
     * Does the deed and remembers where it led, or says where it led the first time. Two senders at the same moment wait
     * for one another.
     *
     * @param ticket from the form; anything that is no ticket is treated as a new one
     * @param deed   gives the address to show afterwards, with {@code redirect:} in front
     */
    @Transactional
    public String only(String ticket, Scope scope, Supplier<String> deed) {
        UUID id = parse(ticket);
        int first = jdbc.sql(
                        "insert into web.submission (ticket, member, sent) values (?, ?, ?) on conflict do nothing")
                .params(id, scope.member().value(), Timestamp.from(clock.instant()))
                .update();
        if (first == 0) {
            return jdbc.sql("select led_to from web.submission where ticket = ? and member = ?")
                    .params(id, scope.member().value())
                    .query(String.class)
                    .optional()
                    .orElse("redirect:/");
        }
        String ledTo = deed.get();
        jdbc.sql("update web.submission set led_to = ? where ticket = ?")
                .params(ledTo, id)
                .update();
        jdbc.sql("delete from web.submission where sent < ?")
                .params(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
        return ledTo;
    }

    private static UUID parse(String ticket) {
        try {
            return UUID.fromString(ticket);
        } catch (IllegalArgumentException notOurs) {
            return UUID.randomUUID();
        }
    }
}
