package org.hecha.designation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hecha.organization.AWorld.COUNTY;
import static org.hecha.organization.AWorld.ELSEWHERE;
import static org.hecha.organization.AWorld.PROVINCE;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.hecha.Fake;
import org.hecha.InDatabase;
import org.hecha.MovingClock;
import org.hecha.dossier.ADossier;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.UnknownDossier;
import org.hecha.evidence.ArchivalCopies;
import org.hecha.organization.AWorld;
import org.hecha.organization.Body;
import org.hecha.organization.Level;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.programme.ARound;
import org.hecha.programme.Round;
import org.hecha.programme.Stage;
import org.hecha.review.Assignment;
import org.hecha.review.Judgement;
import org.hecha.review.ReasonMissing;
import org.hecha.review.Reviews;
import org.hecha.review.SheetsHidden;
import org.hecha.standard.Standard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@InDatabase
class DesignationsIT {

    /** The office suite is tried in {@code PapersInTheHouseIT}; here it is enough that each document gives another copy. */
    private static final ArchivalCopies COPIES =
            docx -> ("copy of " + Papers.sha256(docx)).getBytes(java.nio.charset.StandardCharsets.UTF_8);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    final AWorld world = new AWorld();
    final List<Object> events = Collections.synchronizedList(new ArrayList<>());
    final Standard standard = ADossier.standard(3, 0);
    // every test has a round of its own, because lists and samples are kept
    final Round round = ARound.of("R" + UUID.randomUUID().toString().substring(0, 8), Map.of("990000", 3));
    final Map<DossierId, Integer> met = new HashMap<>();
    private final Set<DossierId> judgedApart = new HashSet<>();
    final MovingClock clock = new MovingClock("2022-12-19T02:00:00Z");
    final List<Dossier> all = new ArrayList<>();
    final Scope leader;
    final Scope officer;
    final Scope county;
    Designations designations;

    DesignationsIT() {
        var association = world.body("岚川省科学技术协会", Body.Kind.RECOMMENDING, PROVINCE);
        leader = world.scope(world.member("leader", association, Role.PROVINCIAL_LEADER), PROVINCE, Level.PROVINCE);
        officer =
                world.scope(world.member("officer", association, Role.NATIONAL_OFFICER), AWorld.COUNTRY, Level.NATION);
        county = world.scope(world.member("clerk", association, Role.COUNTY_CLERK), COUNTY, Level.COUNTY);
    }

    @BeforeEach
    void begin() {
        designations = with(new ChineseFont("", List.of(Path.of("/usr/share/fonts"))));
    }

    private Designations with(ChineseFont font) {
        var settings = new DesignationSettings("", Map.of(), 20, 5);
        Dossiers dossiers = ADossier.dossiers(standard, all);
        var rounds = ARound.rounds(standard, round);
        Reviews reviews = Fake.of(Reviews.class, new Object() {
            public Reviews.Agreement agreement(Scope scope, DossierId id, Assignment.Kind kind) {
                if (judgedApart.contains(id)) {
                    throw new SheetsHidden(id.toString());
                }
                return judged(met.getOrDefault(id, 3));
            }
        });
        var wording = new Wording(settings);
        var papers = new Papers(jdbc);
        var numbers = new NumberSeries(jdbc);
        var making = new PaperMaking(
                new StationeryCupboard(jdbc),
                new ShippedTemplates(wording),
                new Filling(wording),
                COPIES,
                font,
                wording,
                clock);
        var list = new ProvincialList(
                jdbc,
                dossiers,
                world.directory(),
                rounds,
                reviews,
                papers,
                numbers,
                making,
                wording,
                events::add,
                clock);
        var notices = new Notices(jdbc, dossiers, rounds, ARound.weekdays(), list, events::add, clock);
        var titles = new Titles(
                jdbc, dossiers, rounds, notices, list, papers, numbers, making, wording, settings, events::add, clock);
        return Fake.transactional(
                Designations.class,
                new DesignationDesk(
                        list, new Sampling(jdbc, dossiers, list, settings, events::add, clock), notices, titles),
                transactions);
    }

    private static Reviews.Agreement judged(int met) {
        Map<String, Judgement> result = new LinkedHashMap<>();
        for (int i = 1; i <= 3; i++) {
            String criterion = "S%02d".formatted(i);
            result.put(criterion, new Judgement(criterion, i <= met, Optional.empty(), "."));
        }
        return new Reviews.Agreement(2, Set.of(), false, result);
    }

    private Dossier dossier(int n, int criteriaMet) {
        var dossier = ADossier.of(round.id(), COUNTY, round.id() + "-" + (990200 + n));
        all.add(dossier);
        met.put(dossier.id(), criteriaMet);
        return dossier;
    }

    private Dossier atTheNation(int n) {
        var dossier =
                ADossier.of(round.id(), COUNTY, round.id() + "-" + (990200 + n), Level.NATION, Stage.NATIONAL_APPROVAL);
        all.add(dossier);
        return dossier;
    }

    @Nested
    class TheList {

        @Test
        void isRankedByCriteriaMetThenNumberAndSaysWhereRowsAreEqual() {
            var weak = dossier(1, 1);
            var second = dossier(3, 3);
            var first = dossier(2, 3);
            var ranking = designations.ranking(leader, round.id(), "990000");
            assertThat(ranking.rows())
                    .extracting(Designations.Ranked::dossier)
                    .containsExactly(first.id(), second.id(), weak.id());
            assertThat(ranking.rows()).extracting(Designations.Ranked::tie).containsExactly(true, true, false);
            assertThat(ranking.quota()).isEqualTo(3);
            assertThat(designations
                            .ranking(leader, round.id(), ELSEWHERE.code())
                            .rows())
                    .isEmpty();
        }

        @Test
        void countsButDoesNotNameWhatTheReaderStillJudges() {
            var judged = dossier(1, 3);
            var open = dossier(2, 3);
            judgedApart.add(open.id());
            var ranking = designations.ranking(leader, round.id(), "990000");
            assertThat(ranking.rows()).extracting(Designations.Ranked::dossier).containsExactly(judged.id());
            assertThat(ranking.judging()).isEqualTo(1);
        }

        @Test
        void takesNobodyFromPeopleWhoMayNotRecommend() {
            var one = dossier(1, 3);
            assertThatThrownBy(() -> designations.recommend(county, one.id(), ""))
                    .isInstanceOf(NotEntitled.class);
            assertThatThrownBy(() -> designations.recommend(officer, one.id(), ""))
                    .isInstanceOf(UnknownDossier.class);
            var nation = atTheNation(2);
            assertThatThrownBy(() -> designations.recommend(officer, nation.id(), ""))
                    .isInstanceOf(NotEntitled.class);
        }

        @Test
        void takesExactlyTheQuotaHoweverManyRecommendAtOnce() throws Exception {
            var eight = java.util.stream.IntStream.rangeClosed(1, 8)
                    .mapToObj(i -> dossier(i, 3))
                    .toList();
            var gate = new CyclicBarrier(8);
            try (var threads = Executors.newFixedThreadPool(8)) {
                var outcomes = threads.invokeAll(eight.stream()
                        .<Callable<String>>map(d -> () -> {
                            gate.await();
                            try {
                                designations.recommend(leader, d.id(), "集体研究");
                                return "recommended";
                            } catch (QuotaExhausted e) {
                                return "refused";
                            }
                        })
                        .toList());
                var said = new ArrayList<String>();
                for (var outcome : outcomes) {
                    said.add(outcome.get());
                }
                assertThat(said).filteredOn("recommended"::equals).hasSize(3);
                assertThat(said).filteredOn("refused"::equals).hasSize(5);
            }
            var ranking = designations.ranking(leader, round.id(), "990000");
            assertThat(ranking.recommended()).isEqualTo(3);
            assertThat(ranking.rows())
                    .filteredOn(Designations.Ranked::recommended)
                    .hasSize(3);
            assertThat(events)
                    .filteredOn(e -> e instanceof DesignationFact.Recommended)
                    .hasSize(3);
        }

        @Test
        void recommendingTwiceUsesOnePlace() {
            var one = dossier(1, 3);
            designations.recommend(leader, one.id(), "集体研究");
            designations.recommend(leader, one.id(), "集体研究");
            assertThat(designations.ranking(leader, round.id(), "990000").recommended())
                    .isEqualTo(1);
            assertThat(designations.placesTaken(round.id())).containsExactly(Map.entry("990000", 1));
        }
    }

    @Nested
    class TheLetter {

        @Test
        void isRefusedWithoutARecommendationAndWithoutAFontAndUsesUpNoNumber(@TempDir Path empty) {
            var one = dossier(1, 3);
            assertThatThrownBy(() -> designations.letter(leader, round.id(), "990000"))
                    .isInstanceOf(NothingRecommended.class);
            designations.recommend(leader, one.id(), "集体研究");
            long before = last();
            assertThatThrownBy(() -> with(new ChineseFont("", List.of(empty))).letter(leader, round.id(), "990000"))
                    .isInstanceOf(FontMissing.class);
            assertThat(last()).isEqualTo(before);
        }

        @Test
        void isMadeOnceAndAnewWithTheNextNumberOnlyWhenTheListHasChanged() {
            designations.recommend(leader, dossier(1, 3).id(), "集体研究");
            long before = last();
            var letter = designations.letter(leader, round.id(), "990000");
            assertThat(letter.number()).isEqualTo("岚科协推〔2022〕" + (before + 1) + "号");
            assertThat(letter.pdf().sha256())
                    .isEqualTo(Papers.sha256(letter.pdf().bytes()));
            assertThat(designations.letter(leader, round.id(), "990000").pdf().sha256())
                    .isEqualTo(letter.pdf().sha256());
            Designations.Form docx = letter.docx().orElseThrow();
            assertThat(docx.sha256()).isEqualTo(Papers.sha256(docx.bytes()));
            assertThat(ATemplate.text(docx.bytes())).contains(letter.number());
            designations.recommend(leader, dossier(2, 3).id(), "集体研究");
            assertThat(designations.letter(leader, round.id(), "990000").number())
                    .isEqualTo("岚科协推〔2022〕" + (before + 2) + "号");
        }

        private long last() {
            return jdbc.sql("select coalesce(max(last), 0) from designation.series where name = 'letter 岚科协推'")
                    .query(Long.class)
                    .single();
        }
    }

    @Nested
    class TheSample {

        @Test
        void isTheSmallestLotsAndNeverDrawnAgainWithAnotherSeed() {
            for (int i = 1; i <= 10; i++) {
                atTheNation(i);
            }
            dossier(50, 3);
            var sample = designations.drawSample(officer, round.id(), 20221008, 25);
            var expected = all.stream()
                    .filter(d -> d.reached() == Level.NATION)
                    .sorted(java.util.Comparator.comparing(d -> Sampling.lot(20221008, d.number())))
                    .limit(3)
                    .map(Dossier::id)
                    .toList();
            assertThat(sample.dossiers()).as("a quarter of ten, rounded up").isEqualTo(expected);
            assertThat(designations.drawSample(officer, round.id(), 20221008, 25))
                    .isEqualTo(sample);
            assertThatThrownBy(() -> designations.drawSample(officer, round.id(), 7, 25))
                    .isInstanceOf(SampleDrawn.class);
            assertThat(all.stream()
                            .filter(d -> d.reached() == Level.NATION)
                            .filter(d -> designations.sampled(officer, d.id()))
                            .map(Dossier::id))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }

        @Test
        void isDecidedForEachArrivalByOneRandomSeedThatIsPublishedAndStays() {
            var one = atTheNation(1);
            boolean chosen = designations.sampled(officer, one.id());
            var sample = designations.sample(officer, round.id()).orElseThrow();
            assertThat(Sampling.below(Sampling.lot(sample.seed(), one.number()), sample.percent()))
                    .isEqualTo(chosen);
            assertThat(designations.sampled(officer, one.id())).isEqualTo(chosen);
            var two = atTheNation(2);
            designations.sampled(officer, two.id());
            assertThat(designations.sample(officer, round.id()).orElseThrow().seed())
                    .isEqualTo(sample.seed());
        }
    }

    @Nested
    class APublicNotice {

        @Test
        void runsItsWorkingDaysAndTakesNoObjectionAfterwards() {
            var one = atTheNation(1);
            var notice = designations.publish(officer, one.id());
            assertThat(notice.from()).isEqualTo(LocalDate.of(2022, 12, 19));
            assertThat(notice.until()).isEqualTo(LocalDate.of(2022, 12, 26));
            assertThat(designations.publish(officer, one.id())).isEqualTo(notice);
            assertThat(designations.publicNotices(true)).contains(notice);
            clock.now = Instant.parse("2022-12-26T10:00:01Z");
            assertThat(designations.publicNotices(true)).doesNotContain(notice);
            assertThat(designations.publicNotices(false)).contains(notice);
            assertThatThrownBy(() -> object(notice, "李四", "某公司", "19900001234", "数据不实"))
                    .isInstanceOf(NoticeOver.class);
        }

        @Test
        void takesNoAnonymousObjection() {
            var notice = designations.publish(officer, atTheNation(1).id());
            for (String[] missing : new String[][] {
                {" ", "单位", "电话", "理由"}, {"李四", "", "电话", "理由"}, {"李四", "单位", "", "理由"}, {"李四", "单位", "电话", "\n"}
            }) {
                assertThatThrownBy(() -> object(notice, missing[0], missing[1], missing[2], missing[3]))
                        .isInstanceOf(ObjectionIncomplete.class);
            }
            assertThatThrownBy(() -> object(notice, "李四", "单位", "电话", "长".repeat(5_001)))
                    .isInstanceOf(ObjectionIncomplete.class);
        }

        @Test
        void showsObjectorsToHandlersOnlyAndPutsNoNameIntoTheChain() {
            var one = atTheNation(1);
            var notice = designations.publish(officer, one.id());
            var objection = object(notice, "李四", "某公司", "19900001234", "数据不实");
            assertThatThrownBy(() -> designations.objections(leader, one.id())).isInstanceOf(NotEntitled.class);
            assertThatThrownBy(() -> designations.objections(county, one.id())).isInstanceOf(NotEntitled.class);
            assertThat(designations.objections(officer, one.id())).containsExactly(objection);
            assertThat(events.toString()).doesNotContain("李四", "19900001234");
            assertThatThrownBy(() -> designations.answer(officer, objection.id(), true, " "))
                    .isInstanceOf(ReasonMissing.class);
            designations.answer(officer, objection.id(), false, "经核查，数据属实");
            assertThatThrownBy(() -> designations.answer(officer, objection.id(), true, "再议"))
                    .isInstanceOf(ObjectionAnswered.class);
        }
    }

    @Nested
    class TheTitle {

        private final Instant after = Instant.parse("2022-12-30T02:00:00Z");

        @Test
        void isNotGivenWithoutANoticeDuringItNorWithObjectionsOpen() {
            var one = atTheNation(1);
            assertThatThrownBy(() -> designations.name(officer, one.id())).isInstanceOf(NoticeMissing.class);
            var notice = designations.publish(officer, one.id());
            assertThatThrownBy(() -> designations.name(officer, one.id())).isInstanceOf(NoticeRunning.class);
            var objection = object(notice, "李四", "某公司", "19900001234", "数据不实");
            clock.now = after;
            assertThatThrownBy(() -> designations.name(officer, one.id())).isInstanceOf(ObjectionOpen.class);
            designations.answer(officer, objection.id(), true, "经核查属实");
            assertThatThrownBy(() -> designations.name(officer, one.id()))
                    .as("upheld")
                    .isInstanceOf(ObjectionOpen.class);
            designations.refuse(officer, one.id(), "异议成立");
            assertThatThrownBy(() -> designations.name(officer, one.id())).isInstanceOf(AlreadyDecided.class);
            assertThat(designations.certificateOf(officer, one.id())).isEmpty();
        }

        @Test
        void isGivenOnceRegisteredAndPrintedOnceUntilTheEndOfTheEditionsPeriod() {
            var one = named(1);
            var title = designations.certificateOf(officer, one.id()).orElseThrow();
            assertThat(title.number()).matches("KPSF-2022-\\d{6}");
            assertThat(title.until()).isEqualTo(LocalDate.of(2025, 12, 31));
            assertThat(designations.name(officer, one.id())).isEqualTo(title);
            assertThat(designations.register(" " + title.number())).contains(title);
            assertThat(designations.register()).contains(title);
            var paper = designations.certificate(officer, one.id());
            assertThat(paper.pdf().fileName()).isEqualTo(title.number() + ".pdf");
            assertThat(designations.certificate(officer, one.id()).pdf().sha256())
                    .isEqualTo(paper.pdf().sha256());
        }

        @Test
        void numbersFollowOneAnotherWithoutAGap() {
            String first = designations
                    .certificateOf(officer, named(1).id())
                    .orElseThrow()
                    .number();
            String second = designations
                    .certificateOf(officer, named(2).id())
                    .orElseThrow()
                    .number();
            assertThat(Long.parseLong(second.substring(10))).isEqualTo(Long.parseLong(first.substring(10)) + 1);
        }

        @Test
        void isRevokedOnceWithAReasonAndStaysInTheRegisterMarked() {
            var one = named(1);
            assertThatThrownBy(() -> designations.revoke(officer, one.id(), "")).isInstanceOf(ReasonMissing.class);
            designations.revoke(officer, one.id(), "材料造假");
            assertThatThrownBy(() -> designations.revoke(officer, one.id(), "材料造假"))
                    .isInstanceOf(NoTitle.class);
            assertThatThrownBy(() -> designations.certificate(officer, one.id()))
                    .isInstanceOf(NoTitle.class);
            assertThat(designations
                            .certificateOf(officer, one.id())
                            .orElseThrow()
                            .revoked())
                    .isTrue();
        }

        @Test
        void isGradedOnceByTheNationAndFoundInTheRegister() {
            var one = named(1);
            assertThat(designations
                            .certificateOf(officer, one.id())
                            .orElseThrow()
                            .grading())
                    .isEmpty();
            assertThat(designations.conclusionOf(officer, one.id())).isEmpty();
            assertThatThrownBy(() -> designations.grade(leader, one.id(), Grade.EXCELLENT, "各方一致"))
                    .isInstanceOf(NotEntitled.class);
            // half past midnight in Beijing is the day before elsewhere
            clock.now = Instant.parse("2026-03-01T16:30:00Z");
            designations.grade(officer, one.id(), Grade.EXCELLENT, " 各方一致 ");
            var title = designations.certificateOf(officer, one.id()).orElseThrow();
            assertThat(title.grading()).contains(new Designations.Grading(Grade.EXCELLENT, LocalDate.of(2026, 3, 2)));
            assertThat(title.graded(Grade.EXCELLENT)).isTrue();
            assertThat(title.graded(Grade.PASSED)).isFalse();
            assertThat(designations.register()).contains(title);
            assertThat(designations.conclusionOf(leader, one.id()))
                    .as("whoever sees the dossier learns why")
                    .contains(new Designations.Conclusion(Grade.EXCELLENT, clock.now, officer.actor(), "各方一致"));
            assertThatThrownBy(() -> designations.grade(officer, one.id(), Grade.PASSED, "再评"))
                    .isInstanceOf(AlreadyGraded.class);
            assertThat(events)
                    .filteredOn(DesignationFact.Graded.class::isInstance)
                    .containsExactly(new DesignationFact.Graded(
                            one.id(), title.number(), Grade.EXCELLENT, "各方一致", officer.actor()));
            designations.revoke(officer, one.id(), "事后查明造假");
            assertThat(designations
                            .certificateOf(officer, one.id())
                            .orElseThrow()
                            .graded(Grade.EXCELLENT))
                    .as("a revoked title is among the excellent no more")
                    .isFalse();
        }

        @Test
        void isLostByWhoeverFailsTheAssessment() {
            var one = named(1);
            assertThatThrownBy(() -> designations.grade(officer, one.id(), Grade.FAILED, " "))
                    .isInstanceOf(ReasonMissing.class);
            designations.grade(officer, one.id(), Grade.FAILED, "五条不再达到");
            var title = designations.certificateOf(officer, one.id()).orElseThrow();
            assertThat(title.revoked()).isTrue();
            assertThat(title.grading().orElseThrow().grade()).isEqualTo(Grade.FAILED);
            assertThatThrownBy(() -> designations.certificate(officer, one.id()))
                    .isInstanceOf(NoTitle.class);
            assertThatThrownBy(() -> designations.grade(officer, one.id(), Grade.PASSED, "再评"))
                    .isInstanceOf(NoTitle.class);
            assertThat(events).anyMatch(DesignationFact.Revoked.class::isInstance);
            assertThatThrownBy(() -> jdbc.sql("update designation.verdict set revoked_at = null where dossier = ?")
                            .param(one.id().value())
                            .update())
                    .as("the database holds it too")
                    .isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);
        }

        private Dossier named(int n) {
            clock.now = Instant.parse("2022-12-19T02:00:00Z");
            var dossier = atTheNation(n);
            designations.publish(officer, dossier.id());
            clock.now = after;
            designations.name(officer, dossier.id());
            return dossier;
        }
    }

    private Designations.Objection object(
            Designations.Notice notice, String name, String unit, String contact, String text) {
        return designations.object(notice.id(), Designations.Objection.Kind.SUBSTANCE, name, unit, contact, text);
    }
}
