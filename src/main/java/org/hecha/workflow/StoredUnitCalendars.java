package org.hecha.workflow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hecha.organization.Body;
import org.hecha.organization.BodyId;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.MemberId;
import org.hecha.organization.Region;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.programme.LocalDays;
import org.hecha.programme.LocalDays.Special;
import org.hecha.programme.WorkingDays;
import org.hecha.workflow.engine.Engine;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts every open deadline of the offices concerned with both calendars, the old and the new one. */
@Service
class StoredUnitCalendars implements UnitCalendars {

    private final LocalDays days;
    private final TaskTable tasks;
    private final PaceTable pace;
    private final Directory directory;
    private final Engine engine;
    private final MessageSource messages;
    private final ApplicationEventPublisher facts;

    StoredUnitCalendars(
            LocalDays days,
            TaskTable tasks,
            PaceTable pace,
            Directory directory,
            Engine engine,
            MessageSource messages,
            ApplicationEventPublisher facts) {
        this.days = days;
        this.tasks = tasks;
        this.pace = pace;
        this.directory = directory;
        this.engine = engine;
        this.messages = messages;
        this.facts = facts;
    }

    @Override
    public boolean mayEdit(Scope scope, String owner) {
        Optional<Region> place = office(owner)
                .map(directory::body)
                .orElse(Optional.empty())
                .map(Body::region)
                .or(() -> Optional.of(owner))
                .flatMap(directory::region);
        if (place.isEmpty()) {
            return false;
        }
        if (scope.is(Role.NATIONAL_LEADER)) {
            return place.get().level() != Level.NATION || office(owner).isPresent();
        }
        return scope.is(Role.PROVINCIAL_LEADER)
                && directory
                        .body(scope.body())
                        .flatMap(mine -> directory.region(mine.region()))
                        .filter(mine -> mine.contains(place.get())
                                && !mine.code().equals(place.get().code()))
                        .isPresent();
    }

    @Override
    public Effect preview(Scope scope, Change change) {
        List<Special> after = after(scope, change);
        return effect(change.owner(), after, tasks.openOf(offices(change.owner())));
    }

    @Override
    @Transactional
    public Effect change(Scope scope, Change change) {
        List<Special> after = after(scope, change);
        Set<LocalDate> touched =
                new HashSet<>(change.from().datesUntil(change.to().plusDays(1)).toList());
        // whatever arrives meanwhile waits for the new calendar, or is moved by it
        tasks.lockDeadlines();
        Set<BodyId> offices = offices(change.owner());
        List<Task> open = tasks.openOf(offices);
        Effect effect = effect(change.owner(), after, open);
        String reason = change.takesOut()
                ? days.own(change.owner()).stream()
                        .filter(special -> touched.contains(special.day()))
                        .map(Special::name)
                        .findFirst()
                        .orElse("")
                : change.name().strip();
        days.put(change.owner(), after, scope.actor());
        move(open, effect.moved(), reason, scope.actor());
        pace.stale();
        return effect;
    }

    /** The State Council's calendar is another one: what stood in it before is laid over the new one to count with both. */
    @EventListener
    void on(WorkingTime.NationalChanged changed) {
        List<Special> was = changed.was().entrySet().stream()
                .map(day -> new Special(Region.COUNTRY, day.getKey(), day.getValue(), "", ""))
                .toList();
        tasks.lockDeadlines();
        List<Task> open = tasks.allOpen();
        Map<BodyId, WorkingDays> before = new LinkedHashMap<>();
        Map<BodyId, WorkingDays> now = new LinkedHashMap<>();
        var effect = effect(
                open,
                office -> before.computeIfAbsent(office, id -> days.with(id, Region.COUNTRY, was)),
                office -> now.computeIfAbsent(office, days::of));
        String reason = messages.getMessage("calendar.national-changed", null, Locale.SIMPLIFIED_CHINESE);
        move(open, effect.moved(), reason, "system");
    }

    private void move(List<Task> open, List<Moved> moved, String reason, String actor) {
        Map<String, Task> byId = new LinkedHashMap<>();
        open.forEach(task -> byId.put(task.id().value(), task));
        for (Moved one : moved) {
            Task task = byId.get(one.task());
            if (task == null || !tasks.extend(task.id(), task.version(), one.due())) {
                continue;
            }
            engine.due(one.task(), one.due());
            facts.publishEvent(new DueMoved(
                    task.dossier(),
                    task.id(),
                    task.step(),
                    task.unit(),
                    task.assignee().map(MemberId::toString).orElse(""),
                    one.was(),
                    one.due(),
                    reason,
                    actor));
        }
    }

    private List<Special> after(Scope scope, Change change) {
        if (!mayEdit(scope, change.owner())) {
            throw new NoSuchCalendar();
        }
        if (change.to().isBefore(change.from())
                || change.from().plusDays(LocalDays.LONGEST).isBefore(change.to())
                || change.from().isBefore(WorkingTime.FIRST)
                || change.to().isAfter(WorkingTime.LAST)) {
            throw new PeriodUnreadable();
        }
        List<Special> after = new ArrayList<>(days.own(change.owner()).stream()
                .filter(special ->
                        special.day().isBefore(change.from()) || special.day().isAfter(change.to()))
                .toList());
        if (!change.takesOut()) {
            change.from()
                    .datesUntil(change.to().plusDays(1))
                    .forEach(day -> after.add(new Special(
                            change.owner(), day, change.working(), change.name().strip(), scope.actor())));
        }
        return after;
    }

    private Effect effect(String owner, List<Special> after, List<Task> open) {
        Map<BodyId, WorkingDays> before = new LinkedHashMap<>();
        Map<BodyId, WorkingDays> then = new LinkedHashMap<>();
        return effect(
                open,
                office -> before.computeIfAbsent(office, days::of),
                office -> then.computeIfAbsent(office, id -> days.with(id, owner, after)));
    }

    static Effect effect(List<Task> open, Function<BodyId, WorkingDays> before, Function<BodyId, WorkingDays> after) {
        List<Moved> moved = new ArrayList<>();
        for (Task task : open) {
            var due = task.due().atZone(org.hecha.Time.BEIJING);
            LocalDate created = task.created().atZone(org.hecha.Time.BEIJING).toLocalDate();
            int given = before.apply(task.unit()).between(created, due.toLocalDate());
            if (given < 1) {
                // due on the day it came: no number of working days
                continue;
            }
            LocalDate then = after.apply(task.unit()).plus(created, given);
            if (!then.equals(due.toLocalDate())) {
                moved.add(new Moved(
                        task.id().value(),
                        task.dossier(),
                        task.number(),
                        task.county(),
                        task.step(),
                        task.due(),
                        then.atTime(due.toLocalTime())
                                .atZone(org.hecha.Time.BEIJING)
                                .toInstant()));
            }
        }
        moved.sort(Comparator.comparing(Moved::due).thenComparing(Moved::task));
        return new Effect(open.size(), moved);
    }

    /** The office itself, or all that work in the place. */
    private Set<BodyId> offices(String owner) {
        Optional<BodyId> office = office(owner);
        if (office.isPresent()) {
            return Set.of(office.get());
        }
        Set<String> places = new HashSet<>();
        places.add(owner);
        directory.below(owner).forEach(region -> places.add(region.code()));
        Set<BodyId> offices = new HashSet<>();
        directory.bodies().stream()
                .filter(body -> places.contains(body.region()))
                .forEach(body -> offices.add(body.id()));
        return offices;
    }

    private static Optional<BodyId> office(String owner) {
        try {
            return Optional.of(new BodyId(UUID.fromString(owner)));
        } catch (IllegalArgumentException place) {
            return Optional.empty();
        }
    }
}
