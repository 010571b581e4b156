package org.hecha.workflow;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.workflow.engine.Engine;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells the process of a dossier what no task of it asks for: withdrawal, fraud, revocation, a change of the rules. */
@Service
class MatterDesk {

    /** Where a proposal to revoke the title is decided. */
    static final String DECIDE_REVOCATION = "decide_revocation";

    /** First reviewing steps after a submission, and what tells the process that the county wants it back. */
    private static final Map<String, String> TAKE_BACK = Map.of(
            "city_check", "taken_back_from_city",
            "city_review", "taken_back_from_city",
            "provincial_check", "taken_back_from_province",
            "assign_reviewers", "taken_back_from_province");

    private final TaskTable tasks;
    private final JourneyTable journeys;
    private final MatterTable matters;
    private final Engine engine;
    private final Acting acting;
    private final Directory directory;
    private final Dossiers dossiers;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    MatterDesk(
            TaskTable tasks,
            JourneyTable journeys,
            MatterTable matters,
            Engine engine,
            Acting acting,
            Directory directory,
            @Lazy Dossiers dossiers,
            ApplicationEventPublisher facts,
            Clock clock) {
        this.tasks = tasks;
        this.journeys = journeys;
        this.matters = matters;
        this.engine = engine;
        this.acting = acting;
        this.directory = directory;
        this.dossiers = dossiers;
        this.facts = facts;
        this.clock = clock;
    }

    @Transactional
    void withdraw(Scope scope, DossierId dossier, String reason) {
        var journey = ours(scope, dossier, reason);
        var open = tasks.ofDossier(dossier).stream()
                .filter(r -> r.task().done().isEmpty())
                .toList();
        var waiting = open.stream()
                .filter(r -> TAKE_BACK.containsKey(r.task().step()))
                .findFirst()
                .orElseThrow(() -> new NotAllowedHere(journey.number()));
        // the province received it from the city, not from the county
        boolean first = waiting.task().role().level() == Level.CITY || sentByCounty(waiting.task(), scope);
        if (!first) {
            throw new NotAllowedHere(journey.number());
        }
        if (waiting.task().assignee().isPresent()) {
            throw new WithdrawalTooLate(waiting.unitName());
        }
        report(scope, dossier, Matter.Kind.WITHDRAWN, reason);
        facts.publishEvent(
                new Task.TakenBack(dossier, false, waiting.task().id().value(), reason, scope.actor()));
        dossiers.move(scope, dossier, journey.stage(), journey.reached(), true);
        acting.as(scope, "taken_back", () -> engine.tell(message(waiting.task()), dossier.toString(), Map.of()));
    }

    private static String message(Task task) {
        return TAKE_BACK.getOrDefault(task.step(), "");
    }

    private boolean sentByCounty(Task task, Scope scope) {
        return directory
                        .body(scope.body())
                        .map(b -> b.name().equals(task.from()) || b.region().equals(task.region()))
                        .orElse(false)
                && tasks.ofDossier(task.dossier()).stream()
                        .filter(r -> r.task().done().isPresent())
                        .reduce((a, b) -> b)
                        .map(r -> r.task().role().level() == Level.COUNTY)
                        .orElse(false);
    }

    @Transactional
    void abandon(Scope scope, DossierId dossier, String reason) {
        var journey = ours(scope, dossier, reason);
        if (!scope.is(Role.COUNTY_LEADER)) {
            throw new NotYourRole(journey.number(), NotYourRole.Act.ABANDON);
        }
        report(scope, dossier, Matter.Kind.ABANDONED, reason);
        facts.publishEvent(new Task.TakenBack(dossier, true, "", reason, scope.actor()));
        boolean told = acting.as(scope, "cancelled", () -> engine.tell("withdrawn", dossier.toString(), Map.of()));
        if (!told) {
            throw new NotAllowedHere(journey.number());
        }
    }

    private JourneyTable.Row ours(Scope scope, DossierId dossier, String reason) {
        var number = dossiers.get(scope, dossier).number();
        boolean county = scope.is(Role.COUNTY_CLERK) || scope.is(Role.COUNTY_LEADER);
        if (!county) {
            throw new NotYourRole(number, NotYourRole.Act.WITHDRAW);
        }
        if (reason.isBlank()) {
            throw new FormRejected(Map.of("reason", "required"));
        }
        journeys.lock(dossier);
        return journeys.get(dossier);
    }

    @Transactional
    void reportFraud(Scope scope, DossierId dossier, String what) {
        var number = dossiers.get(scope, dossier).number();
        tell(
                scope,
                dossier,
                number,
                "fraud_reported",
                Matter.Kind.FRAUD,
                what,
                Role.PROVINCIAL_LEADER,
                Role.NATIONAL_LEADER);
    }

    @Transactional
    void proposeRevocation(Scope scope, DossierId dossier, String reason) {
        var number = dossiers.get(scope, dossier).number();
        journeys.lock(dossier);
        if (tasks.ofDossier(dossier).stream()
                .map(TaskRow::task)
                .anyMatch(t -> t.done().isEmpty() && t.step().equals(DECIDE_REVOCATION))) {
            throw new RevocationOpen(number);
        }
        tell(
                scope,
                dossier,
                number,
                "revocation_proposed",
                Matter.Kind.REVOCATION,
                reason,
                Role.NATIONAL_OFFICER,
                Role.NATIONAL_LEADER);
    }

    private void tell(
            Scope scope, DossierId dossier, String number, String message, Matter.Kind kind, String why, Role... who) {
        if (Set.of(who).stream().noneMatch(scope::is)) {
            throw new NotYourRole(
                    number, kind == Matter.Kind.FRAUD ? NotYourRole.Act.REPORT_FRAUD : NotYourRole.Act.REVOKE);
        }
        if (why.isBlank()) {
            throw new FormRejected(Map.of("reason", "required"));
        }
        journeys.lock(dossier);
        report(scope, dossier, kind, why);
        if (!acting.as(scope, "done", () -> engine.tell(message, dossier.toString(), Map.of()))) {
            throw new NotAllowedHere(number);
        }
    }

    private void report(Scope scope, DossierId dossier, Matter.Kind kind, String words) {
        matters.add(
                dossier,
                kind,
                words,
                directory
                        .member(scope.standIn().orElse(scope.member()))
                        .orElseThrow(() -> new IllegalStateException("nobody stands behind this scope")),
                clock.instant());
        if (kind != Matter.Kind.WITHDRAWN && kind != Matter.Kind.ABANDONED) {
            facts.publishEvent(new Task.Reported(dossier, kind, words, scope.actor()));
        }
    }

    /** Everything said about a journey that this person may see, newest first. */
    List<Matter> matters(Scope scope, DossierId dossier) {
        dossiers.get(scope, dossier);
        boolean county = scope.roles().stream().allMatch(r -> r.level() == Level.COUNTY);
        // whom a report of fraud came from, and that there is one, is not the county's to know before the decision
        return matters.of(dossier).stream()
                .filter(m -> !county || m.kind() != Matter.Kind.FRAUD)
                .toList();
    }

    @Transactional
    void announcePolicyChange(Scope scope, String what) {
        if (!scope.is(Role.NATIONAL_LEADER)) {
            throw new NotYourRole("", NotYourRole.Act.ANNOUNCE);
        }
        if (what.isBlank()) {
            throw new FormRejected(Map.of("reason", "required"));
        }
        journeys.open().forEach(dossier -> report(scope, dossier, Matter.Kind.POLICY, what));
        acting.as(scope, "done", () -> {
            engine.tellAll("policy_changed");
            return true;
        });
    }
}
