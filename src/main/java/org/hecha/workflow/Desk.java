package org.hecha.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hecha.dossier.Defect;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.programme.LocalDays;
import org.hecha.programme.WorkingDays;
import org.hecha.workflow.engine.Engine;
import org.hecha.workflow.engine.Step;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes, hands on and finishes tasks. */
@Service
class Desk {

    private static final int TRIES = 4;

    private final TaskTable tasks;
    private final JourneyTable journeys;
    private final EventTable events;
    private final Signers signers;
    private final DraftTable drafts;
    private final Engine engine;
    private final Work work;
    private final TermWork term;
    private final Acting acting;
    private final Directory directory;
    private final Dossiers dossiers;
    private final WorkingDays workingDays;
    private final LocalDays localDays;
    private final FormTexts formTexts;
    private final ApplicationEventPublisher facts;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Desk(
            TaskTable tasks,
            JourneyTable journeys,
            EventTable events,
            Signers signers,
            DraftTable drafts,
            Engine engine,
            Work work,
            TermWork term,
            Acting acting,
            Directory directory,
            @Lazy Dossiers dossiers,
            WorkingDays workingDays,
            LocalDays localDays,
            FormTexts formTexts,
            ApplicationEventPublisher facts,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.tasks = tasks;
        this.journeys = journeys;
        this.events = events;
        this.signers = signers;
        this.drafts = drafts;
        this.engine = engine;
        this.work = work;
        this.term = term;
        this.acting = acting;
        this.directory = directory;
        this.dossiers = dossiers;
        this.workingDays = workingDays;
        this.localDays = localDays;
        this.formTexts = formTexts;
        this.facts = facts;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @throws UnknownTask where this person may not know of it */
    TaskRow visible(Scope scope, TaskId id) {
        var row = tasks.find(id).orElseThrow(() -> new UnknownTask(id));
        var task = row.task();
        if (scope.hidden().contains(task.dossier().value()) || Journey.keptFrom(scope, task.step())) {
            throw new UnknownTask(id);
        }
        boolean mine =
                Powers.holds(scope, task) || row.doneBy().equals(scope.member().toString());
        boolean ours = scope.body().equals(task.unit());
        if (!mine && !ours && !scope.system()) {
            var journey = journeys.get(task.dossier());
            if (!scope.sees(task.dossier().value(), journey.place(), journey.reached())) {
                throw new UnknownTask(id);
            }
        }
        return row;
    }

    @Transactional
    Task claim(Scope scope, TaskId id) {
        var before = visible(scope, id).task();
        var me = person(scope);
        if (!Powers.holds(scope, before)) {
            if (!Powers.candidate(scope, before)) {
                throw new UnknownTask(id);
            }
            apart(scope, before);
            if (Work.blind(before.step())) {
                // it waits for whoever is put in the place of one who stepped back
                throw new InPersonOnly(before.step());
            }
        }
        Instant now = clock.instant();
        if (!tasks.claim(id, me, scope.roles(), now)) {
            var row = tasks.find(id).orElseThrow(() -> new UnknownTask(id));
            if (row.task().done().isPresent()) {
                throw new TaskGone(row.result());
            }
            if (Powers.holds(scope, row.task())) {
                return row.task();
            }
            throw new TaskTaken(row.task().assigneeName(), row.claimed().orElse(now));
        }
        engine.assign(id.value(), me.id().toString());
        var task = tasks.find(id).orElseThrow().task();
        facts.publishEvent(new Task.Claimed(task.dossier(), id, task.step(), scope.actor()));
        return task;
    }

    /** Who wrote does not sign: the diagram names the steps whose doers may not do this one. */
    void apart(Scope scope, Task task) {
        if (scope.standIn().isPresent() && Work.blind(task.step())) {
            throw new InPersonOnly(task.step());
        }
        Step step = engine.steps().get(task.step());
        if (step != null && !step.notBy().isEmpty()) {
            // neither the absent person nor whoever sits in that seat
            Stream.concat(Stream.of(scope.member()), scope.standIn().stream())
                    .flatMap(who -> tasks.didOneOf(task.dossier(), step.notBy(), who).stream())
                    .findFirst()
                    .ifPresent(did -> {
                        throw new SamePerson(did, task.step());
                    });
        }
    }

    /** Whether {@link #apart} lets this person through. */
    boolean mayStandHere(Scope scope, Task task) {
        try {
            apart(scope, task);
            return true;
        } catch (InPersonOnly | SamePerson did) {
            return false;
        }
    }

    /** Whoever was asked to sign signs, and nobody else. */
    private static void inPerson(Task task) {
        if (Signers.own(task.id())) {
            throw new InPersonOnly(task.step());
        }
    }

    @Transactional
    Task release(Scope scope, TaskId id) {
        var row = visible(scope, id);
        inPerson(row.task());
        if (Work.blind(row.task().step())) {
            // the place on the team stays theirs: nobody else could do it
            throw new InPersonOnly(row.task().step());
        }
        if (!tasks.release(id, scope.member())) {
            throw new TaskGone(row.task().done().isPresent() ? row.result() : "released");
        }
        signers.handed(id);
        engine.assign(id.value(), "");
        var task = tasks.find(id).orElseThrow().task();
        facts.publishEvent(new Task.Released(task.dossier(), id, task.step(), scope.actor()));
        return task;
    }

    @Transactional
    Task transfer(Scope scope, TaskId id, MemberId to, String reason) {
        var row = visible(scope, id);
        var task = row.task();
        inPerson(task);
        if (!Powers.mayHandOn(scope, task)) {
            throw new UnknownTask(id);
        }
        if (reason.isBlank()) {
            throw new FormRejected(Map.of("reason", "required"));
        }
        var next = directory
                .member(to)
                .filter(m -> m.body().id().equals(task.unit()) && m.is(task.role()) && !Work.blind(task.step()))
                .filter(m -> !directory.hiddenFrom(task.dossier().value()).contains(m.id()))
                .orElseThrow(() -> new NotTransferable(
                        directory.member(to).map(Member::name).orElse(to.toString())));
        if (!tasks.hand(id, task.version(), next, clock.instant())) {
            throw new TaskGone(row.result());
        }
        tasks.unseen(id.value());
        signers.handed(id);
        engine.assign(id.value(), to.toString());
        facts.publishEvent(new Task.Transferred(task.dossier(), id, task.step(), to, reason, scope.actor()));
        return tasks.find(id).orElseThrow().task();
    }

    @Transactional
    void urge(Scope scope, TaskId id) {
        var task = visible(scope, id).task();
        if (task.done().isPresent()) {
            throw new TaskGone("done");
        }
        if (!Powers.mayUrge(scope)) {
            throw new NotYourRole(task.number(), NotYourRole.Act.URGE);
        }
        journeys.lock(task.dossier());
        Instant now = clock.instant();
        var today = now.atZone(clock.getZone()).toLocalDate();
        events.last(id, EventTable.Kind.URGED)
                .filter(last -> workingDays.between(last.atZone(clock.getZone()).toLocalDate(), today) < 1)
                .ifPresent(last -> {
                    throw new UrgedRecently(last);
                });
        facts.publishEvent(new Task.Urged(
                task.dossier(),
                id,
                task.step(),
                task.unit(),
                task.assignee().map(MemberId::toString).orElse(""),
                scope.actor()));
    }

    @Transactional
    Task extend(Scope scope, TaskId id, int days, String reason) {
        journeys.lock(visible(scope, id).task().dossier());
        var row = visible(scope, id);
        var task = row.task();
        if (task.done().isPresent()) {
            throw new TaskGone(row.result());
        }
        if (!Powers.mayExtend(scope, task)) {
            throw new NotYourRole(task.number(), NotYourRole.Act.EXTEND);
        }
        if (days < 1 || days > Worklist.LONGEST_EXTENSION) {
            throw new FormRejected(Map.of("days", days < 1 ? "too_small" : "too_large"));
        }
        if (reason.isBlank()) {
            throw new FormRejected(Map.of("reason", "required"));
        }
        Instant now = clock.instant();
        Instant due = localDays.of(task.unit()).due(task.due().isAfter(now) ? task.due() : now, days);
        if (!tasks.extend(id, task.version(), due)) {
            throw new TaskGone("version");
        }
        engine.due(id.value(), due);
        facts.publishEvent(new Task.Extended(
                task.dossier(),
                id,
                task.step(),
                task.unit(),
                task.assignee().map(MemberId::toString).orElse(""),
                task.due(),
                due,
                reason,
                scope.actor()));
        return tasks.find(id).orElseThrow().task();
    }

    String form(Scope scope, TaskId id) {
        var row = visible(scope, id);
        Locale locale = LocaleContextHolder.getLocale();
        if (Signers.own(id)) {
            return signers.form(row.task(), locale);
        }
        String translated = formTexts.inLanguage(row.form(), engine.form(row.pin(), row.form()), locale);
        return EachCriterion.of(
                translated, () -> dossiers.standardOf(scope, row.task().dossier()));
    }

    /** The form of a task of the engine's as it was drawn, with a field a criterion where it asks for every one. */
    String template(Scope scope, TaskRow row) {
        return EachCriterion.of(
                engine.form(row.pin(), row.form()),
                () -> dossiers.standardOf(scope, row.task().dossier()));
    }

    Map<String, Object> formData(Scope scope, TaskId id) {
        var row = visible(scope, id);
        if (row.task().step().equals("draft")) {
            var schema = new FormSchema(engine.form(row.pin(), row.form()));
            return schema.values(dossiers.application(scope, row.task().dossier()));
        }
        boolean theirs = Powers.holds(scope, row.task()) || Powers.candidate(scope, row.task());
        if (!theirs) {
            return Map.of();
        }
        Map<String, String> texts = new LinkedHashMap<>(term.before(row.task()));
        drafts.of(id).forEach((field, value) -> texts.put(field, value.value()));
        if (texts.isEmpty()) {
            return Map.of();
        }
        return new FormSchema(template(scope, row)).values(texts);
    }

    /** All or nothing; a race lost to a background step is run again. */
    void complete(Scope scope, TaskId id, long version, Map<String, Object> fields, List<Defect> defects) {
        boolean withinAnother = TransactionSynchronizationManager.isActualTransactionActive();
        for (int left = TRIES; ; left--) {
            try {
                transaction.executeWithoutResult(t -> finish(scope, id, version, fields, defects));
                return;
            } catch (RuntimeException e) {
                if (left <= 1 || withinAnother || !Engine.lostRace(e)) {
                    throw e;
                }
            }
        }
    }

    private void finish(Scope scope, TaskId id, long version, Map<String, Object> sent, List<Defect> defects) {
        journeys.lock(visible(scope, id).task().dossier());
        var row = visible(scope, id);
        var task = row.task();
        if (task.done().isPresent()) {
            throw new TaskGone(row.result());
        }
        if (!Powers.holds(scope, task)) {
            if (task.assignee().isPresent()) {
                throw new TaskTaken(task.assigneeName(), row.claimed().orElse(task.created()));
            }
            if (version == task.version()) {
                claim(scope, id);
            } else {
                throw new TaskGone("version");
            }
        } else if (version != task.version()) {
            throw new TaskGone("version");
        }
        apart(scope, task);
        var fields = checked(scope, row, sent, defects);
        if (Signers.own(id)) {
            boolean agrees = !"reject".equals(fields.get("decision"));
            signers.answered(
                            task,
                            person(scope),
                            agrees,
                            fields.getOrDefault("opinion", "").toString())
                    .ifPresent(this::goOn);
            return;
        }
        if (!Set.of("return", "reject").contains(fields.getOrDefault("decision", ""))) {
            signers.mayApprove(id);
            if (signers.keep(task, person(scope), sent)) {
                return;
            }
        }
        String result = fields.getOrDefault("decision", "done").toString();
        acting.as(scope, result, () -> {
            var outcomes = work.done(scope, task, fields, defects);
            if (result.equals("return")) {
                tasks.asksFor(id, defects);
            }
            engine.complete(id.value(), scope.actor(), outcomes);
            return true;
        });
    }

    /** Carries out the holder's approval that waited for others; nothing where none waits or others have still to sign. */
    void goOn(TaskId id) {
        signers.held(id).ifPresent(held -> {
            var version = tasks.find(id).orElseThrow().task().version();
            finish(directory.scopeOf(held.member()), id, version, Signers.fields(held), List.of());
        });
    }

    private Map<String, Object> checked(Scope scope, TaskRow row, Map<String, Object> sent, List<Defect> defects) {
        Map<String, String> problems = new LinkedHashMap<>();
        var schema = new FormSchema(
                Signers.own(row.task().id()) ? signers.form(row.task(), Locale.ROOT) : template(scope, row));
        var fields = schema.check(sent, problems);
        String decision = fields.getOrDefault("decision", "").toString();
        boolean has = schema.keys().contains("opinion");
        if (Set.of("return", "reject").contains(decision) && has && !fields.containsKey("opinion")) {
            problems.putIfAbsent("opinion", "reason_required");
        }
        var step = engine.steps().get(row.task().step());
        boolean needsList = step != null && (step.reviews() || row.task().step().equals("consolidate"));
        if (decision.equals("return") && needsList && defects.isEmpty()) {
            problems.put("defects", "defects_required");
        }
        if (!problems.isEmpty()) {
            throw new FormRejected(problems);
        }
        return fields;
    }

    Member person(Scope scope) {
        return directory
                .member(scope.member())
                .orElseThrow(() -> new IllegalStateException("nobody stands behind this scope"));
    }
}
