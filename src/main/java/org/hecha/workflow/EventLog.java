package org.hecha.workflow;

import java.time.Instant;
import java.util.function.Consumer;
import org.hecha.organization.Scope;

/** Everything that happened to tasks, in order, for analysis elsewhere. */
public interface EventLog {

    /**
     * @param id       of this event; rising within a dossier
     * @param dossier  its number
     * @param task     id; empty where the whole dossier was taken back
     * @param step     id of the step; empty with {@code task}
     * @param person   id of whoever did it; empty where nobody or the system did
     * @param kind     {@code CREATED}, {@code ASSIGNED}, {@code CLAIMED}, {@code OPENED}, {@code RELEASED}, {@code TRANSFERRED}, {@code URGED}, {@code COMPLETED},
     *                 {@code CANCELLED}, {@code TAKEN_BACK} and whatever later versions write
     * @param criterion empty where the task is for the whole dossier
     * @param result   decision of a finished task; empty otherwise
     */
    record Event(
            long id,
            String dossier,
            String county,
            String task,
            String process,
            String step,
            String criterion,
            String kind,
            String unit,
            String role,
            String person,
            Instant at,
            String result) {

        /** The same, done by somebody else. */
        public Event doneBy(String other) {
            return new Event(id, dossier, county, task, process, step, criterion, kind, unit, role, other, at, result);
        }
    }

    /**
     * Hands over one event after the other, dossier by dossier and in the order they happened, without holding more than a few
     * hundred in memory. The reader gets what it may see and nothing that is {@linkplain Journey#keptFrom kept from it}.
     *
     * @param region code; empty = whole scope
     * @param from   inclusive
     * @param to     exclusive
     */
    void each(Scope scope, String region, Instant from, Instant to, Consumer<Event> reader);
}
