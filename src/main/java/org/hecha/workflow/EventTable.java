package org.hecha.workflow;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened to tasks, in order; only ever added to. */
@Repository
class EventTable {

    enum Kind {
        CREATED,
        /** it came to one person by name */
        ASSIGNED,
        CLAIMED,
        /** its holder looked at it for the first time since it was theirs */
        OPENED,
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

    void add(Task task, Kind kind, Optional<Member> person, Instant at, String result, String note) {
        jdbc.sql("""
                        insert into workflow.event
                            (dossier, task, process, step, unit, kind, person, person_name, at, result, note)
                        values (:dossier, :task, :process, :step, :unit, :kind, :person, :name, :at, :result, :note)
                        """)
                .param("dossier", task.dossier().value())
                .param("task", task.id().value())
                .param("process", task.process())
                .param("step", task.step())
                .param("unit", task.unit().value())
                .param("kind", kind.name())
                .param("person", person.map(m -> m.id().value()).orElse(null), Types.OTHER)
                .param("name", person.map(Member::name).orElse(""))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("result", result)
                .param("note", note)
                .update();
    }

    /** Whether this person has looked at the task since it was last given or taken. */
    boolean openedSinceTaken(TaskId task, MemberId holder) {
        return jdbc.sql("""
                        select coalesce(max(id) filter (where kind = 'OPENED' and person = :holder), 0)
                            > coalesce(max(id) filter (where kind in ('ASSIGNED', 'CLAIMED', 'TRANSFERRED')), -1)
                        from workflow.event where task = :task
                        """)
                .param("task", task.value())
                .param("holder", holder.value())
                .query(Boolean.class)
                .single();
    }

    Optional<Instant> last(TaskId task, Kind kind) {
        return jdbc.sql("select max(at) from workflow.event where task = :task and kind = :kind")
                .param("task", task.value())
                .param("kind", kind.name())
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }
}
