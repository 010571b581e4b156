package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hecha.workflow.Play.RETURN;
import static org.hecha.workflow.Play.grade;
import static org.hecha.workflow.Play.recommendation;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.TooManyReturns;
import org.hecha.organization.ReviewPath;
import org.hecha.review.Assignment;
import org.hecha.workflow.engine.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The end of a county's term, through the real process. */
@InProcessWorld
class TermIT {

    private static final Map<String, Object> REVOKE = Map.of("decision", "approve", "opinion", "不再符合");
    private static final Map<String, Object> APPROVE_WITHOUT_GRADE =
            Map.of("decision", "approve", "opinion", "经实地核查，与总结一致");

    @Autowired
    Play play;

    @Autowired
    Drafts drafts;

    @Autowired
    Journey journey;

    @Autowired
    Engine engine;

    ProcessWorld.People people;

    @BeforeEach
    void begin() {
        people = play.people;
        people.path = ReviewPath.VIA_CITY;
        play.house.told.clear();
    }

    @AfterEach
    void clock() {
        play.clock.reset();
    }

    void at(DossierId dossier, String... steps) {
        assertThat(play.openSteps(dossier)).containsExactly(steps);
    }

    @Test
    void endsAsExcellentAfterSummaryProvinceThirdPartyExpertsAndTheLeader() {
        var d = play.termOver();
        play.house.told.clear();
        play.proposed(d, "excellent");
        var opinions = play.house.opinions.get(d);
        assertThat(opinions)
                .filteredOn(o -> o.step().equals("third_party"))
                .singleElement()
                .satisfies(o -> assertThat(o.fields())
                        .containsEntry("organisation", "碧水评估中心")
                        .containsEntry("score", "91.50")
                        .containsEntry("grade", "excellent"));
        assertThat(opinions)
                .filteredOn(o -> o.step().equals("summarize_term"))
                .singleElement()
                .satisfies(o -> assertThat(o.fields()).containsEntry("met_S02", "yes"));
        play.done(d, "conclude_term", people.nationalLeader, grade("excellent"));
        at(d);
        assertThat(play.house.told).containsExactly("graded as EXCELLENT: 各方意见一致，依据充分");
        assertThatThrownBy(() -> play.worklist.proposeRevocation(people.scope(people.officer), d, "太迟"))
                .as("the term is over")
                .isInstanceOf(NotAllowedHere.class);
    }

    @Test
    void asksExpertsWhoHaveNotNamedTheCountyAndEachAlone() {
        var d = play.termOver();
        play.summarized(d);
        play.done(d, "examine_term", people.provincialLeader, recommendation("passed"))
                .done(d, "third_party", people.officer, play.thirdParty());
        at(d, "term_review", "term_review");
        var reviews = play.openTasks(d);
        assertThat(reviews.stream().map(Task::assignee))
                .doesNotHaveDuplicates()
                .doesNotContain(Optional.of(people.expert.id()), Optional.of(people.secondExpert.id()));
        var one = reviews.getFirst();
        assertThat(Work.mayKnowHolder(people.scope(people.expert), one)).isFalse();
        assertThat(play.house.assignments.get(d))
                .filteredOn(a -> a.kind() == Assignment.Kind.TERM)
                .hasSize(2)
                .noneMatch(Assignment::submitted);
        play.expertsOnTheTerm(d, "passed");
        at(d, "propose_grade");
        assertThat(play.house.assignments.get(d))
                .filteredOn(a -> a.kind() == Assignment.Kind.TERM)
                .allMatch(Assignment::submitted);
    }

    @Test
    void endsAsPassed() {
        var d = play.termOver();
        play.proposed(d, "passed");
        play.done(d, "conclude_term", people.nationalLeader, grade("passed"));
        at(d);
        assertThat(play.house.told).contains("graded as PASSED: 各方意见一致，依据充分");
    }

    @Test
    void endsWithARevocationWhereTheLeaderConcludesThatItFailed() {
        var d = play.termOver();
        play.proposed(d, "failed");
        play.done(d, "conclude_term", people.nationalLeader, grade("failed"));
        at(d);
        assertThat(play.house.told).contains("graded as FAILED: 各方意见一致，依据充分");
    }

    @Test
    void theLeaderNeedNotFollowTheProposal() {
        var d = play.termOver();
        play.proposed(d, "failed");
        play.done(d, "conclude_term", people.nationalLeader, grade("passed"));
        at(d);
        assertThat(play.house.told).contains("graded as PASSED: 各方意见一致，依据充分");
    }

    @Test
    void refusesASummaryThatLeavesACriterionOutOrGivesNoReason() {
        var d = play.termOver();
        var fields = new java.util.HashMap<>(Play.summary(Map.of("S02", "经费已停")));
        fields.remove("gap_S02");
        fields.remove("met_S03");
        assertThatThrownBy(() -> play.done(d, "summarize_term", people.clerk, fields))
                .isInstanceOfSatisfying(
                        FormRejected.class,
                        rejected -> assertThat(rejected.problems()).isEqualTo(Map.of("met_S03", "required")));
        fields.put("met_S03", "yes");
        assertThatThrownBy(() -> play.done(d, "summarize_term", people.clerk, fields))
                .isInstanceOfSatisfying(
                        FormRejected.class,
                        rejected -> assertThat(rejected.problems()).isEqualTo(Map.of("gap_S02", "gap_required")));
        fields.put("summary", "长".repeat(5001));
        assertThatThrownBy(() -> play.done(d, "summarize_term", people.clerk, fields))
                .isInstanceOfSatisfying(
                        FormRejected.class,
                        rejected -> assertThat(rejected.problems()).isEqualTo(Map.of("summary", "too_long")));
        at(d, "summarize_term");
    }

    @Test
    void keepsTheSummaryAsADraftUntilItIsDone() {
        var d = play.termOver();
        var clerk = people.scope(people.clerk);
        var task = play.worklist.claim(clerk, play.task(d, "summarize_term").id());
        assertThatThrownBy(() -> drafts.keep(clerk, task.id(), Map.of("summary", "长".repeat(5001))))
                .isInstanceOf(FormRejected.class);
        drafts.keep(clerk, task.id(), Map.of("summary", "才写了", "met_S01", "no"));
        assertThat(play.worklist.formData(clerk, task.id())).isEqualTo(Map.of("summary", "才写了", "met_S01", "no"));
        drafts.keep(clerk, task.id(), Map.of("summary", "改了"));
        assertThat(play.worklist.formData(clerk, task.id()))
                .as("an emptied field is empty")
                .isEqualTo(Map.of("summary", "改了"));
        assertThatThrownBy(() -> drafts.keep(people.scope(people.leader), task.id(), Map.of()))
                .isInstanceOf(UnknownTask.class);
        play.done(d, "summarize_term", people.clerk, Play.summary(Map.of()));
        assertThatThrownBy(() -> drafts.keep(clerk, task.id(), Map.of("summary", "太迟")))
                .isInstanceOf(TaskGone.class);
    }

    /** Two windows of one person: the second is told, and what the first kept stays. */
    @Test
    void isSavedWhileTypingUnlessItWasChangedElsewhere() {
        var d = play.termOver();
        var clerk = people.scope(people.clerk);
        var task = play.worklist.claim(clerk, play.task(d, "summarize_term").id());
        long next = drafts.save(clerk, task.id(), task.version(), Map.of("summary", "写了一"));
        assertThat(next).isGreaterThan(task.version());
        assertThat(drafts.save(clerk, task.id(), next, Map.of("summary", "写了一")))
                .as("nothing new")
                .isEqualTo(next);
        assertThatThrownBy(() -> drafts.save(clerk, task.id(), task.version(), Map.of("summary", "另一个窗口")))
                .isInstanceOf(TaskGone.class);
        assertThat(play.worklist.formData(clerk, task.id())).isEqualTo(Map.of("summary", "写了一"));
        assertThatThrownBy(() -> drafts.save(people.scope(people.leader), task.id(), next, Map.of()))
                .isInstanceOf(UnknownTask.class);
    }

    @Test
    void goesBackToTheClerkWithTheReasonAndWhatWasSaidBefore() {
        var d = play.termOver();
        play.done(d, "summarize_term", people.clerk, Play.summary(Map.of("S02", "经费已停")))
                .done(d, "sign_term", people.leader, RETURN);
        at(d, "summarize_term");
        var task = play.task(d, "summarize_term");
        assertThat(play.worklist.formData(people.scope(people.clerk), task.id()))
                .containsEntry("met_S02", "no")
                .containsEntry("gap_S02", "经费已停")
                .containsKey("summary");
        assertThat(play.house.opinions.get(d))
                .last()
                .satisfies(o -> assertThat(o.text()).isEqualTo("材料不全"));
    }

    @Test
    void takesFilesUntilTheLeaderSignsAndAgainAfterAReturn() {
        play.house.papers.clear();
        var d = play.termOver();
        assertThat(play.house.papers).containsExactly("may be added");
        play.summarized(d);
        assertThat(play.house.papers).containsExactly("may be added", "handed in");
        play.done(d, "examine_term", people.provincialLeader, Play.RETURNED_SUMMARY);
        assertThat(play.house.papers).containsExactly("may be added", "handed in", "may be added");
    }

    @Test
    void theOneWhoWroteTheSummaryDoesNotSignIt() {
        assertThat(engine.steps().get("sign_term").notBy()).containsExactly("summarize_term");
        assertThat(engine.steps().get("conclude_term").notBy()).containsExactly("propose_grade");
    }

    @Test
    void isReturnedByTheProvinceAsOftenAsTheRoundAllows() {
        var d = play.termOver();
        for (int round = 0; round < 2; round++) {
            play.summarized(d);
            play.done(d, "examine_term", people.provincialLeader, Play.RETURNED_SUMMARY);
            at(d, "summarize_term");
        }
        play.summarized(d);
        assertThatThrownBy(() -> play.done(d, "examine_term", people.provincialLeader, Play.RETURNED_SUMMARY))
                .isInstanceOf(TooManyReturns.class);
        assertThatThrownBy(() -> play.done(d, "examine_term", people.provincialLeader, APPROVE_WITHOUT_GRADE))
                .isInstanceOfSatisfying(
                        FormRejected.class,
                        rejected -> assertThat(rejected.problems()).isEqualTo(Map.of("grade", "required")));
        play.done(d, "examine_term", people.provincialLeader, recommendation("passed"));
        at(d, "third_party");
        assertThat(play.house.returns).as("the dossier itself is closed").doesNotContainKey(d);
    }

    @Test
    void takesNoThirdPartyAssessmentOfTomorrow() {
        var d = play.termOver();
        play.summarized(d);
        play.done(d, "examine_term", people.provincialLeader, recommendation("passed"));
        var fields = new java.util.HashMap<>(play.thirdParty());
        fields.put(
                "assessed_on",
                play.clock
                        .instant()
                        .atZone(play.clock.getZone())
                        .toLocalDate()
                        .plusDays(1)
                        .toString());
        assertThatThrownBy(() -> play.done(d, "third_party", people.officer, fields))
                .isInstanceOfSatisfying(
                        FormRejected.class,
                        rejected -> assertThat(rejected.problems()).isEqualTo(Map.of("assessed_on", "in_future")));
        fields.put("score", "100.5");
        assertThatThrownBy(() -> play.done(d, "third_party", people.officer, fields))
                .isInstanceOfSatisfying(
                        FormRejected.class,
                        rejected -> assertThat(rejected.problems()).isEqualTo(Map.of("score", "too_large")));
    }

    @Test
    void goesOnWhereARevocationIsRefusedAndIsGradedInTheEnd() {
        var d = play.named();
        play.worklist.proposeRevocation(people.scope(people.officer), d, "发生恶劣事件");
        at(d, "decide_revocation");
        play.done(d, "decide_revocation", people.nationalLeader, Map.of("decision", "reject", "opinion", "查无实据"));
        at(d);
        play.clock.moveTo(play.clock.instant().plus(Duration.ofDays(5 * 366)));
        play.worklist.runDue();
        at(d, "summarize_term");
        play.worklist.proposeRevocation(people.scope(people.officer), d, "又有反映");
        play.done(d, "decide_revocation", people.nationalLeader, Map.of("decision", "reject", "opinion", "查无实据"));
        at(d, "summarize_term");
        play.proposed(d, "passed");
        play.done(d, "conclude_term", people.nationalLeader, grade("passed"));
        at(d);
        assertThat(play.house.told).contains("graded as PASSED: 各方意见一致，依据充分").doesNotContain("revoked");
    }

    @Test
    void isEndedByARevocation() {
        var d = play.named();
        play.worklist.proposeRevocation(people.scope(people.officer), d, "发生恶劣事件");
        play.done(d, "decide_revocation", people.nationalLeader, REVOKE);
        at(d);
        play.clock.moveTo(play.clock.instant().plus(Duration.ofDays(5 * 366)));
        play.worklist.runDue();
        at(d);
        assertThat(play.house.told).contains("revoked").noneMatch(told -> told.startsWith("graded"));
    }

    @Test
    void isEndedByARevocationWhileItIsAssessed() {
        var d = play.termOver();
        play.summarized(d);
        play.worklist.proposeRevocation(people.scope(people.officer), d, "总结造假");
        at(d, "decide_revocation", "examine_term");
        play.done(d, "decide_revocation", people.nationalLeader, REVOKE);
        at(d);
        assertThat(play.house.told).contains("revoked").noneMatch(told -> told.startsWith("graded"));
    }

    @Test
    void isNotConcludedWhileARevocationIsUndecidedNorProposedTwice() {
        var d = play.termOver();
        play.proposed(d, "excellent");
        play.worklist.proposeRevocation(people.scope(people.officer), d, "总结造假");
        assertThatThrownBy(() -> play.worklist.proposeRevocation(people.scope(people.officer), d, "再提一次"))
                .isInstanceOf(RevocationOpen.class);
        assertThatThrownBy(() -> play.done(d, "conclude_term", people.nationalLeader, grade("excellent")))
                .isInstanceOf(RevocationOpen.class);
        at(d, "conclude_term", "decide_revocation");
        play.done(d, "decide_revocation", people.nationalLeader, Map.of("decision", "reject", "opinion", "查无实据"));
        play.done(d, "conclude_term", people.nationalLeader, grade("excellent"));
        at(d);
    }

    @Test
    void standsInTheTimelineWithAllItsSteps() {
        var d = play.termOver();
        play.proposed(d, "excellent");
        assertThat(journey.timeline(Play.everything(), d))
                .filteredOn(visit -> visit.process().equals("designation-term"))
                .extracting(Journey.Visit::step)
                .containsExactly(
                        "summarize_term",
                        "sign_term",
                        "examine_term",
                        "third_party",
                        "term_review",
                        "term_review",
                        "propose_grade",
                        "conclude_term");
        assertThat(journey.current(Play.everything(), d).get("designation-term"))
                .contains("conclude_term");
    }
}
