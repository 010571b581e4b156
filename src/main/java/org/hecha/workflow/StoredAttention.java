package org.hecha.workflow;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whatever is followed, shown or kept obeys what the person may see: {@link Desk#visible} decides it as for every task. */
@Service
class StoredAttention implements Attention {

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_QUERY = 400;

    private final AttentionTable table;
    private final JourneyTable journeys;
    private final EventTable events;
    private final Desk desk;
    private final Directory directory;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    StoredAttention(
            AttentionTable table,
            JourneyTable journeys,
            EventTable events,
            Desk desk,
            Directory directory,
            ApplicationEventPublisher facts,
            Clock clock) {
        this.table = table;
        this.journeys = journeys;
        this.events = events;
        this.desk = desk;
        this.directory = directory;
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public Set<TaskId> unread(Scope scope, Collection<Task> tasks) {
        Set<TaskId> unread = new HashSet<>();
        tasks.stream().filter(t -> t.done().isEmpty()).forEach(t -> unread.add(t.id()));
        unread.removeAll(table.seen(reader(scope), tasks));
        return unread;
    }

    /** Whoever sits in another's seat reads with their own eyes. */
    private static MemberId reader(Scope scope) {
        return scope.standIn().orElse(scope.member());
    }

    @Override
    @Transactional
    public void opened(Scope scope, TaskId id) {
        var task = desk.visible(scope, id).task();
        table.opened(reader(scope), id, clock.instant());
        boolean held = task.done().isEmpty() && task.heldBy(scope);
        if (held && !events.sinceTaken(id, EventTable.Kind.OPENED, Optional.of(reader(scope)))) {
            facts.publishEvent(new Task.Opened(
                    task.dossier(), id, task.step(), reader(scope).toString()));
        }
    }

    @Override
    public boolean watches(Scope scope, DossierId dossier) {
        return table.watches(scope.member(), dossier);
    }

    @Override
    @Transactional
    public void watch(Scope scope, TaskId id, boolean on) {
        var task = desk.visible(scope, id).task();
        table.watch(scope.member(), task.dossier(), on, clock.instant());
    }

    @Override
    @Transactional
    public void copy(Scope scope, TaskId id, Collection<MemberId> to, String words) {
        var task = desk.visible(scope, id).task();
        var sender = desk.person(scope);
        for (MemberId person : to) {
            Member reader = directory
                    .member(person)
                    .filter(m -> maySee(m, task))
                    .orElseThrow(() -> new NotCopyable(
                            directory.member(person).map(Member::name).orElse(person.toString())));
            if (table.copy(id, reader, sender, words, clock.instant())) {
                facts.publishEvent(new Task.Copied(task.dossier(), id, task.step(), reader.id(), words, scope.actor()));
            }
        }
    }

    /** A copy opens no door: only people who may know of the dossier anyway can be shown it. */
    boolean maySee(Member reader, Task task) {
        if (directory.hiddenFrom(task.dossier().value()).contains(reader.id())) {
            return false;
        }
        if (reader.body().id().equals(task.unit())) {
            return true;
        }
        var journey = journeys.get(task.dossier());
        Scope scope = directory.scopeOf(reader.id());
        return !Journey.keptFrom(scope, task.step())
                && scope.sees(task.dossier().value(), journey.place(), journey.reached());
    }

    @Override
    public List<Copy> copies(Scope scope, TaskId id) {
        desk.visible(scope, id);
        return table.copies(id);
    }

    @Override
    public List<View> views(Scope scope) {
        return table.views(scope);
    }

    @Override
    @Transactional
    public void keep(Scope scope, String name, String query, boolean unit) {
        String given = cut(name.strip(), LONGEST_NAME);
        if (given.isEmpty()) {
            throw new FormRejected(java.util.Map.of("name", "required"));
        }
        table.keep(scope, given, cut(query, LONGEST_QUERY), unit, clock.instant());
    }

    private static String cut(String text, int longest) {
        return text.substring(0, Math.min(text.length(), longest));
    }

    @Override
    @Transactional
    public void drop(Scope scope, UUID view) {
        boolean leads = Optional.of(scope)
                .filter(s -> Set.of(Role.COUNTY_LEADER, Role.PROVINCIAL_LEADER, Role.NATIONAL_LEADER).stream()
                        .anyMatch(s::is))
                .isPresent();
        table.drop(scope, view, leads);
    }
}
