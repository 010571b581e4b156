package org.hecha.workflow;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes and reads what people have seen, follow, were shown and keep. */
@Repository
class AttentionTable {

    private final JdbcClient jdbc;

    AttentionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<TaskId> seen(MemberId person, Collection<Task> tasks) {
        return jdbc
                .sql("select task from workflow.seen where person = :person and task = any (:tasks)")
                .param("person", person.value())
                .param("tasks", tasks.stream().map(t -> t.id().value()).toArray(String[]::new))
                .query(String.class)
                .list()
                .stream()
                .map(TaskId::new)
                .collect(Collectors.toSet());
    }

    void opened(MemberId person, TaskId task, Instant now) {
        jdbc.sql("insert into workflow.seen (task, person) values (:task, :person) on conflict do nothing")
                .param("task", task.value())
                .param("person", person.value())
                .update();
        jdbc.sql("update workflow.copy set read = :now where task = :task and person = :person and read is null")
                .param("now", at(now))
                .param("task", task.value())
                .param("person", person.value())
                .update();
    }

    boolean watches(MemberId person, DossierId dossier) {
        return jdbc.sql("select count(*) from workflow.watched where person = :person and dossier = :dossier")
                        .param("person", person.value())
                        .param("dossier", dossier.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    void watch(MemberId person, DossierId dossier, boolean on, Instant now) {
        String sql = on
                ? "insert into workflow.watched (person, dossier, since) values (:person, :dossier, :now) on conflict do nothing"
                : "delete from workflow.watched where person = :person and dossier = :dossier and since <= :now";
        jdbc.sql(sql)
                .param("person", person.value())
                .param("dossier", dossier.value())
                .param("now", at(now))
                .update();
    }

    /** @return false where that person was shown it before */
    boolean copy(TaskId task, Member to, Member from, String words, Instant now) {
        return jdbc.sql("""
                        insert into workflow.copy (task, person, person_name, sender, sender_name, words, sent)
                        values (:task, :person, :name, :sender, :senderName, :words, :now) on conflict do nothing
                        """)
                        .param("task", task.value())
                        .param("person", to.id().value())
                        .param("name", to.name())
                        .param("sender", from.id().value())
                        .param("senderName", from.name())
                        .param("words", words)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    List<Attention.Copy> copies(TaskId task) {
        return jdbc.sql("select * from workflow.copy where task = :task order by sent, person_name")
                .param("task", task.value())
                .query((row, n) -> new Attention.Copy(
                        new MemberId(row.getObject("person", UUID.class)),
                        row.getString("person_name"),
                        row.getString("sender_name"),
                        row.getString("words"),
                        row.getObject("sent", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("read", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .list();
    }

    List<Attention.View> views(Scope scope) {
        return jdbc.sql("""
                        select * from workflow.view where (person = :person and unit is null) or unit = :unit
                        order by name, id
                        """)
                .param("person", scope.member().value())
                .param("unit", scope.body().value())
                .query((row, n) -> new Attention.View(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("query"),
                        row.getObject("unit") != null,
                        row.getObject("person", UUID.class)
                                .equals(scope.member().value())))
                .list();
    }

    void keep(Scope scope, String name, String query, boolean unit, Instant now) {
        jdbc.sql("""
                        insert into workflow.view (id, unit, person, name, query, made)
                        values (:id, :unit, :person, :name, :query, :now)
                        """)
                .param("id", UUID.randomUUID())
                .param("unit", unit ? scope.body().value() : null, java.sql.Types.OTHER)
                .param("person", scope.member().value())
                .param("name", name)
                .param("query", query)
                .param("now", at(now))
                .update();
    }

    void drop(Scope scope, UUID view, boolean leads) {
        jdbc.sql("delete from workflow.view where id = :id and (person = :person or (unit = :unit and :leads))")
                .param("id", view)
                .param("person", scope.member().value())
                .param("unit", scope.body().value())
                .param("leads", leads)
                .update();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
