package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hecha.workflow.Play.APPROVE;
import static org.hecha.workflow.Play.DEFECTS;
import static org.hecha.workflow.Play.RETURN;
import static org.hecha.workflow.Play.applicationForm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hecha.Fake;
import org.hecha.audit.AuditTrail;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Scope;
import org.hecha.workflow.EventTable.Dated;
import org.hecha.workflow.EventTable.Key;
import org.hecha.workflow.Retelling.Finding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@InProcessWorld
// a world of its own: it asks for every dossier there is
@TestPropertySource(properties = "spring.application.name=retelling")
class RetellingIT {

    @Autowired
    Play play;

    @Autowired
    Attention attention;

    @Autowired
    AuditTrail trail;

    @Autowired
    Chronicle chronicle;

    @Autowired
    Retelling retelling;

    @Autowired
    JourneyTable journeys;

    @Autowired
    EventTable events;

    @Autowired
    Spent spent;

    @Autowired
    ApplicationEventPublisher facts;

    @Autowired
    JdbcClient jdbc;

    private DossierId dossier;
    private Scope city;

    @BeforeEach
    void aDossierIsTakenGivenBackUrgedReturnedAndMended() {
        at(0);
        dossier = play.open();
        Scope clerk = play.people.scope(play.people.clerk);
        var draft = play.task(dossier, "draft");
        attention.opened(clerk, draft.id());
        at(1);
        play.done(dossier, "draft", play.people.clerk, applicationForm());
        play.done(dossier, "seal", play.people.leader, APPROVE);
        at(2);
        city = play.people.scope(play.people.city);
        var check = play.task(dossier, "city_check");
        play.worklist.claim(city, check.id());
        attention.opened(city, check.id());
        play.worklist.release(city, check.id());
        play.worklist.urge(play.people.scope(play.people.leader), check.id());
        at(3);
        play.worklist.claim(city, check.id());
        play.done(dossier, "city_check", play.people.city, RETURN, DEFECTS);
        at(5);
    }

    @AfterEach
    void nothingIsLeftApart() {
        events.forget(dossier);
        retelling.rebuild(dossier);
        play.clock.reset();
    }

    private void at(int day) {
        play.clock.moveTo(Instant.parse("2022-08-22T01:30:00Z").plus(Duration.ofDays(day)));
    }

    private List<Key> keys() {
        return events.of(dossier).stream().map(Dated::key).toList();
    }

    private List<String> kinds(String step) {
        return jdbc.sql("select kind from workflow.event where dossier = ? and step = ? order by id")
                .params(dossier.value(), step)
                .query(String.class)
                .list();
    }

    @Test
    void theTrailTellsEveryEvent() {
        assertThat(kinds("city_check"))
                .containsExactly("CREATED", "CLAIMED", "OPENED", "RELEASED", "URGED", "CLAIMED", "COMPLETED");

        assertThat(retelling.check(dossier))
                .isEqualTo(new Finding(events.of(dossier).size(), 0, 0));
    }

    @Test
    void whatWasLostComesBackInItsOrder() {
        var before = keys();
        var account = spent.of(city, dossier);
        jdbc.sql("delete from workflow.event where dossier = ?")
                .param(dossier.value())
                .update();

        assertThat(retelling.check(dossier)).isEqualTo(new Finding(before.size(), before.size(), 0));
        assertThat(keys()).as("a check writes nothing").isEmpty();
        retelling.rebuild(dossier);

        assertThat(keys()).isEqualTo(before);
        assertThat(retelling.check(dossier).same()).isTrue();
        assertThat(spent.of(city, dossier).pieces())
                .extracting(Spent.Piece::segment)
                .isEqualTo(account.pieces().stream().map(Spent.Piece::segment).toList());
    }

    @Test
    void anEventAtAnotherTimeIsNotTheSame() {
        jdbc.sql("update workflow.event set at = at + interval '1 minute' where dossier = ? and kind = 'COMPLETED'")
                .param(dossier.value())
                .update();

        var finding = retelling.check(dossier);

        assertThat(finding.lost()).isEqualTo(3);
        assertThat(finding.unheard()).isEqualTo(3);
    }

    /** As of versions whose trail told less. */
    @Test
    void aDossierWithMoreThanItsTrailTellsIsLeftAsItIs() {
        jdbc.sql("""
                        insert into workflow.event (dossier, task, process, step, unit, kind, at)
                        select dossier, task, process, step, unit, 'OPENED', at from workflow.event
                        where dossier = ? and step = 'seal' and kind = 'CREATED'""").param(dossier.value()).update();
        jdbc.sql("delete from workflow.event where dossier = ? and kind = 'URGED'")
                .param(dossier.value())
                .update();
        var before = keys();

        var finding = retelling.rebuild(dossier);

        assertThat(finding.lost()).isOne();
        assertThat(finding.unheard()).isOne();
        assertThat(keys()).isEqualTo(before);
    }

    @Test
    void theFirstThatIsKeptOfATaskSinceItWasTakenIsAnEventAndTheNextIsNone() {
        var before = kinds("correct");
        String actor = play.people.clerk.id().toString();

        facts.publishEvent(new Dossier.FormSaved(dossier, "summary", actor));
        facts.publishEvent(new Dossier.FormSaved(dossier, "summary", actor));
        facts.publishEvent(new Dossier.ClaimSaved(dossier, "S06", "nobody_has_this_task", "1", "2", actor));

        assertThat(before).containsExactly("CREATED");
        assertThat(kinds("correct")).containsExactly("CREATED", "SAVED");
        assertThat(retelling.check(dossier).same()).isTrue();
    }

    @Test
    void theCommandSaysWhichDossiersAreApartAndMendsThem() throws Exception {
        var command = new EventsCommand(trail, retelling, journeys);
        assertThat(command.answer(false)).containsEntry("dossiersApart", List.of());
        assertThat(command.getExitCode()).isZero();
        jdbc.sql("delete from workflow.event where dossier = ? and kind = 'URGED'")
                .param(dossier.value())
                .update();

        var found = command.answer(false);

        assertThat(found).containsEntry("trailIntact", true).containsEntry("lost", 1L);
        assertThat(command.getExitCode()).isOne();
        assertThat(command.answer(true)).containsEntry("written", 1L);
        assertThat(command.answer(false)).containsEntry("lost", 0L);
        assertThat(command.getExitCode()).isZero();
    }

    @Test
    void aTrailThatDoesNotHoldGivesNothing() throws Exception {
        jdbc.sql("delete from workflow.event where dossier = ?")
                .param(dossier.value())
                .update();
        var broken = Fake.of(AuditTrail.class, new Object() {
            @SuppressWarnings("unused")
            public AuditTrail.Verdict verify() {
                return new AuditTrail.Verdict(1, 1, List.of(dossier + "/1: was changed"));
            }
        });
        var command = new EventsCommand(broken, retelling, journeys);

        assertThat(command.answer(true)).containsEntry("trailIntact", false).doesNotContainKey("written");

        assertThat(command.getExitCode()).isOne();
        assertThat(keys()).isEmpty();
    }
}
