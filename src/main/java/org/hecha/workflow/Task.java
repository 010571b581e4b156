package org.hecha.workflow;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hecha.dossier.DossierId;
import org.hecha.organization.BodyId;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.shared.DomainEvent;

/**
 * Something a person is to do.
 *
 * @param process   id of the process, such as {@code county-self-check}
 * @param step      id of the step in it, such as {@code fill_criterion}; message key {@code step.<step>}
 * @param criterion where the step concerns one; otherwise empty
 * @param unit      the body whose members may take it
 * @param role      the role they need
 * @param assignee  who holds it
 * @param version   rises with every change; guards against stale tabs
 * @param from      who sent it here: a body's name or a step's message key; may be empty
 */
public record Task(
        TaskId id,
        DossierId dossier,
        String number,
        String region,
        String county,
        String process,
        String step,
        String criterion,
        BodyId unit,
        Role role,
        Optional<MemberId> assignee,
        String assigneeName,
        Instant created,
        Instant due,
        Optional<Instant> done,
        long version,
        String from) {

    /** Steps that stand open until a period ends, for whoever ends it; nobody is at work on them. */
    public static final Set<String> PERIODS = Set.of("start_self_check");

    /** Steps of people who judge apart: they do not learn who else does, ask nobody and cannot be stood in for. */
    public static final Set<String> JUDGED_APART =
            Set.of("desk_review", "third_review", "spot_check", "panel_review", "term_review");

    /** Whether nobody holds it and this person may take it; a place of those who judge apart is given, not taken. */
    public boolean takableBy(Scope scope) {
        return done.isEmpty()
                && assignee.isEmpty()
                && !JUDGED_APART.contains(step)
                && scope.body().equals(unit)
                && scope.is(role);
    }

    public boolean heldBy(Scope scope) {
        return assignee.equals(Optional.of(scope.member()));
    }

    /** Facts about tasks and journeys, heard by audit and notification. */
    public sealed interface Fact extends DomainEvent {
        DossierId dossier();

        @Override
        default String chain() {
            return dossier().toString();
        }

        @Override
        default String subject() {
            return dossier().toString();
        }
    }

    /**
     * A person has something to do.
     *
     * @param assignee id of the member it went to at once; empty where the unit's members may take it
     * @param created  since when it waits; the process may have moved a moment before the list knew
     */
    public record Arrived(
            DossierId dossier,
            TaskId task,
            String process,
            String step,
            String criterion,
            BodyId unit,
            Role role,
            String assignee,
            Instant created,
            Instant due,
            String actor)
            implements Fact {
        @Override
        public String action() {
            return "task.arrived";
        }

        @Override
        public Map<String, String> facts() {
            return told(
                    task,
                    step,
                    "process",
                    process,
                    "criterion",
                    criterion,
                    "unit",
                    unit.toString(),
                    "holder",
                    assignee,
                    "since",
                    created.toString());
        }
    }

    /** Its holder looked at it for the first time since it was theirs. */
    public record Opened(DossierId dossier, TaskId task, String step, String actor) implements Fact {
        @Override
        public String action() {
            return "task.opened";
        }

        @Override
        public Map<String, String> facts() {
            return told(task, step);
        }
    }

    public record Claimed(DossierId dossier, TaskId task, String step, String actor) implements Fact {
        @Override
        public String action() {
            return "task.claimed";
        }

        @Override
        public Map<String, String> facts() {
            return told(task, step);
        }
    }

    public record Released(DossierId dossier, TaskId task, String step, String actor) implements Fact {
        @Override
        public String action() {
            return "task.released";
        }

        @Override
        public Map<String, String> facts() {
            return told(task, step);
        }
    }

    public record Transferred(DossierId dossier, TaskId task, String step, MemberId to, String reason, String actor)
            implements Fact {
        @Override
        public String action() {
            return "task.transferred";
        }

        @Override
        public Map<String, String> facts() {
            return told(task, step, "to", to.toString(), "reason", reason);
        }
    }

    /** @param was the deadline so far. @param due the new one */
    public record Extended(
            DossierId dossier,
            TaskId task,
            String step,
            BodyId unit,
            String assignee,
            Instant was,
            Instant due,
            String reason,
            String actor)
            implements Fact {
        @Override
        public String action() {
            return "task.extended";
        }

        @Override
        public Map<String, String> facts() {
            return told(task, step, "was", was.toString(), "due", due.toString(), "reason", reason);
        }
    }

    /** Everything about the task was loaded onto a device, to be looked at away from the desk. */
    public record TakenAlong(DossierId dossier, TaskId task, String step, String actor) implements Fact {
        @Override
        public String action() {
            return "task.taken_along";
        }

        @Override
        public Map<String, String> facts() {
            return told(task, step);
        }
    }

    /** Something of the task's form was kept before it is finished. @param fields keys, separated by blanks */
    public record Drafted(DossierId dossier, TaskId task, String step, String fields, String actor) implements Fact {
        @Override
        public String action() {
            return "task.drafted";
        }

        @Override
        public Map<String, String> facts() {
            return told(task, step, "fields", fields);
        }
    }

    /** @param unit whose members are reminded; @param assignee id of the holder, or empty */
    public record Urged(DossierId dossier, TaskId task, String step, BodyId unit, String assignee, String actor)
            implements Fact {
        @Override
        public String action() {
            return "task.urged";
        }

        @Override
        public Map<String, String> facts() {
            return told(task, step);
        }
    }

    /** Somebody was shown the task, for reading only. */
    public record Copied(DossierId dossier, TaskId task, String step, MemberId to, String words, String actor)
            implements Fact {
        @Override
        public String action() {
            return "task.copied";
        }

        @Override
        public Map<String, String> facts() {
            return told(task, step, "to", to.toString(), "reason", words);
        }
    }

    /**
     * Somebody who was asked has answered.
     *
     * @param asker  whom it is for
     * @param result {@code approve}, {@code reject}, or {@code done} for an opinion
     */
    public record Answered(
            DossierId dossier, TaskId task, String step, MemberId asker, String result, String words, String actor)
            implements Fact {
        @Override
        public String action() {
            return "task.answered";
        }

        @Override
        public Map<String, String> facts() {
            return told(task, step, "result", result);
        }
    }

    /** Others were asked for an opinion or to sign along, or no longer are. @param kind of {@link Asks.Kind} */
    public record Asked(
            DossierId dossier, TaskId task, String step, Asks.Kind kind, boolean withdrawn, String words, String actor)
            implements Fact {
        @Override
        public String action() {
            return withdrawn ? "task.ask_withdrawn" : "task.asked";
        }

        @Override
        public Map<String, String> facts() {
            return told(task, step, "kind", kind.name(), "reason", words);
        }
    }

    /** @param result {@code approve}, {@code return}, {@code reject}, or {@code done} where nothing is decided */
    public record Completed(DossierId dossier, TaskId task, String step, String result, String actor) implements Fact {
        @Override
        public String action() {
            return "task.completed";
        }

        @Override
        public Map<String, String> facts() {
            return told(task, step, "result", result);
        }
    }

    /** The task ended without anybody doing it. */
    public record Cancelled(DossierId dossier, TaskId task, String step, String actor) implements Fact {
        @Override
        public String action() {
            return "task.cancelled";
        }

        @Override
        public Map<String, String> facts() {
            return told(task, step);
        }
    }

    /** The applicant took the dossier back, or gave the application up. @param from id of the task that waited, or empty */
    public record TakenBack(DossierId dossier, boolean abandoned, String from, String reason, String actor)
            implements Fact {
        @Override
        public String action() {
            return abandoned ? "journey.abandoned" : "journey.taken_back";
        }

        @Override
        public Map<String, String> facts() {
            return from.isEmpty() ? Map.of("reason", reason) : Map.of("reason", reason, "task", from);
        }
    }

    /** Something was said about the journey that the usual steps do not provide for. */
    public record Reported(DossierId dossier, Matter.Kind kind, String reason, String actor) implements Fact {
        /** A report of fraud is not for the county to read while it is being looked into. */
        @Override
        public String chain() {
            return kind == Matter.Kind.FRAUD ? "system" : dossier.toString();
        }

        @Override
        public String action() {
            return "journey.reported";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("kind", kind.name(), "reason", reason);
        }
    }

    private static Map<String, String> told(TaskId task, String step, String... more) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("task", task.value());
        facts.put("step", step);
        for (int i = 0; i < more.length; i += 2) {
            facts.put(more[i], more[i + 1]);
        }
        return facts;
    }
}
