package org.hecha.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.hecha.organization.Directory;
import org.hecha.organization.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads {@code workflow.event} through a cursor of the database. */
@Service
class StoredEventLog implements EventLog {

    private static final int FETCH = 500;

    private final NamedParameterJdbcTemplate cursor;
    private final Directory directory;
    private final ApplicationEventPublisher facts;

    StoredEventLog(DataSource database, Directory directory, ApplicationEventPublisher facts) {
        var template = new JdbcTemplate(database);
        template.setFetchSize(FETCH);
        this.cursor = new NamedParameterJdbcTemplate(template);
        this.directory = directory;
        this.facts = facts;
    }

    @Override
    @Transactional(readOnly = true)
    public void each(Scope scope, String region, Instant from, Instant to, Consumer<Event> reader) {
        var where = new Sql()
                .within(scope)
                .and(
                        "t.at >= :from and t.at < :to",
                        "from",
                        from.atOffset(ZoneOffset.UTC),
                        "to",
                        to.atOffset(ZoneOffset.UTC));
        if (!region.isEmpty()) {
            // a place nobody knows has no events
            var place = directory.region(region);
            where.and(
                    "j.place between :lo and :hi",
                    "lo",
                    place.map(r -> r.lo()).orElse(1),
                    "hi",
                    place.map(r -> r.hi()).orElse(0));
        }
        cursor.query("""
                        select t.id, j.number, j.county, t.task, t.process, t.step, coalesce(k.criterion, '') as criterion,
                            t.kind, coalesce(k.unit_name, '') as unit, coalesce(k.role, '') as role, t.person, t.at, t.result
                        from workflow.event t
                        join workflow.journey j on j.dossier = t.dossier
                        left join workflow.task k on k.id = t.task
                        where %s
                        order by j.number, t.id""".formatted(where.where()), where.values(), (RowCallbackHandler) row -> {
            Event event = event(row);
            if (!Journey.keptFrom(scope, event.step())) {
                reader.accept(event);
            }
        });
    }

    @Override
    @Transactional
    public void taken(Scope scope, String region, Instant from, Instant to, String format) {
        facts.publishEvent(new Taken(region, from, to, format, scope.actor()));
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getLong("id"),
                row.getString("number"),
                row.getString("county"),
                row.getString("task"),
                row.getString("process"),
                row.getString("step"),
                row.getString("criterion"),
                row.getString("kind"),
                row.getString("unit"),
                row.getString("role"),
                Objects.requireNonNullElse(row.getString("person"), ""),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("result"));
    }
}
