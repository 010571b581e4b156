package org.hecha.workflow.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The engine's own task lists, for {@code bench tasks} alone: the peer our lists are measured beside. The engine is asked as
 * its makers mean it: candidate groups for who may see a task, and its authorisations, one a task and group, as its own
 * {@code DefaultAuthorizationProvider} makes them.
 */
@Component
@ConditionalOnExpression("'${hecha.command:}'.startsWith('bench-tasks')")
public class OwnTaskQuery {

    private final ProcessEngine engine;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    OwnTaskQuery(ProcessEngine engine, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.engine = engine;
        this.jdbc = jdbc;
    }

    /** Gives the engine exactly the tasks of our list; the group of a task is its place. */
    public void copyOurs() {
        for (String sql : List.of(
                "delete from act_ru_authorization where id_ like 'bench-%'",
                "delete from act_ru_identitylink where id_ like 'bench-%'",
                "delete from act_ru_task where id_ like 'bench-%'",
                "delete from act_hi_taskinst where id_ like 'bench-%'",
                """
                insert into act_ru_task (id_, rev_, proc_def_id_, name_, task_def_key_, assignee_, priority_, create_time_,
                    last_updated_, due_date_, suspension_state_, task_state_)
                select t.id, 1, p.id_, t.step, t.step, t.assignee::text, 50, t.created, t.created, t.due, 1, 'Created'
                from workflow.task t join (select key_, max(id_) as id_ from act_re_procdef group by key_) p
                    on p.key_ = t.process
                where t.done is null and t.id like 'bench-%'
                """,
                """
                insert into act_ru_identitylink (id_, rev_, group_id_, type_, task_id_)
                select t.id, 1, 'place-' || t.place, 'candidate', t.id from workflow.task t
                where t.done is null and t.id like 'bench-%'
                """,
                // type 1 grants, resource 7 is a task, 2 | 4 are reading and updating
                """
                insert into act_ru_authorization (id_, rev_, type_, group_id_, resource_type_, resource_id_, perms_)
                select t.id, 1, 1, 'place-' || t.place, 7, t.id, 6 from workflow.task t
                where t.done is null and t.id like 'bench-%'
                """,
                """
                insert into act_hi_taskinst (id_, task_def_key_, proc_def_key_, name_, assignee_, start_time_, end_time_,
                    duration_, priority_, due_date_, task_state_)
                select t.id, t.step, t.process, t.step, t.assignee::text, t.created, t.done,
                    (extract(epoch from t.done - t.created) * 1000)::bigint, 50, t.due,
                    case when t.done is null then 'Created' else 'Completed' end
                from workflow.task t where t.id like 'bench-%'
                """,
                "vacuum analyze act_ru_task",
                "vacuum analyze act_ru_identitylink",
                "vacuum analyze act_ru_authorization",
                "vacuum analyze act_hi_taskinst")) {
            jdbc.sql(sql).update();
        }
    }

    /** First page by due date of what these groups may see. */
    public long page(List<String> groups, int size) {
        return query(groups).orderByDueDate().asc().listPage(0, size).size();
    }

    public long count(List<String> groups) {
        return query(groups).count();
    }

    private TaskQuery query(List<String> groups) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskCandidateGroupIn(groups)
                .includeAssignedTasks();
    }

    /**
     * The engine checks what a person of these groups may read, as it does where it stands alone.
     *
     * @return empty where the database was told to give up
     */
    public Optional<Long> authorised(String person, List<String> groups, Duration patience, Supplier<Long> asked) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        configuration.setAuthorizationEnabled(true);
        engine.getIdentityService().setAuthentication(person, groups);
        try {
            return Optional.ofNullable(transaction.execute(status -> {
                jdbc.sql("select set_config('statement_timeout', :ms, true)")
                        .param("ms", Long.toString(patience.toMillis()))
                        .query(String.class)
                        .single();
                return asked.get();
            }));
        } catch (ProcessEngineException | DataAccessException givenUp) {
            return Optional.empty();
        } finally {
            engine.getIdentityService().clearAuthentication();
            configuration.setAuthorizationEnabled(false);
        }
    }
}
