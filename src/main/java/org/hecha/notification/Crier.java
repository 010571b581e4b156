package org.hecha.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hecha.designation.DesignationFact;
import org.hecha.designation.Grade;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Body;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;
import org.hecha.review.Assignment;
import org.hecha.workflow.Task;
import org.hecha.workflow.TaskId;
import org.hecha.workflow.UnitCalendars;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears what happened and knows whom it concerns. */
@Component
class Crier {

    private final Letters letters;
    private final Messages messages;
    private final Watch watch;
    private final PlaceNews places;
    private final Directory directory;
    private final EveryDossier dossiers;
    private final Clock clock;

    Crier(
            Letters letters,
            Messages messages,
            Watch watch,
            PlaceNews places,
            Directory directory,
            EveryDossier dossiers,
            Clock clock) {
        this.letters = letters;
        this.messages = messages;
        this.watch = watch;
        this.places = places;
        this.directory = directory;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    @EventListener
    void on(Task.Arrived arrived) {
        var open = new Watch.Open(
                arrived.task().value(),
                arrived.dossier(),
                arrived.step(),
                arrived.criterion(),
                arrived.unit(),
                arrived.role(),
                member(arrived.assignee()).map(Member::id),
                clock.instant(),
                arrived.due(),
                0);
        watch.begin(open);
        letters.tell(news("arrived", arrivedEvent(open.task()), open, open.due()), holders(open), arrived.actor());
    }

    /** Who was told that the unit has something to do hears that a colleague does it. */
    @EventListener
    void on(Task.Claimed claimed) {
        String task = claimed.task().value();
        watch.held(task, member(claimed.actor()).map(Member::id));
        watch.find(task).ifPresent(open -> {
            String by = member(claimed.actor()).map(Member::name).orElse("");
            List<Member> others = messages.told(arrivedEvent(task)).stream()
                    .flatMap(id -> directory.member(id).stream())
                    .toList();
            letters.tell(
                    news("taken", "task.claimed/" + task + "/" + clock.millis(), open, by), others, claimed.actor());
        });
    }

    @EventListener
    void on(Task.Released released) {
        watch.held(released.task().value(), Optional.empty());
    }

    @EventListener
    void on(Task.Transferred handed) {
        String task = handed.task().value();
        watch.held(task, Optional.of(handed.to()));
        watch.find(task)
                .ifPresent(open -> letters.tell(
                        news(
                                // whoever is put in somebody's place was chosen by the house, which gives no reason
                                handed.reason().isEmpty() ? "follows" : "handed",
                                "task.transferred/" + task + "/" + clock.millis(),
                                open,
                                open.due(),
                                handed.reason()),
                        directory.member(handed.to()).stream().toList(),
                        handed.actor()));
    }

    @EventListener
    void on(Task.Extended extended) {
        due(
                "extended",
                "task.extended",
                extended.task(),
                extended.due(),
                extended.was(),
                extended.reason(),
                extended.actor());
    }

    @EventListener
    void on(UnitCalendars.DueMoved moved) {
        due("moved", "task.due_moved", moved.task(), moved.due(), moved.was(), moved.reason(), moved.actor());
    }

    /** Reminders follow the new day, and whoever holds the task is told. */
    private void due(String kind, String key, TaskId moved, Instant due, Instant was, String reason, String actor) {
        String task = moved.value();
        watch.due(task, due);
        watch.find(task)
                .ifPresent(open -> letters.tell(
                        news(kind, key + "/" + task + "/" + clock.millis(), open, open.due(), was, reason),
                        holders(open),
                        actor));
    }

    @EventListener
    void on(Task.Urged urged) {
        String task = urged.task().value();
        watch.find(task)
                .ifPresent(open -> letters.tell(
                        news("urged", "task.urged/" + task + "/" + clock.millis(), open, open.due()),
                        holders(open),
                        urged.actor()));
    }

    @EventListener
    void on(Task.Copied copied) {
        String task = copied.task().value();
        var news = new Letters.News(
                "task.copied/" + task,
                "copied",
                dossier(copied.dossier()),
                copied.step(),
                "",
                "/tasks/" + task,
                copied.words().isEmpty() ? "–" : copied.words());
        letters.tell(news, directory.member(copied.to()).stream().toList(), copied.actor());
    }

    /** Whoever asked hears what was said. */
    @EventListener
    void on(Task.Answered answered) {
        String by = member(answered.actor()).map(Member::name).orElse("");
        var news = new Letters.News(
                "task.answered/" + answered.task() + "/" + answered.actor() + "/" + clock.millis(),
                "answered",
                dossier(answered.dossier()),
                answered.step(),
                "",
                "/tasks/" + answered.task(),
                by,
                answered.words().isEmpty() ? "–" : answered.words());
        letters.tell(news, directory.member(answered.asker()).stream().toList(), answered.actor());
    }

    @EventListener
    void on(Task.Completed completed) {
        watch.end(completed.task().value());
    }

    @EventListener
    void on(Task.Cancelled cancelled) {
        watch.end(cancelled.task().value());
    }

    @EventListener
    void on(Dossier.Returned returned) {
        county(
                "returned",
                "dossier.returned/" + returned.dossier() + "/" + returned.by() + "/" + returned.round(),
                returned.dossier(),
                returned.actor(),
                Integer.toString(returned.defects().size()));
    }

    @EventListener
    void on(DesignationFact.Named named) {
        county(
                "named",
                "dossier.named/" + named.dossier(),
                named.dossier(),
                named.actor(),
                named.certificate(),
                named.until());
    }

    @EventListener
    void on(DesignationFact.NotNamed refused) {
        county("refused", "dossier.refused/" + refused.dossier(), refused.dossier(), refused.actor(), refused.reason());
    }

    /** The county, its city and its province hear what the term of the title came to; of a failure as of a revocation. */
    @EventListener
    void on(DesignationFact.Graded graded) {
        if (graded.grade() != Grade.FAILED) {
            tell(
                    graded.grade() == Grade.EXCELLENT ? "excellent" : "passed",
                    "title.graded/" + graded.dossier(),
                    graded.dossier(),
                    withThoseAbove(dossier(graded.dossier()).region()),
                    graded.actor(),
                    graded.certificate(),
                    graded.reason());
        }
    }

    @EventListener
    void on(DesignationFact.Revoked revoked) {
        tell(
                "revoked",
                "title.revoked/" + revoked.dossier(),
                revoked.dossier(),
                withThoseAbove(dossier(revoked.dossier()).region()),
                revoked.actor(),
                revoked.certificate(),
                revoked.reason());
    }

    /** The people a task waits for; where a place of those who judge apart is empty, those who fill it. */
    Collection<Member> holders(Watch.Open open) {
        return open.assignee()
                .map(id -> directory.member(id).stream().toList())
                .orElseGet(() -> Arrays.stream(Assignment.Kind.values())
                        .filter(kind -> kind.steps().contains(open.step()))
                        .findFirst()
                        .map(kind -> places.assigning(open.dossier(), kind))
                        .orElseGet(() -> directory.members(open.unit(), open.role())));
    }

    Letters.News news(String kind, String event, Watch.Open open, Object... facts) {
        return new Letters.News(
                event, kind, dossier(open.dossier()), open.step(), open.criterion(), "/tasks/" + open.task(), facts);
    }

    private static String arrivedEvent(String task) {
        return "task.arrived/" + task;
    }

    /** Clerks and leaders of the county's association and government. */
    private void county(String kind, String event, DossierId id, String actor, Object... facts) {
        tell(kind, event, id, ofCounty(dossier(id).region()).toList(), actor, facts);
    }

    private Stream<Member> ofCounty(String region) {
        return people(
                region,
                List.of(Body.Kind.COUNTY_ASSOCIATION, Body.Kind.COUNTY_GOVERNMENT),
                List.of(Role.COUNTY_CLERK, Role.COUNTY_LEADER));
    }

    /** The county's people, and the reviewers and leaders of its city's and province's associations. */
    private List<Member> withThoseAbove(String county) {
        return Stream.concat(
                        ofCounty(county),
                        directory.lineage(county).stream()
                                .flatMap(region -> people(
                                        region.code(),
                                        List.of(Body.Kind.CITY_ASSOCIATION, Body.Kind.RECOMMENDING),
                                        List.of(Role.CITY_REVIEWER, Role.PROVINCIAL_REVIEWER, Role.PROVINCIAL_LEADER))))
                .distinct()
                .toList();
    }

    private Stream<Member> people(String region, List<Body.Kind> kinds, List<Role> roles) {
        return kinds.stream()
                .flatMap(kind -> directory.bodies(region, kind).stream())
                .flatMap(body -> roles.stream().flatMap(role -> directory.members(body.id(), role).stream()))
                .distinct();
    }

    private void tell(
            String kind, String event, DossierId id, Collection<Member> people, String actor, Object... facts) {
        Dossier dossier = dossier(id);
        letters.tell(
                new Letters.News(event, kind, dossier, "", "", "/dossiers/" + dossier.number(), facts), people, actor);
    }

    private Dossier dossier(DossierId id) {
        return dossiers.get(id);
    }

    private Optional<Member> member(String actor) {
        return actor.isEmpty() || actor.equals("system") ? Optional.empty() : directory.member(MemberId.of(actor));
    }
}
