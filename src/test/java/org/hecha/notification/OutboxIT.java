package org.hecha.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hecha.organization.AWorld.COUNTRY;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hecha.InDatabase;
import org.hecha.designation.DesignationFact;
import org.hecha.designation.Grade;
import org.hecha.dossier.Dossier;
import org.hecha.organization.AWorld;
import org.hecha.organization.Body;
import org.hecha.organization.Level;
import org.hecha.organization.Member;
import org.hecha.organization.Role;
import org.hecha.workflow.Alerts;
import org.hecha.workflow.Task;
import org.hecha.workflow.TaskId;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is told what, and who may read it. */
@InDatabase
class OutboxIT extends OutboxCase {

    @Test
    void whatRollsBackTellsNobody() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            crier(true).on(arrived("t1", "system"));
            status.setRollbackOnly();
        });
        assertThat(messages.told("task.arrived/t1")).isEmpty();
    }

    @Test
    void whoeverHasMoreTimeHearsUntilWhenAndIsRemindedOfTheNewDeadline() {
        crier(true).on(arrived("t1", "system"));
        var later = Instant.parse("2022-10-26T10:00:00Z");
        crier(true)
                .on(new Task.Extended(
                        dossier.id(),
                        new TaskId("t1"),
                        "city_check",
                        city.id(),
                        "",
                        Instant.parse("2022-10-12T10:00:00Z"),
                        later,
                        "会签单位来函说明",
                        "system"));

        assertThat(letters(wang)).anySatisfy(letter -> assertThat(letter).contains("10月12日", "10月26日", "会签单位来函说明"));
        assertThat(letters(smith))
                .anySatisfy(letter -> assertThat(letter).contains("More time", "12 October", "26 October"));
        var open = new Watch(jdbc).find("t1").orElseThrow();
        assertThat(open.due()).isEqualTo(later);
        assertThat(open.extended()).isEqualTo(1);
    }

    @Test
    void theOwnerOfAnAlertHearsOnceThatItIsReachedAndOnceThatItIsWell() {
        var watchman = new Watchman(letters(true), world.directory(), texts);
        var rule = new Alerts.Rule(Alerts.Figure.P90, "", "", "city_check", 10, 6);
        var id = UUID.randomUUID();
        var reached = new Alerts.Changed(id, smith.id(), rule, true, Optional.empty(), clock.instant());
        watchman.on(reached);
        watchman.on(reached);
        watchman.on(new Alerts.Changed(id, smith.id(), rule, false, Optional.of(5L), clock.instant()));

        watchman.on(new Alerts.Changed(UUID.randomUUID(), smith.id(), rule, false, Optional.empty(), clock.instant()));

        assertThat(letters(smith)).hasSize(3);
        assertThat(letters(smith))
                .anySatisfy(letter -> assertThat(letter).contains("Well again", "nothing is open any more"))
                .anySatisfy(letter ->
                        assertThat(letter).contains("Alert: 90 % done within", "City check", "too much is open", "10"))
                .anySatisfy(letter -> assertThat(letter).contains("Well again", "now 5", "6"));
        assertThat(letters(wang)).isEmpty();
    }

    @Test
    void theOwnerOfAnAlertIsLedToItsCases() {
        var rule = new Alerts.Rule(Alerts.Figure.MISSING, "990000", "", "city_review", "2021B2", 50, 20);
        var id = UUID.randomUUID();
        new Watchman(letters(true), world.directory(), texts)
                .on(new Alerts.Changed(id, wang.id(), rule, true, Optional.of(62L), clock.instant()));
        assertThat(letters(wang))
                .singleElement()
                .asString()
                .contains("2021B2 市级审核", "62", "/overview/alerts/" + id + "/cases");
    }

    @Test
    void theWeekIsToldOnceInTheReadersLanguage() {
        var watchman = new Watchman(letters(true), world.directory(), texts);
        var week = week();
        watchman.on(week);
        watchman.on(week);

        assertThat(letters(wang))
                .singleElement()
                .asString()
                .contains("在办 42 件，超期 7 件", "来件 19 件，办结 16 件", "2 条")
                .contains("2022-09-12 起一周：来件 8 件，办结 11 件，周末在办 39 件");
    }

    @Test
    void nobodyHearsOfADossierThatIsHiddenFromThemNorOfTheirOwnDeed() {
        world.directory().hide(wang.id(), dossier.id().value(), "conflict");
        crier(true).on(arrived("t1", smith.id().toString()));
        assertThat(messages.told("task.arrived/t1")).isEmpty();
    }

    @Test
    void whoeverStandsInIsToldForWhomUnlessTheDossierIsHiddenFromThem() {
        Member colleague =
                world.member("Jones", countyAssociation, "jones@example.org", Locale.ENGLISH, Role.COUNTY_CLERK);
        Member conflicted =
                world.member("赵敏", countyAssociation, "zhao@example.org", Locale.SIMPLIFIED_CHINESE, Role.COUNTY_CLERK);
        world.standIns.put(wang.id(), List.of(colleague, conflicted));
        world.directory().hide(conflicted.id(), dossier.id().value(), "conflict");

        crier(true).on(arrived("t1", "system"));

        assertThat(messages.told("task.arrived/t1")).containsExactlyInAnyOrder(wang.id(), smith.id(), colleague.id());
        assertThat(jdbc.sql("select body from notification.message where person = ?")
                        .param(colleague.id().value())
                        .query(String.class)
                        .single())
                .startsWith("You stand in for 王芳");
    }

    @Test
    void withoutAServerOrAnAddressMessagesAreKeptToBeRead() {
        var mute = world.member("无邮箱", city, "", Locale.SIMPLIFIED_CHINESE, Role.CITY_REVIEWER);
        crier(false).on(arrived("t1", "system"));
        assertThat(states()).hasSize(3).containsOnly(Outbox.State.KEPT);
        crier(true).on(arrived("t2", "system"));
        assertThat(messages())
                .filteredOn(m -> m.event().endsWith("t2") && m.state() == Outbox.State.KEPT)
                .extracting(Outbox.Message::person)
                .containsExactly(mute.id());
    }

    @Test
    void aReturnTellsTheCountyAndAClaimTellsTheColleaguesWhoWereAsked() throws Exception {
        var crier = crier(true);
        crier.on(arrived("t1", "system"));
        crier.on(new Task.Claimed(
                dossier.id(), new TaskId("t1"), "city_check", wang.id().toString()));
        crier.on(new Dossier.Returned(
                dossier.id(), Level.CITY, 1, List.of(), wang.id().toString()));
        assertThat(messages())
                .filteredOn(m -> m.kind().equals("taken"))
                .extracting(Outbox.Message::person)
                .containsExactly(smith.id());
        assertThat(messages())
                .filteredOn(m -> m.kind().equals("returned"))
                .extracting(Outbox.Message::person)
                .containsExactly(clerk.id());
    }

    @Test
    void theCountyItsCityAndItsProvinceHearWhatATermCameToAndOfARevocation() {
        var association = world.body("岚川省科协", Body.Kind.RECOMMENDING, AWorld.PROVINCE);
        var leader = world.member("何坚", association, Role.PROVINCIAL_LEADER);
        var elsewhere = world.member(
                "别处", world.body("碧水省科协", Body.Kind.RECOMMENDING, AWorld.ELSEWHERE), Role.PROVINCIAL_LEADER);
        var crier = crier(false);
        crier.on(new DesignationFact.Graded(dossier.id(), "KPSF-2022-000001", Grade.EXCELLENT, "各方一致", "system"));
        crier.on(new DesignationFact.Graded(dossier.id(), "KPSF-2022-000001", Grade.EXCELLENT, "各方一致", "system"));
        assertThat(jdbc.sql("select person from notification.message where kind = 'excellent'")
                        .query(java.util.UUID.class)
                        .list())
                .containsExactlyInAnyOrder(
                        clerk.id().value(),
                        wang.id().value(),
                        smith.id().value(),
                        leader.id().value())
                .doesNotContain(elsewhere.id().value());
        assertThat(jdbc.sql("select subject || '|' || body from notification.message where person = ?")
                        .param(smith.id().value())
                        .query(String.class)
                        .single())
                .contains("assessed as excellent")
                .contains("KPSF-2022-000001")
                .contains("各方一致");
        // a failure is told as the revocation it is, and once
        crier.on(new DesignationFact.Graded(dossier.id(), "KPSF-2022-000001", Grade.FAILED, "五条不再达到", "system"));
        crier.on(new DesignationFact.Revoked(dossier.id(), "KPSF-2022-000001", "五条不再达到", "system"));
        assertThat(jdbc.sql("select subject from notification.message where person = ? and kind <> 'excellent'")
                        .param(clerk.id().value())
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .startsWith("命名已撤销");
    }

    @Test
    void remindsThreeAndOneWorkingDaysBeforeAndOneAfterAcrossTheHolidaysAndNotOnceItIsDone() {
        var crier = crier(true);
        crier.on(arrived("t1", "system"));
        crier.on(new Task.Claimed(
                dossier.id(), new TaskId("t1"), "city_check", wang.id().toString()));
        var reminders = new Reminders(new Watch(jdbc), crier, letters(true), localDays, clock);
        // due on 12 October; the holidays end on the 7th, and the 8th and 9th are worked
        for (String day : List.of("2022-09-28", "2022-10-07", "2022-10-08")) {
            clock.now = Instant.parse(day + "T02:00:00Z");
            reminders.look();
            assertThat(reminded()).as(day).isEmpty();
        }
        clock.now = Instant.parse("2022-10-09T02:00:00Z");
        reminders.look();
        reminders.look();
        assertThat(reminded()).containsExactly("THREE_DAYS " + wang.id());
        clock.now = Instant.parse("2022-10-11T02:00:00Z");
        reminders.look();
        clock.now = Instant.parse("2022-10-13T02:00:00Z");
        reminders.look();
        assertThat(reminded())
                .containsExactlyInAnyOrder("THREE_DAYS " + wang.id(), "ONE_DAY " + wang.id(), "OVERDUE " + wang.id());
        crier.on(arrived("t2", "system"));
        crier.on(new Task.Completed(
                dossier.id(),
                new TaskId("t2"),
                "city_check",
                "approve",
                wang.id().toString()));
        reminders.look();
        assertThat(reminded()).hasSize(3);
    }

    @Test
    void everybodyReadsTheirOwnMessagesAndTheSystemAdministratorAll() {
        crier(true).on(arrived("t1", "system"));
        crier(true).on(arrived("t2", "system"));
        var own = world.scope(wang, AWorld.CITY, Level.CITY);
        assertThat(messages.list(own, Optional.empty(), "", 10).messages())
                .hasSize(2)
                .allMatch(m -> m.person().equals(wang.id()));
        var administrator = world.scope(world.member("root", city, Role.SYSTEM_ADMINISTRATOR), COUNTRY, Level.NATION);
        var first = messages.list(administrator, Optional.of(Outbox.State.WAITING), "", 3);
        var second = messages.list(administrator, Optional.of(Outbox.State.WAITING), first.next(), 3);
        assertThat(first.messages()).hasSize(3);
        assertThat(second.messages()).hasSize(1).doesNotContainAnyElementsOf(first.messages());
        assertThat(second.next()).isEmpty();
        assertThat(messages.counts(administrator)).containsEntry(Outbox.State.WAITING, 4L);
        assertThat(messages.counts(own)).containsEntry(Outbox.State.WAITING, 2L);
    }

    private List<String> reminded() {
        return messages().stream()
                .filter(m -> m.event().startsWith("task.due/"))
                .map(m -> m.event().substring(m.event().lastIndexOf('/') + 1) + " " + m.person())
                .toList();
    }
}
