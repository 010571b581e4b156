package org.hecha.workflow.engine;

import java.time.Clock;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Tells {@link TaskFeed} about every human task; built in, so that no diagram can forget it and no call can skip it. */
final class FeedListener extends AbstractBpmnParseListener implements TaskListener {

    private final TaskFeed feed;
    private final Clock clock;

    FeedListener(TaskFeed feed, Clock clock) {
        this.feed = feed;
        this.clock = clock;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        task.addBuiltInTaskListener(EVENTNAME_CREATE, this);
        task.addBuiltInTaskListener(EVENTNAME_COMPLETE, this);
        task.addBuiltInTaskListener(EVENTNAME_DELETE, this);
    }

    @Override
    public void notify(DelegateTask task) {
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> {
                // the engine's own clock is one for the whole JVM: another application in it may have moved it
                // meanwhile
                ((TaskEntity) task).setCreateTime(Date.from(clock.instant()));
                var placed = feed.arrived(arrival(task));
                placed.assignee().ifPresent(task::setAssignee);
                task.setDueDate(Date.from(placed.due()));
            }
            case EVENTNAME_COMPLETE -> feed.completed(task.getId());
            case EVENTNAME_DELETE -> feed.cancelled(task.getId());
            default -> {}
        }
    }

    private static TaskFeed.Arrival arrival(DelegateTask task) {
        var definition = ((TaskEntity) task).getTaskDefinition();
        var process =
                (ProcessDefinitionEntity) ((TaskEntity) task).getExecution().getProcessDefinition();
        return new TaskFeed.Arrival(
                task.getId(),
                Objects.requireNonNull(task.getExecution().getProcessBusinessKey(), "every process has a dossier"),
                process.getKey(),
                task.getTaskDefinitionKey(),
                text(task.getVariable("criterion")),
                text(task.getVariable("unit")),
                Optional.ofNullable(task.getAssignee()),
                definition.getCamundaFormDefinitionKey().getExpressionText(),
                process.getDeploymentId(),
                task.getCreateTime().toInstant(),
                Objects.requireNonNull(task.getDueDate(), "every step has a due rule")
                        .toInstant());
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
