package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hecha.workflow.Play.APPROVE;
import static org.hecha.workflow.Play.DEFECTS;
import static org.hecha.workflow.Play.REJECT;
import static org.hecha.workflow.Play.RETURN;
import static org.hecha.workflow.Play.applicationForm;
import static org.hecha.workflow.Play.cityReview;
import static org.hecha.workflow.Play.grade;
import static org.hecha.workflow.Play.recommendation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.designation.DesignationFact;
import org.hecha.designation.Designations;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Incomplete;
import org.hecha.dossier.TooManyReturns;
import org.hecha.organization.Member;
import org.hecha.organization.ReviewPath;
import org.hecha.programme.Stage;
import org.hecha.review.Assignment;
import org.hecha.workflow.engine.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@InProcessWorld
class ProcessesIT {

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

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager transactions;

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

    void returnedAndCorrected(DossierId d, String step, Member by) {
        play.done(d, step, by, step.equals("city_review") ? cityReview("return") : returning(step), DEFECTS);
        at(d, "correct");
        play.done(d, "correct", people.clerk, Map.of("reply", "已补充表彰文件"))
                .done(d, "sign_correction", people.leader, APPROVE);
        at(d, step);
        assertThat(play.task(d, step).assignee()).as("who returned it").contains(by.id());
    }

    private static Map<String, Object> returning(String step) {
        return step.equals("deliberate")
                ? Map.of("decision", "return", "opinion", "材料不全", "votes_for", 2, "votes_against", 5)
                : RETURN;
    }

    void objected(DossierId d, UUID id, Designations.Objection.Kind kind) {
        play.house.objections.put(
                id,
                new Designations.Objection(
                        id,
                        UUID.randomUUID(),
                        d,
                        kind,
                        "赵某",
                        "某单位",
                        "电话",
                        "数字不实",
                        play.clock.instant(),
                        Designations.Objection.State.REGISTERED,
                        ""));
        new TransactionTemplate(transactions)
                .executeWithoutResult(t -> events.publishEvent(new DesignationFact.Objected(d, id, kind)));
    }

    @Nested
    class Application {

        @Test
        void goesBackToTheClerkWhenTheLeaderDoesNotSeal() {
            var d = play.open();
            play.done(d, "draft", people.clerk, applicationForm()).done(d, "seal", people.leader, RETURN);
            at(d, "draft");
            assertThat(play.house.told).isEmpty();
        }

        @Test
        void endsAsRefusedWhenTheCityRejects() {
            var d = play.open();
            play.done(d, "draft", people.clerk, applicationForm()).done(d, "seal", people.leader, APPROVE);
            play.done(d, "city_check", people.city, REJECT);
            at(d);
            assertThat(play.house.dossiers.get(d).outcome()).isEqualTo(Dossier.Outcome.REFUSED);
        }

        @Test
        void returnsFromTheCityToTheCountyAndComesBackToTheSamePerson() {
            var d = play.open();
            play.done(d, "draft", people.clerk, applicationForm()).done(d, "seal", people.leader, APPROVE);
            returnedAndCorrected(d, "city_check", people.city);
        }

        @Test
        void returnsFromTheProvinceAndFromTheNation() {
            var d = play.open();
            play.done(d, "draft", people.clerk, applicationForm()).done(d, "seal", people.leader, APPROVE);
            play.done(d, "city_check", people.city, APPROVE);
            returnedAndCorrected(d, "provincial_check", people.province);
            play.done(d, "provincial_check", people.province, APPROVE);
            play.done(d, "countersign", people.education, APPROVE).done(d, "countersign", people.farming, APPROVE);
            returnedAndCorrected(d, "national_acceptance", people.officer);
        }

        @Test
        void skipsTheCityWhereTheCountyAnswersToTheProvince() {
            people.path = ReviewPath.DIRECT_TO_PROVINCE;
            var d = play.open();
            play.done(d, "draft", people.clerk, applicationForm()).done(d, "seal", people.leader, APPROVE);
            at(d, "provincial_check");
        }

        @Test
        void comesBackToTheProvinceWhenAMemberUnitDoesNotCountersign() {
            var d = play.open();
            play.done(d, "draft", people.clerk, applicationForm()).done(d, "seal", people.leader, APPROVE);
            play.done(d, "city_check", people.city, APPROVE).done(d, "provincial_check", people.province, APPROVE);
            at(d, "countersign", "countersign");
            play.done(d, "countersign", people.farming, REJECT);
            at(d, "provincial_check");
            play.done(d, "provincial_check", people.province, APPROVE);
            play.done(d, "countersign", people.education, APPROVE).done(d, "countersign", people.farming, APPROVE);
            at(d, "national_acceptance");
        }

        @Test
        void makesTheCountyACandidate() {
            var d = play.candidate();
            at(d, "start_self_check");
            assertThat(play.house.dossiers.get(d).stage()).isEqualTo(Stage.CREATION);
            assertThat(play.house.forms.get(d)).containsEntry("budget", "86.50").containsEntry("pledge", "true");
        }
    }

    @Nested
    class SelfCheck {

        @Test
        void givesEachCriterionToTheUnitThatAnswersForIt() {
            var d = play.candidate();
            play.done(d, "start_self_check", people.clerk, Map.of()).done(d, "distribute", people.clerk, Map.of());
            assertThat(play.openTasks(d))
                    .extracting(Task::criterion, Task::unit)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple(
                                    "S01", people.clerk.body().id()),
                            org.assertj.core.groups.Tuple.tuple(
                                    "S02", people.school.body().id()),
                            org.assertj.core.groups.Tuple.tuple(
                                    "S03", people.clerk.body().id()));
        }

        @Test
        void sendsOnlyTheNamedCriteriaBackToTheirUnits() {
            var d = play.candidate();
            play.done(d, "start_self_check", people.clerk, Map.of()).done(d, "distribute", people.clerk, Map.of());
            for (var task : play.openTasks(d)) {
                var who = task.criterion().equals("S02") ? people.school : people.clerk;
                play.worklist.complete(
                        people.scope(who), task.id(), task.version(), Map.of("checked", true), List.of());
            }
            play.worklist.runDue();
            play.done(d, "consolidate", people.clerk, RETURN, DEFECTS);
            assertThat(play.openTasks(d)).extracting(Task::criterion).containsExactly("S02");
        }

        @Test
        void isNotConsolidatedWhileSomethingBlockingIsMissing() {
            var d = play.candidate();
            play.house.incomplete.add(d);
            play.done(d, "start_self_check", people.clerk, Map.of()).done(d, "distribute", people.clerk, Map.of());
            for (var task : play.openTasks(d)) {
                play.done(
                        d,
                        "fill_criterion",
                        task.criterion().equals("S02") ? people.school : people.clerk,
                        Map.of("checked", true));
            }
            play.worklist.runDue();
            assertThatThrownBy(() -> play.done(d, "consolidate", people.clerk, APPROVE))
                    .isInstanceOf(Incomplete.class);
            at(d, "consolidate");
        }

        @Test
        void isVerifiedByMachineBeforeItIsConsolidatedAndSubmittedByTheLeader() {
            var d = play.submitted();
            assertThat(play.house.told).containsSubsequence("moved to SELF_CHECK, open", "verified", "submitted");
            at(d, "city_review");
        }
    }

    @Nested
    class Recommendation {

        @Test
        void returnsFromTheCityWithinTheRoundsLimit() {
            var d = play.submitted();
            returnedAndCorrected(d, "city_review", people.city);
            returnedAndCorrected(d, "city_review", people.city);
            assertThatThrownBy(() -> play.done(d, "city_review", people.city, cityReview("return"), DEFECTS))
                    .isInstanceOf(TooManyReturns.class);
            at(d, "city_review");
        }

        @Test
        void returnsFromEveryProvincialStepToTheOneWhoReturnedIt() {
            var d = play.submitted();
            play.done(d, "city_review", people.city, cityReview("approve"));
            returnedAndCorrected(d, "assign_reviewers", people.provincialLeader);
            play.done(d, "assign_reviewers", people.provincialLeader, APPROVE);
            play.deskReviews(d);
            returnedAndCorrected(d, "desk_conclusion", people.provincialLeader);
        }

        @Test
        void skipsTheCityWhereTheCountyAnswersToTheProvince() {
            var d = play.consolidated();
            people.path = ReviewPath.DIRECT_TO_PROVINCE;
            play.done(d, "sign", people.leader, APPROVE);
            at(d, "assign_reviewers");
        }

        @Test
        void asksAThirdReviewerWhenTwoDiffer() {
            var d = play.atTheDesk();
            at(d, "desk_review", "desk_review");
            play.house.differing.add(d);
            play.deskReviews(d);
            at(d, "third_review");
            assertThat(play.task(d, "third_review").assignee()).contains(people.thirdReviewer.id());
            play.deskReviews(d);
            at(d, "desk_conclusion");
        }

        @Test
        void goesOnWithTheDifferencesInViewWhenNoThirdReviewerIsFree() {
            var third = play.house.deskReviewers.removeLast();
            try {
                var d = play.atTheDesk();
                play.house.differing.add(d);
                play.deskReviews(d);
                at(d, "desk_conclusion");
            } finally {
                play.house.deskReviewers.add(third);
            }
        }

        @Test
        void endsAsRefusedWhenDeliberationRejects() {
            var d = play.atTheDesk();
            play.deskReviews(d);
            play.done(d, "desk_conclusion", people.provincialLeader, APPROVE);
            play.done(
                    d,
                    "on_site_check",
                    people.province,
                    Map.of("visited_on", "2022-09-21", "team", "孙宁", "findings", "场馆未开放。"));
            play.done(
                    d,
                    "deliberate",
                    people.provincialLeader,
                    Map.of("decision", "reject", "opinion", "未达标准", "votes_for", 1, "votes_against", 6));
            at(d);
            assertThat(play.house.dossiers.get(d).outcome()).isEqualTo(Dossier.Outcome.REFUSED);
        }
    }

    @Nested
    class Approval {

        @Test
        void goesToAnotherProvinceOnlyWhenInTheSample() {
            var d = play.recommended();
            play.house.sampled.add(d);
            play.done(d, "format_check", people.officer, APPROVE);
            at(d, "spot_check");
            play.done(
                    d,
                    "spot_check",
                    people.expert,
                    Map.of("decision", "approve", "truthful", "yes", "summary", "抽查十件均属实。"));
            at(d, "form_panel");
            var other = play.recommended();
            play.done(other, "format_check", people.officer, APPROVE);
            at(other, "form_panel");
        }

        @Test
        void namesTheCountyAfterANoticeWithoutObjection() {
            var d = play.inNotice();
            at(d);
            play.worklist.runDue();
            at(d);
            play.clock.moveTo(play.clock.instant().plus(Duration.ofDays(9)));
            play.worklist.runDue();
            at(d, "name_county");
            play.done(d, "name_county", people.nationalLeader, APPROVE);
            assertThat(play.house.dossiers.get(d).outcome()).isEqualTo(Dossier.Outcome.NAMED);
            assertThat(play.house.dossiers.get(d).stage()).isEqualTo(Stage.DESIGNATION);
        }

        @Test
        void waitsForEveryObjectionEvenAfterTheNoticesEnd() {
            var d = play.inNotice();
            var first = UUID.randomUUID();
            var second = UUID.randomUUID();
            objected(d, first, Designations.Objection.Kind.SUBSTANCE);
            objected(d, second, Designations.Objection.Kind.CORRECTION);
            at(d, "register_objection", "register_objection");
            play.clock.moveTo(play.clock.instant().plus(Duration.ofDays(9)));
            play.worklist.runDue();
            play.done(d, "register_objection", people.officer, Map.of("substance", "yes"));
            play.done(d, "register_objection", people.officer, Map.of("substance", "no"));
            at(d, "decide_objection", "investigate_objection");
            play.done(d, "investigate_objection", people.officer, Map.of("findings", "经核查数字属实。"));
            play.done(d, "decide_objection", people.nationalLeader, Map.of("upheld", "no", "answer", "经核查不成立。"));
            at(d, "decide_objection");
            play.done(d, "decide_objection", people.nationalLeader, Map.of("upheld", "no", "answer", "已更正文字。"));
            at(d, "name_county");
            assertThat(play.house.objections.get(second).answer()).isNotEmpty();
            assertThat(play.house.objections.get(first).answer()).isNotEmpty();
        }

        @Test
        void refusesWhenAnObjectionWasUpheld() {
            var d = play.inNotice();
            objected(d, UUID.randomUUID(), Designations.Objection.Kind.SUBSTANCE);
            play.done(d, "register_objection", people.officer, Map.of("substance", "yes"));
            play.done(d, "investigate_objection", people.officer, Map.of("findings", "名册确有重复。"));
            play.done(d, "decide_objection", people.nationalLeader, Map.of("upheld", "yes", "answer", "异议成立。"));
            play.clock.moveTo(play.clock.instant().plus(Duration.ofDays(9)));
            play.worklist.runDue();
            at(d, "reconsider");
            play.done(d, "reconsider", people.nationalLeader, REJECT);
            at(d);
            assertThat(play.house.dossiers.get(d).outcome()).isEqualTo(Dossier.Outcome.REFUSED);
        }
    }

    @Nested
    class OnTheWay {

        @Test
        void theCountyTakesItsDossierBackWhileTheCityHasNotOpenedIt() {
            var d = play.submitted();
            play.worklist.withdraw(people.scope(people.clerk), d, "人口数填错");
            at(d, "correct");
            play.done(d, "correct", people.clerk, Map.of("reply", "已改"))
                    .done(d, "sign_correction", people.leader, APPROVE);
            at(d, "city_review");
        }

        @Test
        void theCountyIsTooLateOnceTheCityHasClaimedIt() {
            var d = play.submitted();
            play.worklist.claim(
                    people.scope(people.city), play.task(d, "city_review").id());
            assertThatThrownBy(() -> play.worklist.withdraw(people.scope(people.clerk), d, "人口数填错"))
                    .isInstanceOf(WithdrawalTooLate.class)
                    .hasMessageContaining("临泽市科协");
        }

        @Test
        void theProvinceDidNotReceiveItFromTheCounty() {
            var d = play.submitted();
            play.done(d, "city_review", people.city, cityReview("approve"));
            assertThatThrownBy(() -> play.worklist.withdraw(people.scope(people.clerk), d, "人口数填错"))
                    .isInstanceOf(NotAllowedHere.class);
        }

        @Test
        void onlyTheCountysLeaderGivesTheApplicationUp() {
            var d = play.submitted();
            assertThatThrownBy(() -> play.worklist.abandon(people.scope(people.clerk), d, "不再创建"))
                    .isInstanceOf(NotAllowedHere.class);
            play.worklist.abandon(people.scope(people.leader), d, "不再创建");
            at(d);
            assertThat(play.house.dossiers.get(d).outcome()).isEqualTo(Dossier.Outcome.WITHDRAWN);
        }

        @Test
        void provenSeriousFraudEndsTheJourneyAndLesserFraudDoesNot() {
            var d = play.submitted();
            play.worklist.reportFraud(people.scope(people.provincialLeader), d, "名册造假");
            play.done(
                    d,
                    "investigate_fraud",
                    people.provincialLeader,
                    Map.of("proven", "yes", "gravity", "minor", "findings", "两处笔误。"));
            at(d, "city_review");
            play.worklist.reportFraud(people.scope(people.provincialLeader), d, "名册造假");
            play.done(
                    d,
                    "investigate_fraud",
                    people.provincialLeader,
                    Map.of("proven", "yes", "gravity", "serious", "findings", "整册伪造。"));
            at(d);
            assertThat(play.house.dossiers.get(d).outcome()).isEqualTo(Dossier.Outcome.REFUSED);
        }

        @Test
        void aChangeOfPolicyAsksWhetherToGoOn() {
            var goesOn = play.submitted();
            var stops = play.submitted();
            play.worklist.announcePolicyChange(people.scope(people.nationalLeader), "新标准");
            play.done(goesOn, "review_policy_change", people.officer, APPROVE);
            at(goesOn, "city_review");
            play.done(stops, "review_policy_change", people.officer, REJECT);
            at(stops);
        }
    }

    @Nested
    class TheTerm {

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
            assertThat(play.house.told)
                    .contains("graded as PASSED: 各方意见一致，依据充分")
                    .doesNotContain("revoked");
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
}
