package org.hecha.workflow.engine;

import java.time.Instant;
import java.util.Optional;

/** Hears of every human task in the transaction that creates or ends it. */
public interface TaskFeed {

    /**
     * A task as the engine makes it.
     *
     * @param dossier    id of the dossier, the business key
     * @param criterion  where one is concerned; otherwise empty
     * @param unit       id of the body where the diagram names one; otherwise empty
     * @param assignee   id of the member where the diagram names one; otherwise empty
     * @param deployment where its form is pinned
     */
    record Arrival(
            String id,
            String dossier,
            String process,
            String step,
            String criterion,
            String unit,
            Optional<String> assignee,
            String form,
            String deployment,
            Instant created,
            Instant due) {}

    /**
     * Where a task goes.
     *
     * @param assignee the member who gets it at once; empty where the diagram named one, or for nobody
     * @param due      when it is due by the calendar of the office that gets it
     */
    record Placed(Optional<String> assignee, Instant due) {}

    Placed arrived(Arrival arrival);

    void completed(String task);

    /** The task ended without anybody doing it. */
    void cancelled(String task);
}
