package org.hecha.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            String result,
            Detail detail) {

        /** The same, somewhere else. */
        public Event at(String otherDossier, String otherCounty, String otherUnit) {
            return new Event(
                    id,
                    otherDossier,
                    otherCounty,
                    task,
                    process,
                    step,
                    criterion,
                    kind,
                    otherUnit,
                    role,
                    person,
                    at,
                    result,
                    detail);
        }

        /** The same, done by somebody else. @param standIn in whose place of {@link Detail#standIn} */
        public Event doneBy(String other, String standIn) {
            return new Event(
                    id,
                    dossier,
                    county,
                    task,
                    process,
                    step,
                    criterion,
                    kind,
                    unit,
                    role,
                    other,
                    at,
                    result,
                    new Detail(detail.means(), standIn, detail.reasons(), detail.due()));
        }
    }

    /** What a finished task was for its dossier. */
    enum Means {
        /** the county's leader sent it up */
        SUBMITTED,
        /** the same after it had been sent back or taken back */
        RESUBMITTED,
        RETURNED,
        /** approved or refused by a level above the county */
        DECIDED,
        /** said by one who judges apart, for somebody else to decide */
        OPINION,
        /** anything else that was done */
        DONE
    }

    /**
     * @param means   of a finished task; empty otherwise
     * @param standIn id of whoever did it in the person's place; empty where the person did
     * @param reasons codes of the defects a return named, in its order
     * @param due     deadline of the task as it is now; empty where there is no task
     */
    record Detail(Optional<Means> means, String standIn, List<String> reasons, Optional<Instant> due) {
        /** Nothing more is known. */
        public static final Detail NONE = new Detail(Optional.empty(), "", List.of(), Optional.empty());
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
