package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hecha.workflow.Play.APPROVE;
import static org.hecha.workflow.Play.DEFECTS;
import static org.hecha.workflow.Play.REJECT;
import static org.hecha.workflow.Play.RETURN;
import static org.hecha.workflow.Play.SHEET;

import java.util.List;
import java.util.Map;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Member;
import org.hecha.organization.ReviewPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A reviewer steps back after handing in: somebody else judges before anything is decided from the sheets. */
@InProcessWorld
class StruckSheetsIT {

    private static final Map<String, Object> SPOT =
            Map.of("decision", "approve", "truthful", "yes", "summary", "抽查十件均属实。");

    @Autowired
    Play play;

    @Autowired
    PlatformTransactionManager transactions;

    ProcessWorld.People people;

    @BeforeEach
    void begin() {
        people = play.people;
        people.path = ReviewPath.VIA_CITY;
        play.house.places.clear();
        play.house.struck.clear();
    }

    @AfterEach
    void clock() {
        play.clock.reset();
    }

    private void at(DossierId dossier, String... steps) {
        assertThat(play.openSteps(dossier)).containsExactly(steps);
    }

    private void stepsBack(DossierId dossier, Member reviewer) {
        inOne(() -> play.house.strikes(dossier, reviewer.id()));
    }

    private void inOne(Runnable act) {
        new TransactionTemplate(transactions).executeWithoutResult(t -> act.run());
    }

    private DossierId judged() {
        var d = play.atTheDesk();
        play.deskReviews(d);
        at(d, "desk_conclusion");
        return d;
    }

    @Test
    void whileAColleagueIsStillAtItSomebodySitsDownBeside() {
        var d = play.atTheDesk();
        play.done(d, "desk_review", people.province, SHEET);
        stepsBack(d, people.province);
        at(d, "desk_review", "desk_review");
        play.done(d, "desk_review", people.secondReviewer, SHEET);
        at(d, "desk_review");
        play.done(d, "desk_review", people.thirdReviewer, SHEET);
        at(d, "desk_conclusion");
    }

    @Test
    void onceTheConclusionWaitsItIsGoneBackFromAndComesAgain() {
        var d = judged();
        var conclusion = play.task(d, "desk_conclusion");
        stepsBack(d, people.province);
        at(d, "desk_review");
        assertThat(play.task(d, "desk_review").assignee()).contains(people.thirdReviewer.id());
        assertThatThrownBy(() -> play.worklist.complete(
                        people.scope(people.provincialLeader), conclusion.id(), conclusion.version(), APPROVE, DEFECTS))
                .isInstanceOf(TaskGone.class);
        play.done(d, "desk_review", people.thirdReviewer, SHEET);
        play.done(d, "desk_conclusion", people.provincialLeader, APPROVE);
        at(d, "on_site_check");
    }

    @Test
    void whereNobodyIsFreeNothingIsConcludedUntilSomebodyIsPutInThePlace() {
        var third = play.house.deskReviewers.removeLast();
        try {
            var d = judged();
            stepsBack(d, people.province);
            at(d, "desk_conclusion");
            for (var decision : List.of(APPROVE, REJECT)) {
                assertThatThrownBy(() -> play.done(d, "desk_conclusion", people.provincialLeader, decision))
                        .isInstanceOfSatisfying(
                                SheetMissing.class,
                                missing -> assertThat(missing.facts()).containsEntry("places", "1"));
            }
            play.house.deskReviewers.add(third);
            inOne(() -> play.house.fill(play.house.places.keySet().iterator().next()));
            at(d, "desk_review");
            play.done(d, "desk_review", people.thirdReviewer, SHEET);
            play.done(d, "desk_conclusion", people.provincialLeader, APPROVE);
        } finally {
            if (!play.house.deskReviewers.contains(third)) {
                play.house.deskReviewers.add(third);
            }
        }
    }

    @Test
    void whileTheDossierIsWithTheCountyNobodyIsAskedUntilItComesBack() {
        var d = judged();
        play.done(d, "desk_conclusion", people.provincialLeader, RETURN, DEFECTS);
        stepsBack(d, people.province);
        at(d, "correct");
        play.done(d, "correct", people.clerk, Map.of("reply", "已补充"));
        play.done(d, "sign_correction", people.leader, APPROVE);
        at(d, "desk_review");
        assertThat(play.task(d, "desk_review").assignee()).contains(people.thirdReviewer.id());
        play.done(d, "desk_review", people.thirdReviewer, SHEET);
        at(d, "desk_conclusion");
    }

    @Test
    void ofThePanelAnExpertFollowsBeforeTheNationDeliberates() {
        var d = play.recommended();
        play.done(d, "format_check", people.officer, APPROVE)
                .done(d, "form_panel", people.officer, Map.of("experts", 2));
        play.deskReviews(d);
        at(d, "national_deliberation");
        stepsBack(d, people.expert);
        at(d, "panel_review");
        play.deskReviews(d);
        at(d, "national_deliberation");
    }

    @Test
    void ofASpotCheckSomebodyFollowsBeforeThePanelIsFormed() {
        var d = play.recommended();
        play.house.sampled.add(d);
        play.done(d, "format_check", people.officer, APPROVE).done(d, "spot_check", people.expert, SPOT);
        at(d, "form_panel");
        stepsBack(d, people.expert);
        at(d, "spot_check");
        assertThat(play.task(d, "spot_check").assignee()).contains(people.secondExpert.id());
        play.done(d, "spot_check", people.secondExpert, SPOT);
        at(d, "form_panel");
    }

    @Test
    void atTheEndOfTheTermAnExpertFollowsBeforeTheGradeIsProposed() {
        var d = play.termOver();
        play.summarized(d);
        play.done(d, "examine_term", people.provincialLeader, Play.recommendation("passed"))
                .done(d, "third_party", people.officer, play.thirdParty());
        var left = play.openTasks(d).getFirst().assignee().orElseThrow();
        play.expertsOnTheTerm(d, "passed");
        at(d, "propose_grade");
        inOne(() -> play.house.strikes(d, left));
        at(d, "term_review");
        play.expertsOnTheTerm(d, "passed");
        at(d, "propose_grade");
    }

    @Test
    void afterTheConclusionNothingIsGoneBackFrom() {
        var d = judged();
        play.done(d, "desk_conclusion", people.provincialLeader, APPROVE);
        stepsBack(d, people.province);
        at(d, "on_site_check");
    }
}
