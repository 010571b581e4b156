package org.hecha.workflow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hecha.dossier.DossierId;
import org.hecha.organization.BodyId;
import org.hecha.organization.Scope;
import org.hecha.programme.LocalDays;
import org.hecha.shared.DomainEvent;

/**
 * The calendars of places and offices, and what another one does to deadlines. What is open keeps the number of working days it
 * was given: its due date moves by the days that came or went. What is finished is summed up anew.
 *
 * <p>Days are entered by those above: leaders of a province for what lies inside it, leaders of the nation for everybody but the
 * nation itself, whose calendar is the State Council's. Nobody lengthens their own deadlines.
 */
public interface UnitCalendars {

    /**
     * Days to be entered, or with no {@code name} to be taken out again.
     *
     * @param owner code of a place or id of an office
     * @param to    last day, at most {@link LocalDays#LONGEST} days later
     */
    record Change(String owner, LocalDate from, LocalDate to, boolean working, String name) {
        boolean takesOut() {
            return name.isBlank();
        }
    }

    /** One open task whose due date moves. */
    record Moved(String task, DossierId dossier, String number, String county, String step, Instant was, Instant due) {}

    /**
     * @param open  open tasks of the offices concerned
     * @param moved those whose due date moves, most urgent first
     */
    record Effect(long open, List<Moved> moved) {
        public Effect {
            moved = List.copyOf(moved);
        }

        public long later() {
            return moved.stream().filter(m -> m.due().isAfter(m.was())).count();
        }

        public long earlier() {
            return moved.size() - later();
        }
    }

    /** Whether this person may enter days for this owner; false as well for owners that are not there. */
    boolean mayEdit(Scope scope, String owner);

    /**
     * Nothing is written.
     *
     * @throws NoSuchCalendar for owners this person may not enter days for
     * @throws PeriodUnreadable when it ends before it begins or is too long
     */
    Effect preview(Scope scope, Change change);

    /** Enters or takes out the days and moves every due date concerned, in one transaction. As {@link #preview}. */
    Effect change(Scope scope, Change change);

    /**
     * A due date moved because working days came or went.
     *
     * @param assignee whoever holds it; empty when nobody does
     */
    record DueMoved(
            DossierId dossier,
            TaskId task,
            String step,
            BodyId unit,
            String assignee,
            Instant was,
            Instant due,
            String reason,
            String actor)
            implements DomainEvent {
        @Override
        public String chain() {
            return dossier.toString();
        }

        @Override
        public String action() {
            return "task.due_moved";
        }

        @Override
        public String subject() {
            return task.value();
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("step", step, "was", was.toString(), "due", due.toString(), "reason", reason);
        }
    }
}
