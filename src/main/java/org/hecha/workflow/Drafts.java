package org.hecha.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hecha.organization.Scope;

/**
 * What has been filled in of a task's form before it is finished, for steps done away from the desk: the people of one team
 * bring their notes from devices that were without signal, and the notes are put together field by field (decision 0064).
 *
 * <p>For whoever holds the task and, beside them, for everybody who could: the members of the same unit in the same role who
 * are under no conflict of interest. Finishing stays with the holder.
 *
 * <p>A long form filled in at the desk over days is kept here as well, by whoever holds its task.
 */
public interface Drafts {

    /** Longest value in characters that is taken at all; what a form allows is usually less. */
    int LONGEST = 20_000;

    /** Most fields in one delivery. */
    int MOST_FIELDS = 200;

    /** @param value as text, the way {@link Worklist#complete} takes it; empty where somebody has emptied the field */
    record Kept(String value, String byName, Instant at) {}

    /**
     * @param version of the task: every delivery that changed something has raised it
     * @param fields  fields that were ever filled in, by key
     */
    record Draft(long version, Map<String, Kept> fields) {
        public Draft {
            fields = Map.copyOf(fields);
        }

        /** What stands in a field; empty where nobody has filled it in. */
        public String value(String field) {
            var kept = fields.get(field);
            return kept == null ? "" : kept.value();
        }
    }

    /**
     * One field as a device brings it.
     *
     * @param from what stood in it when the device last heard of it; empty for nothing
     * @param to   what stands in it now on the device
     */
    record Change(String from, String to) {}

    /**
     * What became of a delivery. Fields named in neither list are kept now, or were the same already.
     *
     * @param draft   everything as it stands now
     * @param apart   fields that somebody else has changed as well, to something else: left as they were, for a person to choose
     * @param refused field → key below {@code form.problem.}: does not fit the form, left as it was
     */
    record Delivery(Draft draft, List<String> apart, Map<String, String> refused) {
        public Delivery {
            apart = List.copyOf(apart);
            refused = Map.copyOf(refused);
        }
    }

    /** Whether the step is one of those done away from the desk and this person may fill in its form. */
    boolean offered(Scope scope, Task task);

    /** Whether the step is one of those with a long form and this person holds the task. */
    boolean keeps(Scope scope, Task task);

    /**
     * Keeps a long form as it stands, complete or not; fields that are missing are empty.
     *
     * @param fields as text, by key
     * @throws UnknownTask  where {@link #keeps} is not so
     * @throws FormRejected where a value does not fit the form; nothing is kept then
     * @throws TaskGone     once it is finished, or its approval waits for signatures
     */
    void keep(Scope scope, TaskId id, Map<String, String> fields);

    /**
     * As {@link #keep}, while somebody is still typing.
     *
     * @param version of the task as the page knows it
     * @return the version the page goes on with
     * @throws TaskGone when anything about the task has changed elsewhere meanwhile; nothing is kept then
     */
    long save(Scope scope, TaskId id, long version, Map<String, String> fields);

    /**
     * @throws UnknownTask where neither {@link #offered} nor {@link #keeps} is so
     * @throws TaskGone    once it is finished
     */
    Draft of(Scope scope, TaskId id);

    /** As {@link #of}, when everything about the task is about to be kept on a device; the audit trail notes it. */
    Draft takeAlong(Scope scope, TaskId id);

    /**
     * Puts what a device brings together with what has been kept: what only one side has changed is kept, what both have
     * changed differently is left and named. A delivery repeated with the same ticket changes nothing any more.
     *
     * @param ticket made by the device, one for each delivery
     * @throws FormRejected with more fields than {@link #MOST_FIELDS}
     * @throws TaskGone     once it is finished, or its approval waits for signatures
     */
    Delivery bring(Scope scope, TaskId id, UUID ticket, Map<String, Change> changes);
}
