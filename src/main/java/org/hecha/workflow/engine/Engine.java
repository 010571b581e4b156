package org.hecha.workflow.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.camunda.bpm.engine.task.Task;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** The only door to the engine. Takes ids and outcomes; no query with free text reaches the engine through it. */
@Component("processEngineDoor")
public class Engine {

    private static final String JOURNEY = "demonstration-county";

    private final ProcessEngine engine;
    private final Map<String, Step> steps;

    Engine(ProcessEngine engine, Deployment deployed) {
        this.engine = engine;
        this.steps = StepReader.read(engine);
    }

    /** Human steps of all diagrams ever deployed by id, each as the newest that has it declares it; as they lie in the diagrams. */
    public Map<String, Step> steps() {
        return steps;
    }

    /** Begins a dossier's journey, in the caller's transaction. */
    public void start(String dossier) {
        engine.getRuntimeService().startProcessInstanceByKey(JOURNEY, dossier);
    }

    /** Finishes a task in the name of a member. @param outcomes routing outcomes: text, numbers, yes or no */
    public void complete(String task, String member, Map<String, Object> outcomes) {
        as(member, () -> {
            engine.getTaskService().complete(task, outcomes);
            return true;
        });
    }

    /** @param member empty to let go */
    public void assign(String task, String member) {
        engine.getTaskService().setAssignee(task, member.isEmpty() ? null : member);
    }

    /** Gives a task another deadline. */
    public void due(String task, java.time.Instant due) {
        engine.getTaskService().setDueDate(task, java.util.Date.from(due));
    }

    /**
     * One more person at a step that several do apart and that is under way.
     *
     * @param beside a task of that step
     * @param who    what the diagram calls the person
     */
    public void oneMore(String beside, String who, String member) {
        Task task = open(beside);
        engine.getRuntimeService()
                .createProcessInstanceModification(task.getProcessInstanceId())
                .startBeforeActivity(task.getTaskDefinitionKey())
                .setVariableLocal(who, member)
                .execute();
    }

    /** Ends a task that nobody does and goes back to a step that several do apart, for those who have still to do it. */
    public void goBack(String task, String step) {
        Task left = open(task);
        String process = left.getProcessInstanceId();
        var at = engine.getRuntimeService()
                .getActivityInstance(process)
                .getActivityInstances(left.getTaskDefinitionKey());
        ProcessInstanceModificationBuilder change = engine.getRuntimeService()
                .createProcessInstanceModification(process)
                .startBeforeActivity(step + "#multiInstanceBody");
        for (var instance : at) {
            change = change.cancelActivityInstance(instance.getId());
        }
        change.execute();
    }

    private Task open(String id) {
        return engine.getTaskService().createTaskQuery().taskId(id).singleResult();
    }

    /** A process variable of the task's process, if set. */
    public java.util.Optional<Object> variable(String task, String name) {
        return java.util.Optional.ofNullable(engine.getTaskService().getVariable(task, name));
    }

    /** Tells a waiting process of this dossier that something happened. @return false when none waits for it */
    public boolean tell(String message, String dossier, Map<String, Object> facts) {
        var waiting = engine.getRuntimeService()
                .createExecutionQuery()
                .processInstanceBusinessKey(dossier)
                .messageEventSubscriptionName(message)
                .list();
        for (var execution : waiting) {
            engine.getRuntimeService().messageEventReceived(message, execution.getId(), facts);
        }
        return !waiting.isEmpty();
    }

    /** Tells every journey under way. */
    public void tellAll(String signal) {
        engine.getRuntimeService().signalEventReceived(signal);
    }

    /** The first rule's answer. */
    public Object decide(String table, Map<String, Object> facts) {
        return engine.getDecisionService()
                .evaluateDecisionTableByKey(table, facts)
                .getSingleEntry();
    }

    /** The form a task was made with. @return Camunda Forms JSON */
    public String form(String deployment, String form) {
        return text(engine.getRepositoryService().getResourceAsStream(deployment, "forms/" + form + ".form"));
    }

    /** BPMN XML of the newest version. */
    public String diagram(String process) {
        var definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
        if (definition == null) {
            throw new IllegalArgumentException("no such process: " + process);
        }
        return text(engine.getRepositoryService().getProcessModel(definition.getId()));
    }

    /** BPMN XML of every process a dossier has been through, in order of first entry. */
    public Map<String, String> diagrams(String dossier) {
        Map<String, String> diagrams = new LinkedHashMap<>();
        for (HistoricProcessInstance run : runs(dossier)) {
            diagrams.computeIfAbsent(
                    run.getProcessDefinitionKey(),
                    k -> text(engine.getRepositoryService().getProcessModel(run.getProcessDefinitionId())));
        }
        return diagrams;
    }

    /** Ids of elements the dossier is at now, by process. */
    public Map<String, Set<String>> current(String dossier) {
        return elements(dossier, false);
    }

    /** Ids of elements the dossier has left, by process. */
    public Map<String, Set<String>> passed(String dossier) {
        return elements(dossier, true);
    }

    private Map<String, Set<String>> elements(String dossier, boolean finished) {
        Map<String, Set<String>> elements = new LinkedHashMap<>();
        for (HistoricProcessInstance run : runs(dossier)) {
            var query = engine.getHistoryService()
                    .createHistoricActivityInstanceQuery()
                    .processInstanceId(run.getId());
            (finished ? query.finished() : query.unfinished())
                    .list()
                    .forEach(a -> elements.computeIfAbsent(run.getProcessDefinitionKey(), k -> new LinkedHashSet<>())
                            .add(a.getActivityId()));
        }
        return elements;
    }

    private List<HistoricProcessInstance> runs(String dossier) {
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(dossier)
                .orderByProcessInstanceStartTime()
                .asc()
                .list();
    }

    /** Open tasks, id → id of the holder; empty text where nobody holds them. */
    public Map<String, String> open() {
        Map<String, String> open = new LinkedHashMap<>();
        engine.getTaskService()
                .createTaskQuery()
                .list()
                .forEach(t -> open.put(t.getId(), t.getAssignee() == null ? "" : t.getAssignee()));
        return open;
    }

    /** An open task as {@link TaskFeed} would hear of it now. */
    public TaskFeed.Arrival arrival(String id) {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .taskId(id)
                .initializeFormKeys()
                .singleResult();
        var process = engine.getRepositoryService().getProcessDefinition(task.getProcessDefinitionId());
        var run = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        return new TaskFeed.Arrival(
                id,
                run.getBusinessKey(),
                process.getKey(),
                task.getTaskDefinitionKey(),
                variable(id, "criterion").map(Object::toString).orElse(""),
                variable(id, "unit").map(Object::toString).orElse(""),
                java.util.Optional.ofNullable(task.getAssignee()),
                task.getCamundaFormRef().getKey(),
                process.getDeploymentId(),
                task.getCreateTime().toInstant(),
                task.getDueDate().toInstant());
    }

    /** Runs timers and background steps that are due now, in this thread. @return how many ran */
    public int runDue() {
        int ran = 0;
        for (int round = 0; round < 100; round++) {
            var due =
                    engine.getManagementService().createJobQuery().executable().list();
            if (due.isEmpty()) {
                return ran;
            }
            for (var job : due) {
                ran += execute(job.getId()) ? 1 : 0;
            }
        }
        return ran;
    }

    /** @return false where the job executor was faster */
    private boolean execute(String job) {
        try {
            engine.getManagementService().executeJob(job);
            return true;
        } catch (OptimisticLockingException faster) {
            return false;
        } catch (ProcessEngineException failed) {
            if (engine.getManagementService().createJobQuery().jobId(job).count() == 0) {
                return false;
            }
            throw failed;
        }
    }

    /**
     * A background step that failed as often as it may and waits for somebody.
     *
     * @param id      of the job
     * @param dossier id of the dossier it belongs to
     * @param step    element of the diagram
     * @param message what the program said
     */
    public record Stuck(String id, String dossier, String process, String step, Instant since, String message) {}

    /** Oldest first; at most 200. */
    public List<Stuck> stuck() {
        return engine
                .getRuntimeService()
                .createIncidentQuery()
                .orderByIncidentTimestamp()
                .asc()
                .listPage(0, 200)
                .stream()
                .filter(incident -> incident.getConfiguration() != null
                        && incident.getId().equals(incident.getRootCauseIncidentId()))
                .map(incident -> {
                    var run = engine.getHistoryService()
                            .createHistoricProcessInstanceQuery()
                            .processInstanceId(incident.getProcessInstanceId())
                            .singleResult();
                    return new Stuck(
                            incident.getConfiguration(),
                            run == null || run.getBusinessKey() == null ? "" : run.getBusinessKey(),
                            run == null ? "" : run.getProcessDefinitionKey(),
                            incident.getActivityId(),
                            incident.getIncidentTimestamp().toInstant(),
                            incident.getIncidentMessage() == null ? "" : incident.getIncidentMessage());
                })
                .toList();
    }

    /** Lets a failed background step run again by itself within seconds. @return false where there is none of this id */
    public boolean again(String job) {
        if (engine.getManagementService()
                        .createJobQuery()
                        .jobId(job)
                        .noRetriesLeft()
                        .count()
                == 0) {
            return false;
        }
        engine.getManagementService().setJobRetries(job, 1);
        return true;
    }

    /** Whether the failure is a lost race that a new transaction may win. */
    public static boolean lostRace(RuntimeException failure) {
        return failure instanceof OptimisticLockingException || failure instanceof ConcurrencyFailureException;
    }

    private <T> T as(String member, Supplier<T> action) {
        engine.getIdentityService().setAuthenticatedUserId(member);
        try {
            return action.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private static String text(InputStream resource) {
        try (resource) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
