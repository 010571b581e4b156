package org.hecha.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened to tasks, in order; {@link Chronicle} writes it. */
@Repository
class EventTable {

    enum Kind {
        CREATED,
        /** it came to one person by name */
        ASSIGNED,
        CLAIMED,
        /** its holder looked at it for the first time since it was theirs */
        OPENED,
        /** something of it was kept for the first time since it was its holder's */
        SAVED,
        RELEASED,
        TRANSFERRED,
        URGED,
        EXTENDED,
        COMPLETED,
        CANCELLED,
        TAKEN_BACK
    }

    private final JdbcClient jdbc;

    EventTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a task is for all its events. */
    record Work(String process, String step, UUID unit) {}

    void add(
            DossierId dossier,
            TaskId task,
            Work work,
            Kind kind,
            Optional<Member> person,
            Instant at,
            String result,
            String note) {
        jdbc.sql("""
                        with added as (
                            insert into workflow.event
                                (dossier, task, process, step, unit, kind, person, person_name, at, result, note)
                            values (:dossier, :task, :process, :step, :unit, :kind, :person, :name, :at, :result, :note)
                            returning id, dossier)
                        insert into workflow.spent_due (event, dossier) select id, dossier from added
                        """)
                .param("dossier", dossier.value())
                .param("task", task.value())
                .param("process", work.process())
                .param("step", work.step())
                .param("unit", work.unit())
                .param("kind", kind.name())
                .param("person", person.map(m -> m.id().value()).orElse(null), Types.OTHER)
                .param("name", person.map(Member::name).orElse(""))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("result", result)
                .param("note", note)
                .update();
    }

    /** As it was created with; of a task whose row was made anew, as its row says. */
    Optional<Work> work(TaskId task) {
        return jdbc.sql("""
                        select process, step, unit, 0 as rank from workflow.event where task = :task and kind = 'CREATED'
                        union all
                        select process, step, unit, 1 from workflow.task where id = :task
                        order by rank limit 1
                        """)
                .param("task", task.value())
                .query((row, n) ->
                        new Work(row.getString("process"), row.getString("step"), row.getObject("unit", UUID.class)))
                .optional();
    }

    /** Whether this happened to the task since it was last given or taken. @param person empty for whoever did it */
    boolean sinceTaken(TaskId task, Kind kind, Optional<MemberId> person) {
        return jdbc.sql("""
                        select coalesce(max(id) filter (where kind = :kind
                                and (cast(:person as uuid) is null or person = cast(:person as uuid))), 0)
                            > coalesce(max(id) filter (where kind in ('ASSIGNED', 'CLAIMED', 'TRANSFERRED')), 0)
                        from workflow.event where task = :task
                        """)
                .param("task", task.value())
                .param("kind", kind.name())
                .param("person", person.map(MemberId::value).orElse(null), Types.OTHER)
                .query(Boolean.class)
                .single();
    }

    /**
     * The county's task where a criterion, or the form of the application, is worked on; the newest that has not ended.
     *
     * @param criterion empty for the form
     */
    Optional<TaskId> worked(DossierId dossier, String criterion) {
        return jdbc.sql("""
                        select e.task from workflow.event e join workflow.task t on t.id = e.task
                        where e.dossier = :dossier and e.kind = 'CREATED' and t.criterion = :criterion
                            and t.role like 'COUNTY%' and not exists (
                                select from workflow.event x
                                where x.task = e.task and x.kind in ('COMPLETED', 'CANCELLED'))
                        order by e.id desc limit 1
                        """)
                .param("dossier", dossier.value())
                .param("criterion", criterion)
                .query((row, n) -> new TaskId(row.getString(1)))
                .optional();
    }

    Optional<Instant> last(TaskId task, Kind kind) {
        return jdbc.sql("select max(at) from workflow.event where task = :task and kind = :kind")
                .param("task", task.value())
                .param("kind", kind.name())
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    /** What makes one event differ from another; @param person id, or empty */
    record Key(String task, String kind, String person, String result, String note) {}

    /** One event of a dossier and when it was. */
    record Dated(Key key, Instant at) {}

    List<Dated> of(DossierId dossier) {
        return jdbc.sql("select task, kind, person, result, note, at from workflow.event where dossier = ? order by id")
                .param(dossier.value())
                .query((row, n) -> new Dated(
                        key(row), row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(
                row.getString("task"),
                row.getString("kind"),
                Objects.requireNonNullElse(row.getString("person"), ""),
                row.getString("result"),
                row.getString("note"));
    }

    /** Before they are told anew, in the same transaction. */
    void forget(DossierId dossier) {
        jdbc.sql("delete from workflow.event where dossier = ?")
                .param(dossier.value())
                .update();
    }
}
