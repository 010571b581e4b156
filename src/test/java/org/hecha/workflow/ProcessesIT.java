package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hecha.workflow.Play.APPROVE;
import static org.hecha.workflow.Play.DEFECTS;
import static org.hecha.workflow.Play.REJECT;
import static org.hecha.workflow.Play.RETURN;
import static org.hecha.workflow.Play.applicationForm;
import static org.hecha.workflow.Play.cityReview;

import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    @Autowired
    Play play;

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
                    .isInstanceOf(NotYourRole.class);
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
}
