package org.hecha.web.task;

import java.util.Optional;
import org.hecha.workflow.Task;

/**
 * A task as one line of a list.
 *
 * @param step      name of the step
 * @param criterion id and title; empty where the step concerns none
 * @param ask       what is asked, in one phrase
 * @param from      who sent it here; may be empty
 * @param mark      changes whenever something shown in the row changes
 * @param unit      whose members may do it
 * @param mine      the reader holds it
 * @param takable   nobody holds it and the reader may
 */
public record TaskRow(
        Task task,
        String step,
        String criterion,
        String ask,
        String from,
        String mark,
        String unit,
        boolean mine,
        boolean takable) {

    public boolean open() {
        return task.done().isEmpty();
    }

    public boolean free() {
        return open() && task.assignee().isEmpty();
    }

    /** Where the task's dossier belongs, for links. */
    public String number() {
        return task.number();
    }

    public Optional<String> holder() {
        return task.assignee().map(ignored -> task.assigneeName());
    }
}
