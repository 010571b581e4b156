package org.hecha.workflow;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.dossier.Defect;
import org.hecha.dossier.DossierId;
import org.hecha.organization.BodyId;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes and reads {@code workflow.task}, one task at a time; {@link TaskQueries} reads lists. */
@Repository
class TaskTable {

    private static final long DEADLINES = 0x64756564L;

    private final JdbcClient jdbc;

    TaskTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is known of a task when the engine makes it. */
    record Fresh(
            String id,
            JourneyTable.Row journey,
            String process,
            String step,
            String criterion,
            BodyId unit,
            String unitName,
            Role role,
            Optional<Member> assignee,
            Instant created,
            Instant due,
            Optional<MemberId> sender,
            String origin,
            String form,
            String deployment) {}

    void insert(Fresh task) {
        jdbc.sql("""
                        insert into workflow.task
                            (id, dossier, number, region, county, place, process, step, criterion, unit, unit_name, role,
                             assignee, assignee_name, claimed, created, due, sender, origin, opener, form, deployment,
                             reached)
                        values
                            (:id, :dossier, :number, :region, :county, :place, :process, :step, :criterion, :unit, :unitName,
                             :role, :assignee, :assigneeName, :claimed, :created, :due, :sender, :origin, :opener, :form,
                             :deployment, (select j.reached from workflow.journey j where j.dossier = :dossier))
                        """)
                .param("id", task.id())
                .param("dossier", task.journey().dossier().value())
                .param("number", task.journey().number())
                .param("region", task.journey().region())
                .param("county", task.journey().county())
                .param("place", task.journey().place())
                .param("process", task.process())
                .param("step", task.step())
                .param("criterion", task.criterion())
                .param("unit", task.unit().value())
                .param("unitName", task.unitName())
                .param("role", task.role().name())
                .param("assignee", task.assignee().map(m -> m.id().value()).orElse(null), Types.OTHER)
                .param("assigneeName", task.assignee().map(Member::name).orElse(""))
                .param(
                        "claimed",
                        task.assignee().map(m -> at(task.created())).orElse(null),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("created", at(task.created()))
                .param("due", at(task.due()))
                .param("sender", task.sender().map(MemberId::value).orElse(null), Types.OTHER)
                .param("origin", task.origin())
                .param("opener", task.journey().opener().map(MemberId::value).orElse(null), Types.OTHER)
                .param("form", task.form())
                .param("deployment", task.deployment())
                .update();
    }

    Optional<TaskRow> find(TaskId id) {
        return jdbc.sql("select " + TaskRow.COLUMNS + " from workflow.task t where t.id = :id")
                .param("id", id.value())
                .query(TaskRow::of)
                .optional();
    }

    /** The one statement that decides a race: true for exactly one of many callers. */
    boolean claim(TaskId id, Member by, Collection<Role> roles, Instant now) {
        return jdbc.sql("""
                                update workflow.task
                                set assignee = :by, assignee_name = :name, claimed = :now, version = version + 1
                                where id = :id and done is null and assignee is null
                                    and unit = :unit and role = any (:roles)
                                """)
                        .param("by", by.id().value())
                        .param("name", by.name())
                        .param("now", at(now))
                        .param("id", id.value())
                        .param("unit", by.body().id().value())
                        .param("roles", roles.stream().map(Role::name).toArray(String[]::new))
                        .update()
                == 1;
    }

    /** @return false when the holder is another by now */
    boolean release(TaskId id, MemberId holder) {
        return jdbc.sql("""
                                update workflow.task
                                set assignee = null, assignee_name = '', claimed = null, version = version + 1
                                where id = :id and done is null and assignee = :holder
                                """)
                        .param("id", id.value())
                        .param("holder", holder.value())
                        .update()
                == 1;
    }

    boolean hand(TaskId id, long version, Member to, Instant now) {
        return jdbc.sql("""
                                update workflow.task
                                set assignee = :to, assignee_name = :name, claimed = :now, unit = :unit,
                                    unit_name = :unitName, version = version + 1
                                where id = :id and done is null and version = :version
                                """)
                        .param("to", to.id().value())
                        .param("name", to.name())
                        .param("unit", to.body().id().value())
                        .param("unitName", to.body().name())
                        .param("now", at(now))
                        .param("id", id.value())
                        .param("version", version)
                        .update()
                == 1;
    }

    /** Another deadline, also for whoever was asked to sign along. @return false when the task has changed meanwhile */
    boolean extend(TaskId id, long version, Instant due) {
        boolean extended = jdbc.sql("""
                                update workflow.task set due = :due, version = version + 1
                                where id = :id and done is null and version = :version
                                """)
                        .param("due", at(due))
                        .param("id", id.value())
                        .param("version", version)
                        .update()
                == 1;
        jdbc.sql("""
                        update workflow.task t set due = :due, version = t.version + 1
                        from workflow.answer a join workflow.ask k on k.id = a.ask
                        where k.task = :id and t.id = a.task and t.done is null
                        """).param("due", at(due)).param("id", id.value()).update();
        return extended;
    }

    /** Open tasks of these offices; those of people who were asked follow the task they were asked about. */
    List<Task> openOf(Collection<BodyId> units) {
        return jdbc
                .sql(
                        "select " + TaskRow.COLUMNS + " from workflow.task t"
                                + " where t.done is null and t.unit = any (:units) and not starts_with(t.id, :own) order by t.due, t.id")
                .param("units", units.stream().map(BodyId::value).toArray(UUID[]::new))
                .param("own", Signers.OWN)
                .query(TaskRow::of)
                .list()
                .stream()
                .map(TaskRow::task)
                .toList();
    }

    /** All open tasks the engine knows, as {@link #openOf}. */
    List<Task> allOpen() {
        return jdbc
                .sql(
                        "select " + TaskRow.COLUMNS
                                + " from workflow.task t where t.done is null and not starts_with(t.id, :own) order by t.due, t.id")
                .param("own", Signers.OWN)
                .query(TaskRow::of)
                .list()
                .stream()
                .map(TaskRow::task)
                .toList();
    }

    /** No deadline is counted with a calendar that is being changed: tasks that arrive take this in common, a change alone. */
    void lockDeadlines() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", DEADLINES)
                .query((row, n) -> 1)
                .single();
    }

    void shareDeadlines() {
        jdbc.sql("select pg_advisory_xact_lock_shared(:lock)")
                .param("lock", DEADLINES)
                .query((row, n) -> 1)
                .single();
    }

    /** Something about it is no longer what a page opened before shows. */
    void changed(TaskId id) {
        jdbc.sql("update workflow.task set version = version + 1 where id = :id and done is null")
                .param("id", id.value())
                .update();
    }

    /** What a return asked to be put right. */
    void asksFor(TaskId id, List<Defect> defects) {
        for (int i = 0; i < defects.size(); i++) {
            jdbc.sql("insert into workflow.defect (task, position, criterion, reason)"
                            + " values (:task, :position, :criterion, :reason)")
                    .param("task", id.value())
                    .param("position", i)
                    .param("criterion", defects.get(i).criterion())
                    .param("reason", defects.get(i).reason().name())
                    .update();
        }
    }

    /** Whoever finished it sat in another person's seat. */
    void stoodIn(String id, Member standIn) {
        jdbc.sql("update workflow.task set stood_in = :by, stood_in_name = :name where id = :id")
                .param("by", standIn.id().value())
                .param("name", standIn.name())
                .param("id", id)
                .update();
    }

    void done(String id, Instant now, Optional<Member> by, String result) {
        jdbc.sql("""
                        update workflow.task
                        set done = :now, done_by = :by, done_by_name = :name, result = :result, version = version + 1
                        where id = :id and done is null
                        """)
                .param("now", at(now))
                .param("by", by.map(m -> m.id().value()).orElse(null), Types.OTHER)
                .param("name", by.map(Member::name).orElse(""))
                .param("result", result)
                .param("id", id)
                .update();
    }

    /** Nobody has to look at it again; whoever gets it next has not looked yet. */
    void unseen(String id) {
        jdbc.sql("delete from workflow.seen where task = :id").param("id", id).update();
    }

    void forget(String id) {
        jdbc.sql("delete from workflow.task where id = :id").param("id", id).update();
    }

    /** Tasks of one dossier, oldest first. */
    List<TaskRow> ofDossier(DossierId dossier) {
        return jdbc.sql("select " + TaskRow.COLUMNS
                        + " from workflow.task t where t.dossier = :dossier order by t.created, t.id")
                .param("dossier", dossier.value())
                .query(TaskRow::of)
                .list();
    }

    /** Who last did this step of this dossier with this result. */
    Optional<MemberId> lastDoer(DossierId dossier, String step, String result) {
        return jdbc.sql("""
                        select done_by from workflow.task
                        where dossier = :dossier and step = :step and result = :result and done_by is not null
                        order by done desc limit 1
                        """)
                .param("dossier", dossier.value())
                .param("step", step)
                .param("result", result)
                .query(UUID.class)
                .optional()
                .map(MemberId::new);
    }

    /** The first of these steps that this person has done for this dossier. */
    Optional<String> didOneOf(DossierId dossier, Collection<String> steps, MemberId person) {
        return jdbc.sql("""
                        select step from workflow.task
                        where dossier = :dossier and step = any (:steps) and (done_by = :person or stood_in = :person)
                        order by done limit 1
                        """)
                .param("dossier", dossier.value())
                .param("steps", steps.toArray(String[]::new))
                .param("person", person.value())
                .query(String.class)
                .optional();
    }

    record Span(Instant from, Instant to) {}

    /** Times this dossier has already spent at this step, so that its clock goes on where it stopped. */
    List<Span> returnedVisits(DossierId dossier, String step) {
        return jdbc.sql("""
                        select created, done from workflow.task
                        where dossier = :dossier and step = :step and result = 'return'
                        """)
                .param("dossier", dossier.value())
                .param("step", step)
                .query((row, n) -> new Span(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Open rows the engine knows, by id with their holder; empty text where nobody holds them. */
    Map<String, String> open() {
        return jdbc
                .sql(
                        "select id, coalesce(assignee::text, '') as holder from workflow.task where done is null and not starts_with(id, :own)")
                .param("own", Signers.OWN)
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
