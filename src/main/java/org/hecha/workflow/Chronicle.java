package org.hecha.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.audit.AuditTrail;
import org.hecha.audit.Behalf;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.shared.DomainEvent;
import org.hecha.workflow.EventTable.Kind;
import org.hecha.workflow.EventTable.Work;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes {@code workflow.event} from facts as they become true. Every row follows from what a fact tells, and the audit trail
 * keeps what every fact told: so the rows can be made again from there ({@link Retelling}) by the same lines.
 */
@Component
class Chronicle {

    /** What no person did. */
    private static final String SYSTEM = "system";

    private final EventTable events;
    private final Directory directory;
    private final Behalf behalf;
    private final Clock clock;

    Chronicle(EventTable events, Directory directory, Behalf behalf, Clock clock) {
        this.events = events;
        this.directory = directory;
        this.behalf = behalf;
        this.clock = clock;
    }

    /**
     * A fact, or an entry of the trail.
     *
     * @param actor     id of whoever did it, or {@code system}
     * @param actingFor id of the member in whose place, or empty
     */
    private record Told(
            DossierId dossier,
            String action,
            String subject,
            Map<String, String> facts,
            String actor,
            String actingFor,
            Instant at) {

        String fact(String name) {
            return facts.getOrDefault(name, "");
        }

        TaskId task() {
            return new TaskId(fact("task"));
        }

        /** Whose act it was: of the absent, where somebody sat in their seat. */
        String person() {
            return actingFor.isEmpty() ? actor : actingFor;
        }
    }

    @EventListener
    void hear(Task.Fact fact) {
        write(told(fact.dossier(), fact));
    }

    @EventListener
    void hear(Dossier.Fact fact) {
        write(told(fact.dossier(), fact));
    }

    private Told told(DossierId dossier, DomainEvent fact) {
        return new Told(
                dossier,
                fact.action(),
                fact.subject(),
                fact.facts(),
                fact.actor(),
                fact.actingFor().or(() -> behalf.of(fact.actor())).orElse(""),
                clock.instant());
    }

    /** Once more, from the trail; entries that tell of no task leave no row. */
    void tell(DossierId dossier, AuditTrail.Entry entry) {
        write(new Told(
                dossier, entry.action(), entry.subject(), entry.facts(), entry.actor(), entry.actingFor(), entry.at()));
    }

    private void write(Told told) {
        switch (told.action()) {
            case "task.arrived" -> arrived(told);
            case "task.claimed" -> add(told, Kind.CLAIMED, "", "");
            case "task.opened" -> add(told, Kind.OPENED, member(told.actor()), "", "");
            case "task.released" -> add(told, Kind.RELEASED, "", "");
            case "task.transferred" -> add(told, Kind.TRANSFERRED, "", told.fact("reason"));
            case "task.urged" -> add(told, Kind.URGED, "", "");
            case "task.extended" -> add(told, Kind.EXTENDED, "", told.fact("reason"));
            case "task.completed" -> add(told, Kind.COMPLETED, told.fact("result"), "");
            case "task.cancelled" -> add(told, Kind.CANCELLED, "cancelled", "");
            case "journey.taken_back" -> add(told, Kind.TAKEN_BACK, "taken_back", told.fact("reason"));
            case "task.drafted" -> saved(told, told.task());
            case "form.saved" -> saved(told, "");
            case "claim.saved" -> saved(told, told.subject().split("/", 2)[0]);
            case "evidence.filed" -> saved(told, told.fact("criterion"));
            default -> {}
        }
    }

    private void arrived(Told told) {
        // trails of earlier versions do not say it
        if (told.fact("since").isEmpty()) {
            return;
        }
        var work = new Work(told.fact("process"), told.fact("step"), UUID.fromString(told.fact("unit")));
        var created = Instant.parse(told.fact("since"));
        events.add(told.dossier(), told.task(), work, Kind.CREATED, member(told.person()), created, "", "");
        member(told.fact("holder"))
                .ifPresent(holder -> events.add(
                        told.dossier(), told.task(), work, Kind.ASSIGNED, Optional.of(holder), created, "", ""));
    }

    private void saved(Told told, String criterion) {
        events.worked(told.dossier(), criterion).ifPresent(task -> saved(told, task));
    }

    private void saved(Told told, TaskId task) {
        if (!events.sinceTaken(task, Kind.SAVED, Optional.empty())) {
            add(told, task, Kind.SAVED, member(told.person()), "", "");
        }
    }

    private void add(Told told, Kind kind, String result, String note) {
        add(told, kind, member(told.person()), result, note);
    }

    private void add(Told told, Kind kind, Optional<Member> person, String result, String note) {
        if (!told.fact("task").isEmpty()) {
            add(told, told.task(), kind, person, result, note);
        }
    }

    private void add(Told told, TaskId task, Kind kind, Optional<Member> person, String result, String note) {
        events.work(task)
                .ifPresent(work -> events.add(told.dossier(), task, work, kind, person, told.at(), result, note));
    }

    private Optional<Member> member(String id) {
        return id.isEmpty() || id.equals(SYSTEM) ? Optional.empty() : directory.member(MemberId.of(id));
    }
}
