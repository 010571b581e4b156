package org.hecha.workflow;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who may ask whom; {@link Signers} keeps count. */
@Service
class StoredAsks implements Asks {

    private final AskTable table;
    private final Signers signers;
    private final Desk desk;
    private final JourneyTable journeys;
    private final StoredAttention attention;
    private final Directory directory;
    private final ApplicationEventPublisher facts;

    StoredAsks(
            AskTable table,
            Signers signers,
            Desk desk,
            JourneyTable journeys,
            StoredAttention attention,
            Directory directory,
            ApplicationEventPublisher facts) {
        this.table = table;
        this.signers = signers;
        this.desk = desk;
        this.journeys = journeys;
        this.attention = attention;
        this.directory = directory;
        this.facts = facts;
    }

    @Override
    public List<Ask> of(Scope scope, TaskId task) {
        desk.visible(scope, task);
        return table.of(task);
    }

    @Override
    public Optional<Ask> behind(Scope scope, TaskId own) {
        desk.visible(scope, own);
        return table.behind(own.value());
    }

    @Override
    public boolean waits(Scope scope, TaskId task) {
        desk.visible(scope, task);
        return table.held(task).isPresent();
    }

    @Override
    @Transactional
    public void ask(Scope scope, TaskId id, Kind kind, Collection<MemberId> who, int needed, String words) {
        var task = held(scope, id);
        if (Signers.own(id) || Work.blind(task.step())) {
            throw new InPersonOnly(task.step());
        }
        if (who.isEmpty()) {
            throw new FormRejected(Map.of("who", "required"));
        }
        var asked = who.stream()
                .distinct()
                .map(person -> askable(scope, task, person))
                .toList();
        int all = asked.size();
        int enough = kind == Kind.COUNTERSIGN ? needed : all;
        if (enough < 1 || enough > all) {
            throw new FormRejected(Map.of("needed", enough < 1 ? "too_small" : "too_large"));
        }
        signers.ask(task, kind, asked, enough, words, desk.person(scope));
        facts.publishEvent(new Task.Asked(task.dossier(), id, task.step(), kind, false, words, scope.actor()));
    }

    private Member askable(Scope scope, Task task, MemberId person) {
        return directory
                .member(person)
                .filter(m -> !m.id().equals(scope.member()) && attention.maySee(m, task))
                .filter(m -> table.of(task.id()).stream()
                        .filter(ask -> ask.state() == State.OPEN)
                        .flatMap(ask -> ask.answers().stream())
                        .noneMatch(answer -> answer.person().equals(m.id())))
                .orElseThrow(() -> new NotCopyable(
                        directory.member(person).map(Member::name).orElse(person.toString())));
    }

    /** The task, if this person holds it or leads the unit; its dossier is locked. */
    private Task held(Scope scope, TaskId id) {
        journeys.lock(desk.visible(scope, id).task().dossier());
        var row = desk.visible(scope, id);
        if (row.task().done().isPresent()) {
            throw new TaskGone(row.result());
        }
        if (!Powers.holds(scope, row.task()) && !Powers.leads(scope, row.task())) {
            throw new NotYourRole(row.task().number(), NotYourRole.Act.ASK);
        }
        return row.task();
    }

    @Override
    @Transactional
    public void withdraw(Scope scope, UUID id, String reason) {
        var ask = table.find(id).orElseThrow(() -> new UnknownTask(new TaskId(id.toString())));
        var task = held(scope, ask.task());
        if (reason.isBlank()) {
            throw new FormRejected(Map.of("reason", "required"));
        }
        signers.withdraw(ask);
        facts.publishEvent(
                new Task.Asked(task.dossier(), task.id(), task.step(), ask.kind(), true, reason, scope.actor()));
        desk.goOn(task.id());
    }
}
