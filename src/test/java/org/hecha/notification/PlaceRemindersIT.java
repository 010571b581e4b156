package org.hecha.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hecha.Fake;
import org.hecha.InDatabase;
import org.hecha.dossier.DossierId;
import org.hecha.organization.AWorld;
import org.hecha.organization.Body;
import org.hecha.organization.Member;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.review.Assignment;
import org.hecha.review.Vacancies;
import org.hecha.workflow.Escalation;
import org.hecha.workflow.Task;
import org.hecha.workflow.TaskId;
import org.hecha.workflow.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A place that stays empty is told of to those who can fill it, by working days, and then to the level above. */
@InDatabase
class PlaceRemindersIT extends OutboxCase {

    private final Body association = world.body("岚川省科协", Body.Kind.RECOMMENDING, AWorld.PROVINCE);
    private final Member leader = member("何坚", association, Role.PROVINCIAL_LEADER);
    private final Member reviewer = member("孙宁", association, Role.PROVINCIAL_REVIEWER);
    private final Body center = world.body("全国科普中心", Body.Kind.NATIONAL_ASSOCIATION, AWorld.COUNTRY);
    private final Member officer = member("韩立", center, Role.NATIONAL_OFFICER);
    private final List<Vacancies.Vacancy> waiting = new ArrayList<>();
    private String step = "desk_review";
    private PlaceReminders reminders;

    private Member member(String name, Body body, Role role) {
        return world.member(name, body, name.hashCode() + "@example.org", Locale.SIMPLIFIED_CHINESE, role);
    }

    @BeforeEach
    void begin() {
        reminders = new PlaceReminders(
                Fake.of(Vacancies.class, new Waiting()),
                Fake.of(Worklist.class, new Open()),
                Fake.of(Escalation.class, new ShippedTable()),
                places(true),
                everyDossier(),
                localDays,
                clock);
        empty(Assignment.Kind.DESK);
    }

    /** What is faked of {@link Vacancies}. */
    public final class Waiting {
        public List<Vacancies.Vacancy> waiting(Scope scope) {
            return List.copyOf(waiting);
        }

        public int empty(Scope scope, DossierId id, Assignment.Kind kind) {
            return waiting.size();
        }
    }

    /** What is faked of {@link Worklist}: one task is open. */
    public final class Open {
        public List<Task> openOf(Scope scope, DossierId id) {
            return step.isEmpty() ? List.of() : List.of(task());
        }
    }

    /** As the table that is shipped answers. */
    public static final class ShippedTable {
        public Escalation.Whom at(int left, boolean held) {
            return left < -5 ? Escalation.Whom.LEVEL_ABOVE : Escalation.Whom.UNIT_LEADER;
        }
    }

    private Task task() {
        return new Task(
                new TaskId("t1"),
                dossier.id(),
                dossier.number(),
                dossier.region(),
                dossier.county(),
                "provincial-recommendation",
                step,
                "",
                association.id(),
                Role.PROVINCIAL_REVIEWER,
                Optional.empty(),
                "",
                clock.instant(),
                clock.instant(),
                Optional.empty(),
                1,
                "");
    }

    private void empty(Assignment.Kind kind) {
        waiting.clear();
        waiting.add(new Vacancies.Vacancy(
                new Vacancies.Id(UUID.randomUUID()),
                dossier.id(),
                kind,
                reviewer.id(),
                clock.instant(),
                Optional.of(clock.instant()),
                Optional.of(Vacancies.Obstacle.NOBODY_FREE),
                Optional.empty()));
    }

    private List<String> told(String day) {
        clock.now = Instant.parse(day + "T02:00:00Z");
        reminders.look();
        reminders.look();
        return jdbc.sql(
                        "select kind || ' ' || person || ' ' || substr(event, length(event) - 4) from notification.message order by created, kind")
                .query(String.class)
                .list();
    }

    @Test
    void afterOneAndThreeWorkingDaysThoseWhoCanFillItAreTold() {
        assertThat(told("2022-09-26")).as("the same day").isEmpty();
        assertThat(told("2022-09-27")).singleElement().asString().contains("waits " + leader.id());
        assertThat(told("2022-09-28")).hasSize(1);
        assertThat(told("2022-09-29"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains(leader.id().toString()));
        // the holidays end on 7 October
        assertThat(told("2022-10-06")).hasSize(2);
    }

    @Test
    void whenTheTableSaysSoTheLevelAboveIsToldAndOnceOnly() {
        // 30 September and 8 and 9 October are worked
        assertThat(told("2022-10-08"))
                .noneSatisfy(line -> assertThat(line).contains(officer.id().toString()));
        assertThat(told("2022-10-09"))
                .anySatisfy(line -> assertThat(line).contains("waits-above " + officer.id()))
                .anySatisfy(line -> assertThat(line).contains("waits " + leader.id(), "ABOVE"));
        int all = told("2022-10-11").size();
        assertThat(told("2022-11-11")).hasSize(all);
    }

    @Test
    void nobodyIsToldOnceItIsFilledOrWhileTheDossierIsElsewhere() {
        step = "correct";
        assertThat(told("2022-09-27")).isEmpty();
        step = "desk_conclusion";
        assertThat(told("2022-09-27")).hasSize(1);
        waiting.clear();
        assertThat(told("2022-09-29")).hasSize(1);
    }

    @Test
    void aPlaceThatIsEmptyAgainIsToldOfAnew() {
        assertThat(told("2022-09-27")).hasSize(1);
        var place = waiting.getFirst();
        waiting.set(
                0,
                new Vacancies.Vacancy(
                        place.id(),
                        place.dossier(),
                        place.kind(),
                        place.left(),
                        place.since(),
                        Optional.of(clock.instant()),
                        Optional.of(Vacancies.Obstacle.TAKEN_BACK),
                        Optional.empty()));
        assertThat(told("2022-09-27")).hasSize(1);
        assertThat(told("2022-09-28")).hasSize(2);
    }

    @Test
    void aboveTheNationThereIsNobody() {
        empty(Assignment.Kind.PANEL);
        step = "panel_review";
        assertThat(told("2022-10-11")).singleElement().asString().contains("waits " + officer.id(), "ABOVE");
    }

    @Test
    void deadlinesOfATaskInAnEmptyPlaceAreToldToThoseWhoFillItAndNotToColleagues() {
        var crier = crier(true);
        crier.on(new Task.Arrived(
                dossier.id(),
                new TaskId("t9"),
                "provincial-recommendation",
                "desk_review",
                "",
                association.id(),
                Role.PROVINCIAL_REVIEWER,
                reviewer.id().toString(),
                clock.instant(),
                Instant.parse("2022-09-28T10:00:00Z"),
                "system"));
        crier.on(new Task.Released(dossier.id(), new TaskId("t9"), "desk_review", "system"));
        clock.now = Instant.parse("2022-09-29T02:00:00Z");
        new Reminders(new Watch(jdbc), crier, letters(true), localDays, clock).look();
        assertThat(jdbc.sql("select person from notification.message where kind = 'overdue'")
                        .query(UUID.class)
                        .list())
                .containsExactly(leader.id().value());
    }
}
