package org.hecha.notification;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hecha.dossier.DossierId;
import org.hecha.organization.BodyId;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code notification.watched}: open tasks, so that somebody is reminded in time. */
@Repository
class Watch {

    /** @param extended how often the deadline was put off */
    record Open(
            String task,
            DossierId dossier,
            String step,
            String criterion,
            BodyId unit,
            Role role,
            Optional<MemberId> assignee,
            Instant arrived,
            Instant due,
            int extended) {}

    private static final RowMapper<Open> ROW = (row, n) -> new Open(
            row.getString("task"),
            new DossierId(row.getObject("dossier", UUID.class)),
            row.getString("step"),
            row.getString("criterion"),
            new BodyId(row.getObject("unit", UUID.class)),
            Role.valueOf(row.getString("role")),
            Optional.ofNullable(row.getObject("assignee", UUID.class)).map(MemberId::new),
            row.getObject("arrived", OffsetDateTime.class).toInstant(),
            row.getObject("due", OffsetDateTime.class).toInstant(),
            row.getInt("extended"));

    private final JdbcClient jdbc;

    Watch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(Open open) {
        jdbc.sql("""
                        insert into notification.watched
                            (task, dossier, step, criterion, unit, role, assignee, arrived, due)
                        values (:task, :dossier, :step, :criterion, :unit, :role, :assignee, :arrived, :due)
                        on conflict (task) do update set unit = excluded.unit, role = excluded.role,
                            assignee = excluded.assignee, due = excluded.due""")
                .param("task", open.task())
                .param("dossier", open.dossier().value())
                .param("step", open.step())
                .param("criterion", open.criterion())
                .param("unit", open.unit().value())
                .param("role", open.role().name())
                .param("assignee", open.assignee().map(MemberId::value).orElse(null), Types.OTHER)
                .param("arrived", open.arrived().atOffset(ZoneOffset.UTC))
                .param("due", open.due().atOffset(ZoneOffset.UTC))
                .update();
    }

    void held(String task, Optional<MemberId> holder) {
        jdbc.sql("update notification.watched set assignee = :holder where task = :task")
                .param("holder", holder.map(MemberId::value).orElse(null), Types.OTHER)
                .param("task", task)
                .update();
    }

    void due(String task, Instant due) {
        jdbc.sql("update notification.watched set due = :due, extended = extended + 1 where task = :task")
                .param("due", due.atOffset(ZoneOffset.UTC))
                .param("task", task)
                .update();
    }

    void end(String task) {
        jdbc.sql("delete from notification.watched where task = :task")
                .param("task", task)
                .update();
    }

    Optional<Open> find(String task) {
        return jdbc.sql("select * from notification.watched where task = :task")
                .param("task", task)
                .query(ROW)
                .optional();
    }

    /** Open tasks due before this moment, soonest first. */
    List<Open> dueBefore(Instant moment) {
        return jdbc.sql("select * from notification.watched where due < :moment order by due, task")
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(ROW)
                .list();
    }
}
