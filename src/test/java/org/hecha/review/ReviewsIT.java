package org.hecha.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hecha.organization.AWorld.COUNTY;
import static org.hecha.organization.AWorld.ELSEWHERE;
import static org.hecha.organization.AWorld.PROVINCE;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hecha.Fake;
import org.hecha.InDatabase;
import org.hecha.dossier.ADossier;
import org.hecha.dossier.Defect;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.UnknownDossier;
import org.hecha.evidence.EvidenceId;
import org.hecha.organization.AScope;
import org.hecha.organization.AWorld;
import org.hecha.organization.Body;
import org.hecha.organization.Level;
import org.hecha.organization.Member;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.programme.RoundId;
import org.hecha.verification.Finding;
import org.hecha.verification.Report;
import org.hecha.verification.Verification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@InDatabase
class ReviewsIT {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper json;

    @Autowired
    Clock clock;

    @Autowired
    PlatformTransactionManager transactions;

    final AWorld world = new AWorld();
    final List<Object> events = new ArrayList<>();
    final Dossier dossier = ADossier.of(new RoundId("2021B2"), COUNTY, "2021B2-990226", Level.NATION, stage());
    final Body association = world.body("岚川省科协", Body.Kind.RECOMMENDING, PROVINCE);
    final Body elsewhere = world.body("碧水省科协", Body.Kind.RECOMMENDING, ELSEWHERE);
    final Body institute = world.body("碧水大学", Body.Kind.INSTITUTE, ELSEWHERE);
    final Member an = world.member("an", association, Role.PROVINCIAL_REVIEWER);
    final Member bo = world.member("bo", association, Role.PROVINCIAL_REVIEWER);
    final Member cai = world.member("cai", association, Role.PROVINCIAL_REVIEWER);
    final Member leader = world.member("leader", association, Role.PROVINCIAL_LEADER);
    final Member clerk =
            world.member("clerk", world.body("赭岭县科协", Body.Kind.COUNTY_ASSOCIATION, COUNTY), Role.COUNTY_CLERK);
    final Scope system = AScope.system("test");
    Reviews reviews;

    private static org.hecha.programme.Stage stage() {
        return org.hecha.programme.Stage.PROVINCIAL_RECOMMENDATION;
    }

    @BeforeEach
    void begin() {
        reviews = over(0);
    }

    private Reviews over(int points) {
        Dossiers dossiers = ADossier.dossiers(ADossier.standard(3, points), List.of(dossier));
        var assignments = new Assignments(jdbc);
        var settings = new ReviewSettings(
                200,
                Set.of("desk_review"),
                Set.of("summarize_term", "sign_term", "examine_term", "third_party", "term_review"),
                20);
        var sheets = new Sheets(
                assignments,
                new AllotmentTable(jdbc),
                new SpecialityTable(jdbc),
                dossiers,
                world.directory(),
                new Matches(new ATie(), ATie.NOBODY_SIGNED, new MatchTable(jdbc)),
                events::add,
                clock);
        var contradicted = new Report.Entry(
                "S02",
                "a",
                new Finding.Contradicted(
                        List.of(new Finding.Citation(
                                new EvidenceId(new java.util.UUID(1, 1)), "a.pdf", 1, 0, 1, "8", "8", "8")),
                        "value"),
                List.of(),
                Optional.empty(),
                "");
        Verification verification = Fake.of(Verification.class, new Object() {
            public Report of(Scope scope, DossierId id) {
                return new Report(id, List.of(contradicted), "1", clock.instant(), false);
            }
        });
        return Fake.transactional(
                Reviews.class,
                new ReviewDesk(
                        new Opinions(jdbc, json),
                        sheets,
                        new ComparedSheets(assignments, dossiers, settings),
                        new Notes(jdbc),
                        assignments,
                        dossiers,
                        verification,
                        settings,
                        events::add,
                        clock),
                transactions);
    }

    private Scope provincial(Member member) {
        return world.scope(member, PROVINCE, Level.PROVINCE);
    }

    private Scope asked(Member member) {
        return AScope.granted(
                member.id(), member.roles().iterator().next(), dossier.id().value());
    }

    private static Defect defect(String demand) {
        return new Defect("S02", "a", Optional.empty(), Defect.ReasonCode.NO_EVIDENCE, demand);
    }

    @Nested
    class AnOpinion {

        private Opinion give(Member by, Opinion.Decision decision, String text, List<Defect> defects) {
            return reviews.give(
                    provincial(by), dossier.id(), "provincial_check", decision, text, Map.of("visits", "3"), defects);
        }

        @Test
        void isRefusedWhereAReturnOrRejectionHasNoReasonOrAReturnNoDefect() {
            assertThatThrownBy(() -> give(an, Opinion.Decision.REJECT, " ", List.of()))
                    .isInstanceOf(ReasonMissing.class);
            assertThatThrownBy(() -> give(an, Opinion.Decision.RETURN, "缺材料", List.of()))
                    .isInstanceOf(ReasonMissing.class);
            assertThatThrownBy(() -> give(an, Opinion.Decision.RETURN, "", List.of(defect("补"))))
                    .isInstanceOf(ReasonMissing.class);
            assertThatThrownBy(() -> give(an, Opinion.Decision.RETURN, "缺材料", List.of(defect(" "))))
                    .isInstanceOf(ReasonMissing.class);
            assertThat(reviews.opinions(system, dossier.id())).isEmpty();
        }

        @Test
        void isRefusedWhereDefectsWouldReachNobody() {
            assertThatThrownBy(() -> give(an, Opinion.Decision.APPROVE, "", List.of(defect("补名册"))))
                    .isInstanceOf(DefectsWithoutReturn.class);
        }

        @Test
        void isRefusedOutsideTheScope() {
            var stranger = world.member("stranger", elsewhere, Role.PROVINCIAL_REVIEWER);
            var scope = world.scope(stranger, ELSEWHERE, Level.PROVINCE);
            assertThatThrownBy(() ->
                            reviews.give(scope, dossier.id(), "x", Opinion.Decision.APPROVE, "", Map.of(), List.of()))
                    .isInstanceOf(UnknownDossier.class);
            assertThatThrownBy(() -> reviews.opinions(scope, dossier.id())).isInstanceOf(UnknownDossier.class);
        }

        @Test
        void isKeptWithItsFieldsAndDefectsAndTakesTheDraftsOffTheDesk() {
            reviews.draftDefect(provincial(an), dossier.id(), defect("补名册"));
            give(an, Opinion.Decision.RETURN, "名册不全", reviews.draftedDefects(provincial(an), dossier.id()));
            assertThat(reviews.draftedDefects(provincial(an), dossier.id())).isEmpty();
            assertThat(reviews.opinions(provincial(leader), dossier.id()))
                    .singleElement()
                    .satisfies(o -> {
                        assertThat(o.by()).isEqualTo(an.id().toString());
                        assertThat(o.fields()).containsExactly(Map.entry("visits", "3"));
                        assertThat(o.defects()).containsExactly(defect("补名册"));
                    });
            assertThat(events)
                    .anyMatch(e -> e instanceof Opinion.Given g && g.step().equals("provincial_check"));
            assertThat(reviews.takenPart(system, dossier.id())).containsExactly(an.id());
        }

        @Test
        void isReadByItsOwnLevelAndAboveWhileTheCountyReadsOnlyWhatConcernsIt() {
            give(an, Opinion.Decision.APPROVE, "内部意见", List.of());
            give(leader, Opinion.Decision.REJECT, "近三年有恶劣事件", List.of());
            reviews.give(
                    provincial(bo), dossier.id(), "desk_review", Opinion.Decision.REJECT, "个人意见", Map.of(), List.of());
            var county = world.scope(clerk, COUNTY, Level.COUNTY);
            assertThat(reviews.opinions(county, dossier.id()))
                    .as("what the level decided, not how its people voted")
                    .extracting(Opinion::text)
                    .containsExactly("近三年有恶劣事件");
            assertThat(reviews.opinions(provincial(bo), dossier.id())).hasSize(3);
        }
    }

    @Nested
    class Assigning {

        @Test
        void isRefusedAsAWholeWhereTooFewAreFree() {
            assertThatThrownBy(() -> reviews.assign(provincial(leader), dossier.id(), Assignment.Kind.DESK, 4))
                    .isInstanceOfSatisfying(
                            NotEnoughReviewers.class, r -> assertThat(r.facts()).containsEntry("free", 3));
            assertThat(reviews.assignments(system, dossier.id())).isEmpty();
            assertThat(world.granted).isEmpty();
        }

        @Test
        void takesDeskReviewersFromTheRecommendingBodyFewestOpenFirstAndGrantsAccess() {
            var made = reviews.assign(provincial(leader), dossier.id(), Assignment.Kind.DESK, 2);
            assertThat(made).extracting(Assignment::reviewer).containsExactly(an.id(), bo.id());
            assertThat(world.granted.get(dossier.id().value())).containsExactlyInAnyOrder(an.id(), bo.id());
            var third = reviews.assign(provincial(leader), dossier.id(), Assignment.Kind.DESK, 1);
            assertThat(third).extracting(Assignment::reviewer).containsExactly(cai.id());
            assertThatThrownBy(() -> reviews.assign(provincial(leader), dossier.id(), Assignment.Kind.DESK, 1))
                    .isInstanceOf(NotEnoughReviewers.class);
        }

        @Test
        void takesSpotCheckersAndExpertsFromOtherProvincesOnly() {
            var neighbour = world.member("neighbour", elsewhere, Role.PROVINCIAL_REVIEWER);
            var expert = world.member("expert", institute, Role.EXPERT);
            var home = world.member("home", world.body("岚川大学", Body.Kind.INSTITUTE, PROVINCE), Role.EXPERT);
            var hidden = world.member("hidden", institute, Role.EXPERT);
            world.directory().hide(hidden.id(), dossier.id().value(), "former clerk of the county");
            assertThat(reviews.assign(system, dossier.id(), Assignment.Kind.SPOT_CHECK, 2))
                    .extracting(Assignment::reviewer)
                    .containsExactly(expert.id(), neighbour.id());
            assertThatThrownBy(() -> reviews.assign(system, dossier.id(), Assignment.Kind.PANEL, 1))
                    .as("%s lives there, %s is hidden from, %s has taken part", home.name(), hidden.name(), "expert")
                    .isInstanceOf(NotEnoughReviewers.class);
            var second = world.member("second", institute, Role.EXPERT);
            assertThat(reviews.assign(system, dossier.id(), Assignment.Kind.PANEL, 1))
                    .extracting(Assignment::reviewer)
                    .containsExactly(second.id());
        }

        @Test
        void showsReviewersToTheAssigningLevelAndEachReviewerOnlyTheOwn() {
            reviews.assign(system, dossier.id(), Assignment.Kind.DESK, 2);
            assertThat(reviews.assignments(provincial(leader), dossier.id())).hasSize(2);
            assertThat(reviews.assignments(world.scope(clerk, COUNTY, Level.COUNTY), dossier.id()))
                    .isEmpty();
            assertThat(reviews.assignments(asked(an), dossier.id()))
                    .extracting(Assignment::reviewer)
                    .containsExactly(an.id());
        }

        @Test
        void aDeclaredConflictHidesTheDossierAndFreesThePlace() {
            var first = reviews.assign(system, dossier.id(), Assignment.Kind.DESK, 2)
                    .get(0);
            assertThatThrownBy(() -> reviews.declareConflict(asked(bo), first.id(), true, "不是我的"))
                    .isInstanceOf(UnknownAssignment.class);
            assertThatThrownBy(() -> reviews.declareConflict(asked(an), first.id(), true, " "))
                    .isInstanceOf(ReasonMissing.class);
            reviews.declareConflict(asked(an), first.id(), true, "曾在该县任职");
            assertThat(world.hidden.get(dossier.id().value())).containsExactly(an.id());
            assertThat(events)
                    .anyMatch(e -> e instanceof Assignment.Recused r
                            && r.reviewer().equals(an.id())
                            && r.kind() == Assignment.Kind.DESK);
            assertThat(reviews.assignments(system, dossier.id()))
                    .extracting(Assignment::reviewer)
                    .containsExactly(bo.id());
            assertThat(reviews.assign(system, dossier.id(), Assignment.Kind.DESK, 1))
                    .extracting(Assignment::reviewer)
                    .as("never the one who stepped back")
                    .containsExactly(cai.id());
        }
    }

    @Nested
    class TheEndOfATerm {

        private final Member expert = world.member("expert", institute, Role.EXPERT);
        private final Member second = world.member("second", institute, Role.EXPERT);
        private final Scope county = world.scope(clerk, COUNTY, Level.COUNTY);
        private List<Assignment> made;

        @BeforeEach
        void assignTwo() {
            made = reviews.assign(system, dossier.id(), Assignment.Kind.TERM, 2);
            reviews.give(county, dossier.id(), "summarize_term", Opinion.Decision.APPROVE, "五年总结", Map.of(), List.of());
            reviews.give(
                    provincial(leader),
                    dossier.id(),
                    "examine_term",
                    Opinion.Decision.APPROVE,
                    "推荐优秀",
                    Map.of("grade", "excellent"),
                    List.of());
            reviews.give(
                    provincial(leader),
                    dossier.id(),
                    "recommend",
                    Opinion.Decision.APPROVE,
                    "当年的推荐",
                    Map.of(),
                    List.of());
        }

        private void opine(Assignment assignment, Member by, String words) {
            reviews.declareConflict(asked(by), assignment.id(), false, "");
            reviews.submit(asked(by), assignment.id(), words);
            reviews.give(asked(by), dossier.id(), "term_review", Opinion.Decision.APPROVE, words, Map.of(), List.of());
        }

        private List<String> read(Scope scope) {
            return reviews.opinions(scope, dossier.id()).stream()
                    .map(Opinion::text)
                    .toList();
        }

        @Test
        void isReadByItsExpertsOnceTheyAreFreeOfConflictsAndNothingElse() {
            assertThat(made).extracting(Assignment::reviewer).containsExactly(expert.id(), second.id());
            assertThat(read(asked(expert))).isEmpty();
            assertThatThrownBy(
                            () -> reviews.submit(asked(expert), made.getFirst().id(), "优秀"))
                    .isInstanceOf(ConflictUndeclared.class);
            reviews.declareConflict(asked(expert), made.getFirst().id(), false, "");
            assertThat(read(asked(expert))).containsExactly("五年总结", "推荐优秀");
        }

        @Test
        void isJudgedWithoutASheetAndBlindUntilTheOwnOpinionIsIn() {
            reviews.declareConflict(asked(expert), made.getFirst().id(), false, "");
            assertThatThrownBy(() -> reviews.judge(
                            asked(expert), made.getFirst().id(), new Judgement("S01", true, Optional.empty(), "", "")))
                    .isInstanceOf(UnknownAssignment.class);
            opine(made.get(1), second, "第二人的意见");
            assertThat(read(asked(expert))).doesNotContain("第二人的意见");
            assertThat(read(county)).containsExactly("五年总结");
            opine(made.getFirst(), expert, "第一人的意见");
            assertThat(read(asked(expert))).containsExactly("五年总结", "推荐优秀", "第二人的意见", "第一人的意见");
            assertThat(read(provincial(leader)))
                    .as("experts speak to the nation")
                    .containsExactly("五年总结", "推荐优秀", "当年的推荐");
        }

        @Test
        void doesNotCountWhoeverStepsBackAfterwards() {
            opine(made.getFirst(), expert, "第一人的意见");
            assertThat(read(system)).contains("第一人的意见");
            reviews.declareConflict(asked(expert), made.getFirst().id(), true, "亲属在该县任职");
            assertThat(read(system)).doesNotContain("第一人的意见");
        }

        @Test
        void asksNobodyWhoNamedTheCounty() {
            assertThatThrownBy(() -> reviews.assign(system, dossier.id(), Assignment.Kind.TERM, 1))
                    .isInstanceOf(NotEnoughReviewers.class);
        }
    }

    @Nested
    class ASheet {

        private Assignment ans;
        private Assignment bos;

        @BeforeEach
        void assignTwo() {
            var made = reviews.assign(system, dossier.id(), Assignment.Kind.DESK, 2);
            ans = made.get(0);
            bos = made.get(1);
        }

        private Judgement judgement(String criterion, boolean met, String reason) {
            return new Judgement(criterion, met, Optional.empty(), reason, "年报.pdf 第 3 页");
        }

        private void fill(Member reviewer, Assignment assignment, boolean second) {
            reviews.declareConflict(provincial(reviewer), assignment.id(), false, "");
            reviews.judge(provincial(reviewer), assignment.id(), judgement("S01", true, ""));
            reviews.judge(provincial(reviewer), assignment.id(), judgement("S02", second, second ? "" : "缺 2021 年"));
            reviews.judge(provincial(reviewer), assignment.id(), judgement("S03", true, ""));
            reviews.submit(provincial(reviewer), assignment.id(), "总体较好");
        }

        @Test
        void cannotBeWrittenBeforeTheReviewerHasDeclaredToBeFreeOfConflicts() {
            assertThatThrownBy(() -> reviews.judge(provincial(an), ans.id(), judgement("S01", true, "")))
                    .isInstanceOf(ConflictUndeclared.class);
        }

        @Test
        void refusesWhatDoesNotFitTheStandard() {
            reviews.declareConflict(provincial(an), ans.id(), false, "");
            assertThatThrownBy(() -> reviews.judge(provincial(an), ans.id(), judgement("S99", true, "")))
                    .isInstanceOf(UnknownCriterion.class);
            assertThatThrownBy(() -> reviews.judge(provincial(an), ans.id(), judgement("S01", false, " ")))
                    .isInstanceOf(ReasonMissing.class);
            var nowhere = new Judgement("S01", false, Optional.empty(), "缺 2021 年");
            assertThatThrownBy(() -> reviews.judge(provincial(an), ans.id(), nowhere))
                    .as("where that is seen")
                    .isInstanceOf(CitationMissing.class);
            var points = new Judgement("S01", true, Optional.of(new Points(100)), "");
            assertThatThrownBy(() -> reviews.judge(provincial(an), ans.id(), points))
                    .as("this edition has no points")
                    .isInstanceOf(PointsOutOfRange.class);
        }

        @Test
        void takesPointsUpToTheStandardsMostWhereItHasThem() {
            Reviews scored = over(800);
            scored.declareConflict(provincial(an), ans.id(), false, "");
            assertThatThrownBy(() -> scored.judge(provincial(an), ans.id(), judgement("S01", true, "")))
                    .isInstanceOf(PointsOutOfRange.class);
            assertThatThrownBy(() -> scored.judge(
                            provincial(an), ans.id(), new Judgement("S01", true, Optional.of(new Points(801)), "")))
                    .isInstanceOf(PointsOutOfRange.class);
            scored.judge(provincial(an), ans.id(), new Judgement("S01", true, Optional.of(new Points(800)), ""));
            assertThat(ComparisonTests.at(scored.sheet(provincial(an), ans.id()), "S01")
                            .points())
                    .contains(new Points(800));
        }

        @Test
        void cannotBeSubmittedIncompleteNorChangedAfterwards() {
            reviews.declareConflict(provincial(an), ans.id(), false, "");
            reviews.judge(provincial(an), ans.id(), judgement("S02", true, ""));
            assertThatThrownBy(() -> reviews.submit(provincial(an), ans.id(), ""))
                    .isInstanceOfSatisfying(
                            SheetIncomplete.class, r -> assertThat(r.facts()).containsEntry("criteria", "S01, S03"));
            fill(bo, bos, true);
            assertThatThrownBy(() -> reviews.judge(provincial(bo), bos.id(), judgement("S01", true, "")))
                    .isInstanceOf(SheetFinal.class);
            assertThatThrownBy(() -> reviews.submit(provincial(bo), bos.id(), ""))
                    .isInstanceOf(SheetFinal.class);
        }

        @Test
        void staysHiddenFromAColleagueUntilTheirOwnIsFinal() {
            fill(an, ans, false);
            reviews.give(
                    provincial(an), dossier.id(), "desk_review", Opinion.Decision.APPROVE, "同意", Map.of(), List.of());
            assertThatThrownBy(() -> reviews.sheet(provincial(bo), ans.id())).isInstanceOf(UnknownAssignment.class);
            assertThatThrownBy(() -> reviews.agreement(provincial(bo), dossier.id(), Assignment.Kind.DESK))
                    .isInstanceOf(SheetsHidden.class);
            assertThat(reviews.opinions(provincial(bo), dossier.id())).isEmpty();
            fill(bo, bos, true);
            assertThat(ComparisonTests.at(reviews.sheet(provincial(bo), ans.id()), "S02")
                            .met())
                    .isFalse();
            assertThat(reviews.opinions(provincial(bo), dossier.id())).hasSize(1);
        }

        @Test
        void twoThatDifferAskForAThirdAndTheMajorityDecides() {
            fill(an, ans, false);
            fill(bo, bos, true);
            var differing = reviews.agreement(system, dossier.id(), Assignment.Kind.DESK);
            assertThat(differing.third()).isTrue();
            assertThat(differing.differing()).containsExactly("S02");
            var third = reviews.assign(system, dossier.id(), Assignment.Kind.DESK, 1)
                    .get(0);
            fill(cai, third, true);
            var agreed = reviews.agreement(provincial(leader), dossier.id(), Assignment.Kind.DESK);
            assertThat(agreed.third()).isFalse();
            assertThat(agreed.submitted()).isEqualTo(3);
            assertThat(ComparisonTests.at(agreed.result(), "S02").met()).isTrue();
            assertThat(ComparisonTests.at(agreed.result(), "S02").citation()).isEqualTo("年报.pdf 第 3 页");
        }

        @Test
        void standBesideEachOtherForThoseWhoMayReadThem() {
            fill(an, ans, false);
            assertThat(reviews.sideBySide(provincial(bo), dossier.id()))
                    .as("the own one is not handed in")
                    .isEmpty();
            assertThat(reviews.sideBySide(provincial(cai), dossier.id()))
                    .as("may still be asked for a third one")
                    .isEmpty();
            assertThat(reviews.sideBySide(world.scope(clerk, COUNTY, Level.COUNTY), dossier.id()))
                    .isEmpty();
            assertThat(reviews.sideBySide(provincial(an), dossier.id()))
                    .singleElement()
                    .satisfies(alone -> {
                        assertThat(alone.waiting()).isEqualTo(1);
                        assertThat(alone.named()).isFalse();
                        assertThat(alone.sheets())
                                .extracting(SideBySide.Sheet::mine)
                                .containsExactly(true);
                    });
            fill(bo, bos, true);
            assertThat(reviews.sideBySide(provincial(leader), dossier.id()))
                    .singleElement()
                    .satisfies(both -> {
                        assertThat(both.named()).as("who chose them").isTrue();
                        assertThat(both.sheets())
                                .extracting(SideBySide.Sheet::reviewer)
                                .containsExactly(an.id(), bo.id());
                        assertThat(both.sheets().getFirst().summary()).isEqualTo("总体较好");
                        assertThat(both.agreement().differing()).containsExactly("S02");
                        assertThat(both.waiting()).isZero();
                    });
        }

        @Test
        void areKeptFromWhoMayStillBeAskedUntilNobodyIs() {
            fill(an, ans, false);
            fill(bo, bos, true);
            assertThat(reviews.sideBySide(provincial(cai), dossier.id()))
                    .as("they differ, so that a third one is asked")
                    .isEmpty();
            assertThatThrownBy(() -> reviews.agreement(provincial(cai), dossier.id(), Assignment.Kind.DESK))
                    .isInstanceOf(SheetsHidden.class);
            var third = reviews.assign(system, dossier.id(), Assignment.Kind.DESK, 1)
                    .get(0);
            var late = world.member("late", association, Role.PROVINCIAL_REVIEWER);
            assertThat(reviews.sideBySide(provincial(late), dossier.id())).isEmpty();
            fill(cai, third, true);
            assertThat(reviews.sideBySide(provincial(late), dossier.id()))
                    .as("a sheet may still be struck out, and somebody follows")
                    .isEmpty();
            concluded();
            assertThat(reviews.sideBySide(provincial(late), dossier.id()))
                    .singleElement()
                    .satisfies(all -> assertThat(all.sheets()).hasSize(3));
        }

        private void concluded() {
            reviews.give(
                    provincial(leader),
                    dossier.id(),
                    "desk_conclusion",
                    Opinion.Decision.APPROVE,
                    "同意",
                    Map.of(),
                    List.of());
        }

        private void said(Member reviewer, String words) {
            reviews.give(
                    provincial(reviewer),
                    dossier.id(),
                    "desk_review",
                    Opinion.Decision.APPROVE,
                    words,
                    Map.of(),
                    List.of());
        }

        @Nested
        class StruckOut {

            @BeforeEach
            void bothHaveHandedInAndOneStepsBack() {
                fill(an, ans, false);
                said(an, "基本达标");
                fill(bo, bos, true);
                said(bo, "全部达标");
                reviews.annotate(
                        provincial(an),
                        dossier.id(),
                        new Annotation(
                                "S02", "a", Annotation.Kind.OVERRIDDEN, "", java.time.Instant.EPOCH, "第 4 页写的是计划"));
                assertThat(reviews.agreement(system, dossier.id(), Assignment.Kind.DESK)
                                .third())
                        .isTrue();
                reviews.declareConflict(provincial(an), ans.id(), true, "事后发现利害关系");
            }

            @Test
            void countsInNoResultAndNoDifference() {
                var left = reviews.agreement(system, dossier.id(), Assignment.Kind.DESK);
                assertThat(left.submitted()).isEqualTo(1);
                assertThat(left.differing()).isEmpty();
                assertThat(left.third()).isFalse();
                assertThat(ComparisonTests.at(left.result(), "S02").met()).isTrue();
                assertThat(reviews.opinions(provincial(leader), dossier.id()))
                        .extracting(Opinion::text)
                        .containsExactly("全部达标");
                assertThat(reviews.annotations(provincial(leader), dossier.id()))
                        .isEmpty();
                assertThat(reviews.sideBySide(provincial(leader), dossier.id()))
                        .singleElement()
                        .satisfies(kind -> assertThat(kind.sheets())
                                .extracting(SideBySide.Sheet::reviewer)
                                .containsExactly(bo.id()));
            }

            @Test
            void isReadByThoseWhoChoseTheReviewersWithItsReasonAndByTheNationWithout() {
                assertThat(reviews.struck(provincial(leader), dossier.id()))
                        .singleElement()
                        .satisfies(sheet -> {
                            assertThat(sheet.reviewer()).isEqualTo(an.id());
                            assertThat(sheet.named()).isTrue();
                            assertThat(sheet.reason()).isEqualTo("事后发现利害关系");
                            assertThat(sheet.summary()).isEqualTo("总体较好");
                            assertThat(sheet.judgements()).hasSize(3);
                        });
                var officer = world.member(
                        "officer",
                        world.body("中心", Body.Kind.NATIONAL_ASSOCIATION, AWorld.COUNTRY),
                        Role.NATIONAL_OFFICER);
                assertThat(reviews.struck(world.scope(officer, AWorld.COUNTRY, Level.NATION), dossier.id()))
                        .singleElement()
                        .satisfies(sheet -> {
                            assertThat(sheet.named()).isFalse();
                            assertThat(sheet.reason()).isEmpty();
                        });
                for (Scope other : List.of(provincial(bo), provincial(cai), world.scope(clerk, COUNTY, Level.COUNTY))) {
                    assertThat(reviews.struck(other, dossier.id())).isEmpty();
                }
            }

            @Test
            void leavesTheOneWhoFollowsAndWhoeverMayFollowBlind() {
                var follows = reviews.assign(system, dossier.id(), Assignment.Kind.DESK, 1)
                        .getFirst();
                assertThat(follows.reviewer()).isEqualTo(cai.id());
                assertThat(reviews.opinions(provincial(cai), dossier.id())).isEmpty();
                assertThatThrownBy(() -> reviews.sheet(provincial(cai), bos.id()))
                        .isInstanceOf(UnknownAssignment.class);
                var late = world.member("late", association, Role.PROVINCIAL_REVIEWER);
                assertThat(reviews.opinions(provincial(late), dossier.id())).isEmpty();
                fill(cai, follows, false);
                assertThat(reviews.agreement(system, dossier.id(), Assignment.Kind.DESK)
                                .third())
                        .as("bo and who followed differ")
                        .isTrue();
                concluded();
                assertThat(reviews.opinions(provincial(late), dossier.id()))
                        .extracting(Opinion::text)
                        .containsExactly("全部达标", "同意");
            }

            @Test
            void isToldToTheChainWithoutItsReason() {
                assertThat(events)
                        .filteredOn(Assignment.Struck.class::isInstance)
                        .singleElement()
                        .satisfies(struck -> assertThat(((Assignment.Struck) struck).facts())
                                .containsExactly(Map.entry("kind", "DESK")));
            }
        }

        @Test
        void isNotForTheCounty() {
            fill(an, ans, false);
            var county = world.scope(clerk, COUNTY, Level.COUNTY);
            assertThatThrownBy(() -> reviews.sheet(county, ans.id())).isInstanceOf(UnknownAssignment.class);
            assertThatThrownBy(() -> reviews.agreement(county, dossier.id(), Assignment.Kind.DESK))
                    .isInstanceOf(SheetsHidden.class);
        }
    }

    @Nested
    class OnTheDesk {

        private Annotation annotation(Annotation.Kind kind, String reason) {
            return new Annotation("S02", "a", kind, "somebody else", java.time.Instant.EPOCH, reason);
        }

        @Test
        void anOverrideNeedsAReasonAndTheCountyAnnotatesNothing() {
            assertThatThrownBy(() ->
                            reviews.annotate(provincial(an), dossier.id(), annotation(Annotation.Kind.OVERRIDDEN, "")))
                    .isInstanceOf(ReasonMissing.class);
            assertThatThrownBy(() -> reviews.annotate(
                            world.scope(clerk, COUNTY, Level.COUNTY),
                            dossier.id(),
                            annotation(Annotation.Kind.CONFIRMED, "")))
                    .isInstanceOf(NotAReviewer.class);
        }

        @Test
        void theNewestAnnotationCountsAndSaysWhoReallyMadeIt() {
            reviews.annotate(provincial(an), dossier.id(), annotation(Annotation.Kind.CONFIRMED, ""));
            reviews.annotate(provincial(bo), dossier.id(), annotation(Annotation.Kind.OVERRIDDEN, "第 4 页写的是计划"));
            assertThat(reviews.annotations(provincial(leader), dossier.id()).get("S02/a"))
                    .satisfies(a -> {
                        assertThat(a.kind()).isEqualTo(Annotation.Kind.OVERRIDDEN);
                        assertThat(a.by()).isEqualTo(bo.id().toString());
                        assertThat(a.at()).isAfter(java.time.Instant.EPOCH);
                    });
            assertThat(reviews.annotations(world.scope(clerk, COUNTY, Level.COUNTY), dossier.id()))
                    .isEmpty();
        }

        @Test
        void aRemarkIsReadByItsWriterAloneAndGoesAway() {
            reviews.remark(provincial(an), dossier.id(), "S01", "a", "  问一下附件二 ");
            reviews.remark(provincial(an), dossier.id(), "S02", "a", "x".repeat(3000));
            assertThat(reviews.remarks(provincial(an), dossier.id()))
                    .containsEntry("S01/a", "问一下附件二")
                    .hasEntrySatisfying("S02/a", words -> assertThat(words).hasSize(2000));
            assertThat(reviews.remarks(provincial(leader), dossier.id())).isEmpty();
            reviews.remark(provincial(an), dossier.id(), "S01", "a", "问过了");
            reviews.remark(provincial(an), dossier.id(), "S02", "a", " ");
            assertThat(reviews.remarks(provincial(an), dossier.id())).containsExactly(Map.entry("S01/a", "问过了"));
            var county = world.scope(clerk, COUNTY, Level.COUNTY);
            assertThatThrownBy(() -> reviews.remark(county, dossier.id(), "S01", "a", "x"))
                    .isInstanceOf(NotAReviewer.class);
        }

        @Test
        void aQuestionToTheCountyDraftsADefectWithTheMachinesReasonAndKeepsAChosenOne() {
            reviews.annotate(provincial(an), dossier.id(), annotation(Annotation.Kind.ASKED, "请说明与第 1 页的差异"));
            assertThat(reviews.draftedDefects(provincial(an), dossier.id()))
                    .containsExactly(new Defect(
                            "S02", "a", Optional.empty(), Defect.ReasonCode.CONTRADICTED_BY_EVIDENCE, "请说明与第 1 页的差异"));
            reviews.draftDefect(provincial(an), dossier.id(), defect("请补名册"));
            reviews.annotate(provincial(an), dossier.id(), annotation(Annotation.Kind.ASKED, "请补 2021 年名册"));
            assertThat(reviews.draftedDefects(provincial(an), dossier.id())).containsExactly(defect("请补 2021 年名册"));
            assertThat(reviews.draftedDefects(provincial(bo), dossier.id())).isEmpty();
            reviews.dropDefect(provincial(an), dossier.id(), "S02", "a");
            assertThat(reviews.draftedDefects(provincial(an), dossier.id())).isEmpty();
        }

        @Test
        void marksOfHavingLookedBelongToOnePerson() {
            reviews.seen(provincial(an), dossier.id(), "S01", "a");
            reviews.seen(provincial(an), dossier.id(), "S01", "a");
            assertThat(reviews.seen(provincial(an), dossier.id())).containsExactly("S01/a");
            assertThat(reviews.seen(provincial(bo), dossier.id())).isEmpty();
            assertThatThrownBy(() -> reviews.seen(provincial(an), dossier.id(), "S01", "zzz"))
                    .isInstanceOf(UnknownCriterion.class);
        }
    }
}
