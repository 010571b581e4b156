package org.hecha.workflow;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.hecha.organization.Member;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened to tasks, in order; only ever added to. */
@Repository
class EventTable {

    enum Kind {
        CREATED,
        CLAIMED,
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

    Optional<Instant> last(TaskId task, Kind kind) {
        return jdbc.sql("select max(at) from workflow.event where task = :task and kind = :kind")
                .param("task", task.value())
                .param("kind", kind.name())
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }
}
