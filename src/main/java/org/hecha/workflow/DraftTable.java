package org.hecha.workflow;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.organization.Member;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes and reads {@code workflow.draft} and {@code workflow.brought}. */
@Repository
class DraftTable {

    private final JdbcClient jdbc;

    DraftTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param refused field → problem */
    record Brought(List<String> apart, Map<String, String> refused) {}

    Map<String, Drafts.Kept> of(TaskId task) {
        Map<String, Drafts.Kept> fields = new LinkedHashMap<>();
        jdbc.sql("select field, value, person_name, at from workflow.draft where task = :task order by field")
                .param("task", task.value())
                .query(row -> {
                    fields.put(
                            row.getString("field"),
                            new Drafts.Kept(
                                    row.getString("value"),
                                    row.getString("person_name"),
                                    row.getObject("at", OffsetDateTime.class).toInstant()));
                });
        return fields;
    }

    void put(TaskId task, String field, String value, Member person, Instant now) {
        jdbc.sql("""
                        insert into workflow.draft (task, field, value, person, person_name, at)
                        values (:task, :field, :value, :person, :name, :at)
                        on conflict (task, field) do update
                        set value = excluded.value, person = excluded.person, person_name = excluded.person_name,
                            at = excluded.at
                        """)
                .param("task", task.value())
                .param("field", field)
                .param("value", value)
                .param("person", person.id().value())
                .param("name", person.name())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Brought> brought(TaskId task, UUID ticket) {
        return jdbc.sql("select apart, refused from workflow.brought where task = :task and ticket = :ticket")
                .param("task", task.value())
                .param("ticket", ticket)
                .query((row, n) -> new Brought(texts(row.getArray("apart")), pairs(texts(row.getArray("refused")))))
                .optional();
    }

    void remember(TaskId task, UUID ticket, Member person, Instant now, Brought brought) {
        jdbc.sql("""
                        insert into workflow.brought (task, ticket, person, at, apart, refused)
                        values (:task, :ticket, :person, :at, :apart, :refused)
                        """)
                .param("task", task.value())
                .param("ticket", ticket)
                .param("person", person.id().value())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("apart", brought.apart().toArray(String[]::new))
                .param(
                        "refused",
                        brought.refused().entrySet().stream()
                                .map(e -> e.getKey() + "=" + e.getValue())
                                .toArray(String[]::new))
                .update();
    }

    /** The task is done or cancelled. */
    void forget(TaskId task) {
        jdbc.sql("delete from workflow.draft where task = :task")
                .param("task", task.value())
                .update();
        jdbc.sql("delete from workflow.brought where task = :task")
                .param("task", task.value())
                .update();
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static Map<String, String> pairs(List<String> texts) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String text : texts) {
            int at = text.lastIndexOf('=');
            pairs.put(text.substring(0, at), text.substring(at + 1));
        }
        return pairs;
    }
}
