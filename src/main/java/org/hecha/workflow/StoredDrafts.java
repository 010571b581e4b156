package org.hecha.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hecha.organization.Member;
import org.hecha.organization.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps drafts in our database; deliveries for one dossier wait for one another. */
@Service
class StoredDrafts implements Drafts {

    /** Steps done away from the desk. None of those whose doers must not see each other's notes. */
    private static final Set<String> AWAY = Set.of("on_site_check");
    /** Steps with a long form. */
    private static final Set<String> LONG = Set.of("summarize_term");

    private final Desk desk;
    private final DraftTable drafts;
    private final TaskTable tasks;
    private final JourneyTable journeys;
    private final Signers signers;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    StoredDrafts(
            Desk desk,
            DraftTable drafts,
            TaskTable tasks,
            JourneyTable journeys,
            Signers signers,
            ApplicationEventPublisher facts,
            Clock clock) {
        this.desk = desk;
        this.drafts = drafts;
        this.tasks = tasks;
        this.journeys = journeys;
        this.signers = signers;
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public boolean offered(Scope scope, Task task) {
        return AWAY.contains(task.step())
                && task.done().isEmpty()
                && !scope.hidden().contains(task.dossier().value())
                && (Powers.holds(scope, task) || Powers.candidate(scope, task))
                && desk.mayStandHere(scope, task);
    }

    @Override
    public boolean keeps(Scope scope, Task task) {
        return LONG.contains(task.step()) && task.done().isEmpty() && Powers.holds(scope, task);
    }

    private TaskRow offered(Scope scope, TaskId id) {
        var row = desk.visible(scope, id);
        var task = row.task();
        if (!AWAY.contains(task.step()) || !(Powers.holds(scope, task) || Powers.candidate(scope, task))) {
            throw new UnknownTask(id);
        }
        return open(scope, row);
    }

    private TaskRow kept(Scope scope, TaskId id) {
        var row = desk.visible(scope, id);
        if (!LONG.contains(row.task().step()) || !Powers.holds(scope, row.task())) {
            throw new UnknownTask(id);
        }
        return open(scope, row);
    }

    private TaskRow open(Scope scope, TaskRow row) {
        var task = row.task();
        if (task.done().isPresent()) {
            throw new TaskGone(row.result());
        }
        desk.apart(scope, task);
        return row;
    }

    @Override
    @Transactional(readOnly = true)
    public Draft of(Scope scope, TaskId id) {
        var step = desk.visible(scope, id).task().step();
        return draft(LONG.contains(step) ? kept(scope, id) : offered(scope, id));
    }

    @Override
    @Transactional
    public void keep(Scope scope, TaskId id, Map<String, String> fields) {
        journeys.lock(kept(scope, id).task().dossier());
        write(scope, kept(scope, id), fields);
    }

    @Override
    @Transactional
    public long save(Scope scope, TaskId id, long version, Map<String, String> fields) {
        journeys.lock(kept(scope, id).task().dossier());
        var row = kept(scope, id);
        if (row.task().version() != version) {
            throw new TaskGone("version");
        }
        write(scope, row, fields);
        return tasks.find(id).orElseThrow().task().version();
    }

    private void write(Scope scope, TaskRow row, Map<String, String> fields) {
        TaskId id = row.task().id();
        if (signers.held(id).isPresent()) {
            throw new TaskGone("held");
        }
        var schema = new FormSchema(desk.template(scope, row));
        Map<String, String> problems = new LinkedHashMap<>();
        fields.forEach(
                (field, value) -> misfit(schema, field, value).ifPresent(problem -> problems.put(field, problem)));
        if (!problems.isEmpty()) {
            throw new FormRejected(problems);
        }
        var before = draft(row);
        Set<String> written = new TreeSet<>();
        Member person = desk.person(scope);
        for (String field : schema.keys()) {
            String value = fields.getOrDefault(field, "");
            // an emptied field stays empty, whatever the form begins with
            if (!value.equals(before.value(field)) || !before.fields().containsKey(field)) {
                drafts.put(id, field, value, person, clock.instant());
                written.add(field);
            }
        }
        if (!written.isEmpty()) {
            tasks.changed(id);
            facts.publishEvent(new Task.Drafted(
                    row.task().dossier(), id, row.task().step(), String.join(" ", written), scope.actor()));
        }
    }

    private Draft draft(TaskRow row) {
        return new Draft(row.task().version(), drafts.of(row.task().id()));
    }

    @Override
    @Transactional
    public Draft takeAlong(Scope scope, TaskId id) {
        var row = offered(scope, id);
        var task = row.task();
        facts.publishEvent(new Task.TakenAlong(task.dossier(), id, task.step(), scope.actor()));
        return draft(row);
    }

    @Override
    @Transactional
    public Delivery bring(Scope scope, TaskId id, UUID ticket, Map<String, Change> changes) {
        if (changes.size() > MOST_FIELDS) {
            throw new FormRejected(Map.of("fields", "too_large"));
        }
        journeys.lock(offered(scope, id).task().dossier());
        var row = offered(scope, id);
        var before = drafts.brought(id, ticket);
        if (before.isPresent()) {
            return new Delivery(draft(row), before.get().apart(), before.get().refused());
        }
        if (signers.held(id).isPresent()) {
            throw new TaskGone("held");
        }
        var now = draft(row);
        var schema = new FormSchema(desk.template(scope, row));
        Instant at = clock.instant();
        Member person = desk.person(scope);
        List<String> apart = new ArrayList<>();
        Map<String, String> refused = new LinkedHashMap<>();
        Set<String> written = new TreeSet<>();
        changes.forEach((field, change) -> {
            Optional<String> problem = misfit(schema, field, change.to());
            if (problem.isPresent()) {
                refused.put(field, problem.get());
                return;
            }
            switch (Merge.of(change.from(), change.to(), now.value(field))) {
                case BROUGHT -> {
                    drafts.put(id, field, change.to(), person, at);
                    written.add(field);
                }
                case APART -> apart.add(field);
                case AGREED, KEPT -> {}
            }
        });
        drafts.remember(id, ticket, person, at, new DraftTable.Brought(apart, refused));
        if (!written.isEmpty()) {
            tasks.changed(id);
            var task = row.task();
            facts.publishEvent(
                    new Task.Drafted(task.dossier(), id, task.step(), String.join(" ", written), scope.actor()));
        }
        return new Delivery(draft(tasks.find(id).orElseThrow()), apart, refused);
    }

    /** Not yet complete is no misfit: somebody is still writing. */
    private static Optional<String> misfit(FormSchema schema, String field, String value) {
        if (!schema.keys().contains(field)) {
            return Optional.of("unknown");
        }
        if (value.length() > LONGEST) {
            return Optional.of("too_long");
        }
        Map<String, String> problems = new LinkedHashMap<>();
        schema.check(Map.of(field, value), problems);
        return Optional.ofNullable(problems.get(field)).filter(problem -> !UNFINISHED.contains(problem));
    }

    private static final Set<String> UNFINISHED = Set.of("required", "too_short", "too_small", "must_be_confirmed");
}
