package org.hecha.workflow;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.Role;
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
        // dossiers that are back with their county; few at a time, and a dossier's events come together
        Set<String> sentBack = new HashSet<>();
        cursor.query("""
                        select t.id, j.number, j.county, t.task, t.process, t.step, coalesce(k.criterion, '') as criterion,
                            t.kind, coalesce(k.unit_name, '') as unit, coalesce(k.role, '') as role, t.person, t.at, t.result,
                            k.due, case when t.kind = 'COMPLETED' then k.stood_in end as stood_in,
                            case when t.kind = 'COMPLETED' and t.result = 'return' then
                                array(select d.reason from workflow.defect d where d.task = t.task order by d.position)
                            end as reasons
                        from workflow.event t
                        join workflow.journey j on j.dossier = t.dossier
                        left join workflow.task k on k.id = t.task
                        where %s
                        order by j.number, t.id""".formatted(where.where()), where.values(), (RowCallbackHandler) row -> {
            Event event = event(row, sentBack);
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

    private static Optional<Means> means(ResultSet row, Set<String> sentBack) throws SQLException {
        String dossier = row.getString("number");
        String kind = row.getString("kind");
        if (kind.equals(EventTable.Kind.TAKEN_BACK.name())) {
            sentBack.add(dossier);
        }
        return kind.equals(EventTable.Kind.COMPLETED.name())
                ? Optional.of(finished(row, dossier, sentBack))
                : Optional.empty();
    }

    private static Means finished(ResultSet row, String dossier, Set<String> sentBack) throws SQLException {
        String result = row.getString("result");
        String role = row.getString("role");
        if (Task.JUDGED_APART.contains(row.getString("step"))) {
            return Means.OPINION;
        }
        if (result.equals("return")) {
            sentBack.add(dossier);
            return Means.RETURNED;
        }
        if (role.equals(Role.COUNTY_LEADER.name()) && result.equals("approve")) {
            return sentBack.remove(dossier) ? Means.RESUBMITTED : Means.SUBMITTED;
        }
        boolean decides = result.equals("approve") || result.equals("reject");
        boolean above = !role.isEmpty() && Role.valueOf(role).level() != Level.COUNTY;
        return decides && above ? Means.DECIDED : Means.DONE;
    }

    private static List<String> reasons(ResultSet row) throws SQLException {
        Array reasons = row.getArray("reasons");
        return reasons == null ? List.of() : List.of((String[]) reasons.getArray());
    }

    private static Event event(ResultSet row, Set<String> sentBack) throws SQLException {
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
                row.getString("result"),
                new Detail(
                        means(row, sentBack),
                        Objects.requireNonNullElse(row.getString("stood_in"), ""),
                        reasons(row),
                        Optional.ofNullable(row.getObject("due", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)));
    }
}
