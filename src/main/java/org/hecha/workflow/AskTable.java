package org.hecha.workflow;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes and reads who was asked, what they said, and approvals that wait. */
@Repository
class AskTable {

    private final JdbcClient jdbc;

    AskTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID id, Task task, Asks.Kind kind, int needed, String words, Member asker, Instant now) {
        jdbc.sql("""
                        insert into workflow.ask (id, task, dossier, kind, needed, words, asker, asker_name, made)
                        values (:id, :task, :dossier, :kind, :needed, :words, :asker, :name, :now)
                        """)
                .param("id", id)
                .param("task", task.id().value())
                .param("dossier", task.dossier().value())
                .param("kind", kind.name())
                .param("needed", needed)
                .param("words", words)
                .param("asker", asker.id().value())
                .param("name", asker.name())
                .param("now", at(now))
                .update();
    }

    void addAnswer(UUID ask, Member person) {
        jdbc.sql("insert into workflow.answer (ask, person, name) values (:ask, :person, :name)")
                .param("ask", ask)
                .param("person", person.id().value())
                .param("name", person.name())
                .update();
    }

    void began(UUID ask, MemberId person, String task) {
        jdbc.sql("update workflow.answer set task = :task where ask = :ask and person = :person")
                .param("task", task)
                .param("ask", ask)
                .param("person", person.value())
                .update();
    }

    void answered(String task, boolean agrees, boolean signs, String words, Instant now) {
        jdbc.sql("update workflow.answer set agrees = :agrees, words = :words, at = :now where task = :task")
                .param("agrees", signs ? agrees : null, java.sql.Types.BOOLEAN)
                .param("words", words)
                .param("now", at(now))
                .param("task", task)
                .update();
    }

    void state(UUID ask, Asks.State state) {
        // an objection can be taken back by the holder, with a reason; what has agreed or lapsed stays
        jdbc.sql("""
                        update workflow.ask set state = :state
                        where id = :id and (state = 'OPEN' or state = 'REFUSED' and :state = 'WITHDRAWN')
                        """).param("state", state.name()).param("id", ask).update();
    }

    List<Asks.Ask> of(TaskId task) {
        return jdbc
                .sql("select id from workflow.ask where task = :task order by made, id")
                .param("task", task.value())
                .query(UUID.class)
                .list()
                .stream()
                .map(this::get)
                .toList();
    }

    Optional<Asks.Ask> find(UUID id) {
        return jdbc.sql("select * from workflow.ask where id = :id")
                .param("id", id)
                .query((row, n) -> new Asks.Ask(
                        id,
                        new TaskId(row.getString("task")),
                        Asks.Kind.valueOf(row.getString("kind")),
                        row.getInt("needed"),
                        row.getString("words"),
                        row.getString("asker_name"),
                        row.getObject("made", OffsetDateTime.class).toInstant(),
                        Asks.State.valueOf(row.getString("state")),
                        answers(id)))
                .optional();
    }

    private Asks.Ask get(UUID id) {
        return find(id).orElseThrow();
    }

    private List<Asks.Answer> answers(UUID ask) {
        return jdbc.sql("select * from workflow.answer where ask = :ask order by name, person")
                .param("ask", ask)
                .query((row, n) -> new Asks.Answer(
                        new MemberId(row.getObject("person", UUID.class)),
                        row.getString("name"),
                        Optional.ofNullable(row.getObject("agrees", Boolean.class)),
                        row.getString("words"),
                        Optional.ofNullable(row.getObject("at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .list();
    }

    /** What somebody's own task was made for. */
    Optional<Asks.Ask> behind(String own) {
        return jdbc.sql("select ask from workflow.answer where task = :task")
                .param("task", own)
                .query(UUID.class)
                .optional()
                .map(this::get);
    }

    /** Tasks of people who have not answered yet. */
    List<String> openTasks(UUID ask) {
        return jdbc.sql(
                        "select task from workflow.answer where ask = :ask and at is null and task is not null order by name")
                .param("ask", ask)
                .query(String.class)
                .list();
    }

    MemberId asker(UUID ask) {
        return new MemberId(jdbc.sql("select asker from workflow.ask where id = :id")
                .param("id", ask)
                .query(UUID.class)
                .single());
    }

    DossierId dossier(UUID ask) {
        return new DossierId(jdbc.sql("select dossier from workflow.ask where id = :id")
                .param("id", ask)
                .query(UUID.class)
                .single());
    }

    record Held(MemberId member, String fields) {}

    void hold(TaskId task, MemberId member, String fields, Instant now) {
        jdbc.sql("""
                        insert into workflow.held (task, member, fields, at) values (:task, :member, :fields, :now)
                        on conflict (task) do update set member = excluded.member, fields = excluded.fields, at = excluded.at
                        """)
                .param("task", task.value())
                .param("member", member.value())
                .param("fields", fields)
                .param("now", at(now))
                .update();
    }

    Optional<Held> held(TaskId task) {
        return jdbc.sql("select member, fields from workflow.held where task = :task")
                .param("task", task.value())
                .query((row, n) -> new Held(new MemberId(row.getObject("member", UUID.class)), row.getString("fields")))
                .optional();
    }

    void drop(TaskId task) {
        jdbc.sql("delete from workflow.held where task = :task")
                .param("task", task.value())
                .update();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
