package org.hecha.workflow;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.hecha.organization.Scope;
import org.hecha.shared.DomainEvent;

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

        /** The same, somewhere else. */
        public Event at(String otherDossier, String otherCounty, String otherUnit) {
            return new Event(
                    id, otherDossier, otherCounty, task, process, step, criterion, kind, otherUnit, role, person, at, result);
        }

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

    /** Writes down that somebody took the log along; before it is handed over. @param format such as {@code csv} */
    void taken(Scope scope, String region, Instant from, Instant to, String format);

    /** The log left the house. @param region code; empty = whole scope */
    record Taken(String region, Instant from, Instant to, String format, String actor) implements DomainEvent {
        @Override
        public String chain() {
            return "system";
        }

        @Override
        public String action() {
            return "log.taken";
        }

        @Override
        public String subject() {
            return region.isEmpty() ? "all" : region;
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("from", from.toString(), "to", to.toString(), "format", format);
        }
    }
}
