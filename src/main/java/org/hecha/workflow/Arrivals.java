package org.hecha.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Body;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;
import org.hecha.programme.Stage;
import org.hecha.workflow.engine.Engine;
import org.hecha.workflow.engine.Step;
import org.hecha.workflow.engine.TaskFeed;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Keeps the lists in step with the engine: each task's row is written in the transaction that makes or ends the task. */
@Component
class Arrivals implements TaskFeed {

    private final ObjectProvider<Engine> engine;
    private final JourneyTable journeys;
    private final TaskTable tasks;
    private final Signers signers;
    private final DraftTable drafts;
    private final PaceTable pace;
    private final Deadlines.Due due;
    private final Routing routing;
    private final Directory directory;
    private final Dossiers dossiers;
    private final Acting acting;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    Arrivals(
            ObjectProvider<Engine> engine,
            JourneyTable journeys,
            TaskTable tasks,
            Signers signers,
            DraftTable drafts,
            PaceTable pace,
            Deadlines.Due due,
            Routing routing,
            Directory directory,
            @Lazy Dossiers dossiers,
            Acting acting,
            ApplicationEventPublisher facts,
            Clock clock) {
        this.engine = engine;
        this.journeys = journeys;
        this.tasks = tasks;
        this.signers = signers;
        this.drafts = drafts;
        this.pace = pace;
        this.due = due;
        this.routing = routing;
        this.directory = directory;
        this.dossiers = dossiers;
        this.acting = acting;
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public Placed arrived(Arrival arrival) {
        var journey = journeys.get(DossierId.of(arrival.dossier()));
        Step step = declared(arrival.step());
        moveOn(journey, step);
        var named = arrival.assignee().flatMap(id -> directory.member(MemberId.of(id)));
        var to = destination(arrival, journey, step, named);
        var holder = named.or(() -> whoReturnedIt(journey, step, to));
        var person = acting.person();
        tasks.shareDeadlines();
        var own = due.of(journey.dossier(), step.id(), to.body().id()).orElse(arrival.due());
        write(arrival, own, journey, to, holder, person);
        var task = task(arrival.id());
        facts.publishEvent(new Task.Arrived(
                task.dossier(),
                task.id(),
                task.process(),
                task.step(),
                task.criterion(),
                task.unit(),
                task.role(),
                holder.map(m -> m.id().toString()).orElse(""),
                arrival.created(),
                task.due(),
                acting.actor()));
        return new Placed(named.isPresent() ? Optional.empty() : holder.map(m -> m.id().toString()), own);
    }

    private Routing.Destination destination(
            Arrival arrival, JourneyTable.Row journey, Step step, Optional<Member> named) {
        // only a reviewer chosen by name works elsewhere than at the step's own office
        return named.filter(
                        m -> !m.is(Role.valueOf(step.role())) || arrival.unit().isEmpty() && Work.blind(step.id()))
                .map(m -> new Routing.Destination(m.body(), roleOf(m, step)))
                .orElseGet(() ->
                        routing.destination(journey, Role.valueOf(step.role()), arrival.unit(), arrival.criterion()));
    }

    private void write(
            Arrival arrival,
            Instant due,
            JourneyTable.Row journey,
            Routing.Destination to,
            Optional<Member> holder,
            Optional<Member> sender) {
        tasks.insert(new TaskTable.Fresh(
                arrival.id(),
                journey,
                arrival.process(),
                arrival.step(),
                arrival.criterion(),
                to.body().id(),
                to.body().name(),
                to.role(),
                holder,
                arrival.created(),
                due,
                sender.map(Member::id),
                sender.map(Member::body).map(Body::name).orElse(""),
                arrival.form(),
                arrival.deployment()));
    }

    /** Writes the row of a task the list has lost; tells nobody, since nothing happened. */
    void again(Arrival arrival) {
        var journey = journeys.get(DossierId.of(arrival.dossier()));
        Step step = declared(arrival.step());
        var holder = arrival.assignee().flatMap(id -> directory.member(MemberId.of(id)));
        write(arrival, arrival.due(), journey, destination(arrival, journey, step, holder), holder, Optional.empty());
    }

    private Step declared(String step) {
        var declared = engine.getObject().steps().get(step);
        if (declared == null) {
            throw new IllegalStateException("no diagram declares the step " + step);
        }
        return declared;
    }

    /** A step that begins a station of the journey brings the dossier there. */
    private void moveOn(JourneyTable.Row journey, Step step) {
        if (step.stage().isEmpty()) {
            return;
        }
        var stage = Stage.valueOf(step.stage());
        var level = Level.valueOf(step.level());
        if (stage != journey.stage() || level.compareTo(journey.reached()) > 0) {
            dossiers.move(acting.scope(), journey.dossier(), stage, level, step.writable());
        }
    }

    private static Role roleOf(Member member, Step step) {
        var wanted = Role.valueOf(step.role());
        return member.is(wanted) ? wanted : member.roles().iterator().next();
    }

    /** What comes back after a correction goes to the person who returned it, as long as they still do this work. */
    private Optional<Member> whoReturnedIt(JourneyTable.Row journey, Step step, Routing.Destination to) {
        if (!step.reviews()) {
            return Optional.empty();
        }
        return tasks.lastDoer(journey.dossier(), step.id(), "return")
                .flatMap(directory::member)
                .filter(m -> m.body().id().equals(to.body().id()) && m.is(to.role()));
    }

    @Override
    public void completed(String id) {
        Instant now = clock.instant();
        var person = acting.person();
        tasks.done(id, now, person, acting.result());
        acting.standIn().ifPresent(standIn -> tasks.stoodIn(id, standIn));
        tasks.unseen(id);
        signers.lapse(new TaskId(id));
        drafts.forget(new TaskId(id));
        pace.finished(id);
        var task = task(id);
        facts.publishEvent(new Task.Completed(task.dossier(), task.id(), task.step(), acting.result(), acting.actor()));
    }

    @Override
    public void cancelled(String id) {
        var row = tasks.find(new TaskId(id));
        if (row.isEmpty() || row.get().task().done().isPresent()) {
            return;
        }
        var task = row.get().task();
        Instant now = clock.instant();
        tasks.done(id, now, Optional.empty(), "cancelled");
        tasks.unseen(id);
        signers.lapse(task.id());
        drafts.forget(task.id());
        facts.publishEvent(new Task.Cancelled(task.dossier(), task.id(), task.step(), acting.actor()));
    }

    private Task task(String id) {
        return tasks.find(new TaskId(id))
                .orElseThrow(() -> new IllegalStateException("task " + id + " has no row"))
                .task();
    }
}
