package org.hecha.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.hecha.dossier.DossierId;
import org.hecha.organization.BodyId;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;
import org.jspecify.annotations.Nullable;

/** A row of {@code workflow.task}. */
record TaskRow(
        Task task,
        String unitName,
        Optional<Instant> claimed,
        String doneBy,
        String stoodIn,
        String result,
        String form,
        String pin) {

    static final String COLUMNS = """
            t.id, t.dossier, t.number, t.region, t.county, t.process, t.step, t.criterion, t.unit, t.unit_name, t.role,
            t.assignee, t.assignee_name, t.claimed, t.created, t.due, t.done, t.done_by, t.stood_in_name, t.result, t.origin, t.form,
            t.deployment, t.version
            """;

    static TaskRow of(ResultSet row, int number) throws SQLException {
        var task = new Task(
                new TaskId(row.getString("id")),
                new DossierId(row.getObject("dossier", UUID.class)),
                row.getString("number"),
                row.getString("region"),
                row.getString("county"),
                row.getString("process"),
                row.getString("step"),
                row.getString("criterion"),
                new BodyId(row.getObject("unit", UUID.class)),
                Role.valueOf(row.getString("role")),
                Optional.ofNullable(row.getObject("assignee", UUID.class)).map(MemberId::new),
                row.getString("assignee_name"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getObject("due", OffsetDateTime.class).toInstant(),
                moment(row, "done"),
                row.getLong("version"),
                row.getString("origin"));
        return new TaskRow(
                task,
                row.getString("unit_name"),
                moment(row, "claimed"),
                text(row.getObject("done_by", UUID.class)),
                row.getString("stood_in_name"),
                row.getString("result"),
                row.getString("form"),
                row.getString("deployment"));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }

    /** The same task without the name of who holds it. */
    Task discreet() {
        return discreet(task);
    }

    static Task discreet(Task task) {
        return new Task(
                task.id(),
                task.dossier(),
                task.number(),
                task.region(),
                task.county(),
                task.process(),
                task.step(),
                task.criterion(),
                task.unit(),
                task.role(),
                Optional.empty(),
                "",
                task.created(),
                task.due(),
                task.done(),
                task.version(),
                task.from());
    }
}
