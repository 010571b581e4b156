package org.hecha.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hecha.organization.AWorld.COUNTRY;
import static org.hecha.organization.AWorld.COUNTY;
import static org.hecha.organization.AWorld.ELSEWHERE;
import static org.hecha.organization.AWorld.PROVINCE;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hecha.Fake;
import org.hecha.InDatabase;
import org.hecha.dossier.ADossier;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.AWorld;
import org.hecha.organization.Body;
import org.hecha.organization.Level;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.organization.Ties;
import org.hecha.programme.RoundId;
import org.hecha.programme.Stage;
import org.hecha.review.Vacancies.Obstacle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A reviewer who steps back is out at once, and the place goes to somebody who fits or waits for whoever assigns. */
@InDatabase
class VacanciesIT {

    private static final String LED = "重视";
    private static final String ABLE = "能力";
    private static final int CAP = 2;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    PlatformTransactionManager transactions;

    final AWorld world = new AWorld();
    final List<Object> events = new ArrayList<>();
    final Body association = world.body("岚川省科协", Body.Kind.RECOMMENDING, PROVINCE);
    final List<Member> reviewers = IntStream.range(0, 4)
            .mapToObj(i -> world.member("r" + i, association, Role.PROVINCIAL_REVIEWER))
            .toList();
    final Member leader = world.member("leader", association, Role.PROVINCIAL_LEADER);
    final Member stranger =
            world.member("stranger", world.body("碧水省科协", Body.Kind.RECOMMENDING, ELSEWHERE), Role.PROVINCIAL_LEADER);
    final Scope province = world.scope(leader, PROVINCE, Level.PROVINCE);
    final Scope nobody = world.directory().systemScope("puts people in empty places");
    final Dossier dossier = dossier("2021B2-990226");
    final List<Dossier> others = List.of(dossier("2021B2-990227"), dossier("2021B2-990228"));
    final ATie ties = new ATie();
    Vacancies vacancies;
    Dossiers dossiers;
    Sheets sheets;
    Assignments assignments;
    SpecialityTable known;

    private static Dossier dossier(String number) {
        return ADossier.of(new RoundId("2021B2"), COUNTY, number, Level.PROVINCE, Stage.PROVINCIAL_RECOMMENDATION);
    }

    @BeforeEach
    void begin() {
        jdbc.sql("delete from review.vacancy").update();
        List<Dossier> all = new ArrayList<>(others);
        all.add(dossier);
        dossiers = ADossier.dossiers(ADossier.standard(List.of(LED, ABLE)), all);
        assignments = new Assignments(jdbc);
        known = new SpecialityTable(jdbc);
        var settings = new ReviewSettings(200, Set.of(), Set.of(), CAP);
        sheets = new Sheets(
                assignments,
                new AllotmentTable(jdbc),
                known,
                dossiers,
                world.directory(),
                new Matches(ties, ATie.NOBODY_SIGNED, new MatchTable(jdbc)),
                events::add,
                clock);
        vacancies = Fake.transactional(
                Vacancies.class,
                new Replacing(
                        new VacancyTable(jdbc),
                        assignments,
                        sheets,
                        new ComparedSheets(assignments, dossiers, settings),
                        Fake.of(Reviews.class, new Object() {
                            public Set<MemberId> takenPart(Scope scope, DossierId id) {
                                return Set.of();
                            }
                        }),
                        dossiers,
                        world.directory(),
                        settings,
                        events::add,
                        clock),
                transactions);
    }

    private Assignment judges(Dossier which, int reviewer) {
        return inOne(() -> sheets.put(
                nobody,
                which.id(),
                Assignment.Kind.DESK,
                reviewers.get(reviewer).id()));
    }

    private <T> T inOne(java.util.function.Supplier<T> act) {
        return new TransactionTemplate(transactions).execute(status -> act.get());
    }

    private Scope scope(int reviewer) {
        return world.scope(reviewers.get(reviewer), PROVINCE, Level.PROVINCE);
    }

    /** As workflow does it: what was stepped back from is opened in the same transaction. */
    private Optional<Assignment> stepsBack(Assignment held) {
        return inOne(() -> {
            sheets.declareConflict(
                    world.scope(
                            reviewers.stream()
                                    .filter(m -> m.id().equals(held.reviewer()))
                                    .findFirst()
                                    .orElseThrow(),
                            PROVINCE,
                            Level.PROVINCE),
                    held.id(),
                    true,
                    "配偶在该县工作");
            return vacancies.open(nobody, (Assignment.Recused) events.getLast());
        });
    }

    private Vacancies.Vacancy only() {
        assertThat(vacancies.of(province)).hasSize(1);
        return vacancies.of(province).getFirst();
    }

    private MemberId id(int reviewer) {
        return reviewers.get(reviewer).id();
    }

    @Test
    void goesAtOnceToWhoeverHasLeastToDo() {
        judges(dossier, 1);
        var left = judges(dossier, 0);
        judges(others.getFirst(), 2);

        assertThat(stepsBack(left)).map(Assignment::reviewer).contains(id(3));

        assertThat(world.hidden.get(dossier.id().value())).containsExactly(id(0));
        assertThat(assignments.of(dossier.id()))
                .extracting(Assignment::reviewer)
                .containsExactlyInAnyOrder(id(1), id(3));
        assertThat(only()).satisfies(v -> {
            assertThat(v.left()).isEqualTo(id(0));
            assertThat(v.obstacle()).isEmpty();
            assertThat(v.filled().orElseThrow().by()).isEqualTo("system");
            assertThat(v.filled().orElseThrow().begun()).isFalse();
        });
        assertThat(events.getLast()).isInstanceOf(Vacancies.Replaced.class);
    }

    @Test
    void isShownToNobodyWhoDoesNotAssign() {
        judges(dossier, 1);
        stepsBack(judges(dossier, 0));
        var id = only().id();
        for (Scope other : List.of(scope(1), scope(2), world.scope(stranger, ELSEWHERE, Level.PROVINCE))) {
            assertThat(vacancies.of(other)).isEmpty();
            assertThatThrownBy(() -> vacancies.candidates(other, id)).isInstanceOf(UnknownVacancy.class);
            assertThatThrownBy(() -> vacancies.takeBack(other, id)).isInstanceOf(UnknownVacancy.class);
            assertThatThrownBy(() -> vacancies.fill(other, id, id(2))).isInstanceOf(UnknownVacancy.class);
        }
        var officer = world.member(
                "officer", world.body("中心", Body.Kind.NATIONAL_ASSOCIATION, COUNTRY), Role.NATIONAL_OFFICER);
        assertThat(vacancies.of(world.scope(officer, COUNTRY, Level.NATION)))
                .as("the province assigns its desk reviewers")
                .isEmpty();
        assertThatThrownBy(() -> vacancies.candidates(province, new Vacancies.Id(UUID.randomUUID())))
                .isInstanceOf(UnknownVacancy.class);
    }

    @Nested
    class StaysEmpty {

        @Test
        void whereNobodyIsLeft() {
            for (int i = 1; i < 4; i++) {
                judges(dossier, i);
            }
            assertThat(stepsBack(judges(dossier, 0))).isEmpty();
            assertThat(only().obstacle()).contains(Obstacle.NOBODY_FREE);
            assertThat(vacancies.candidates(province, only().id())).isEmpty();
            assertThat(events.getLast()).isInstanceOf(Vacancies.Opened.class);
        }

        /** Stepping back was refused then: the reviewer could not get out. */
        @Test
        void whereNobodyKnowsWhatTheOthersDoNot() {
            for (int i = 1; i < 4; i++) {
                known.put(id(i), List.of(ABLE));
            }
            judges(dossier, 1);
            assertThat(stepsBack(judges(dossier, 0))).isEmpty();
            assertThat(only().obstacle()).contains(Obstacle.NOBODY_KNOWS);
            assertThatThrownBy(() -> vacancies.fill(province, only().id(), id(2)))
                    .isInstanceOf(CannotReplace.class);

            known.put(id(2), List.of(LED, ABLE));
            assertThat(vacancies.candidates(province, only().id()))
                    .extracting(Vacancies.Candidate::person, Vacancies.Candidate::proposed)
                    .containsExactly(org.assertj.core.api.Assertions.tuple(id(2), true));
        }

        @Test
        void whereEverybodyMayYetTurnOutToHaveAConflictUntilSomebodyChoosesAllTheSame() {
            judges(dossier, 1);
            ties.between(id(2), "990226", Ties.Kind.EARLIER_POST);
            ties.between(id(3), "990226", Ties.Kind.PHONE);
            assertThat(stepsBack(judges(dossier, 0))).isEmpty();
            assertThat(only().obstacle()).contains(Obstacle.DOUBTFUL);
            assertThat(vacancies.candidates(province, only().id()))
                    .hasSize(2)
                    .allSatisfy(c -> assertThat(c.doubtful()).isTrue())
                    .noneSatisfy(c -> assertThat(c.proposed()).isTrue());

            vacancies.fill(province, only().id(), id(3));
            assertThat(only().filled().orElseThrow().by()).isEqualTo(leader.id().toString());
        }

        @Test
        void whereEverybodyHasAsMuchAsOnePersonGets() {
            judges(dossier, 1);
            for (Dossier other : others) {
                judges(other, 2);
                judges(other, 3);
            }
            assertThat(stepsBack(judges(dossier, 0))).isEmpty();
            assertThat(only().obstacle()).contains(Obstacle.ALL_AT_CAP);
            assertThat(vacancies.candidates(province, only().id()))
                    .allSatisfy(c -> assertThat(c.full()).isTrue())
                    .hasSize(2);
            vacancies.fill(province, only().id(), id(2));
            assertThatThrownBy(() -> vacancies.fill(province, only().id(), id(3)))
                    .isInstanceOf(NoLongerVacant.class);
        }
    }

    @Nested
    class TakenBack {

        @Test
        void opensThePlaceAndAsksTheSamePersonNoMore() {
            judges(dossier, 1);
            var came = stepsBack(judges(dossier, 0)).orElseThrow();
            vacancies.takeBack(province, only().id());

            assertThat(only().obstacle()).contains(Obstacle.TAKEN_BACK);
            assertThat(world.granted.get(dossier.id().value())).doesNotContain(came.reviewer());
            assertThat(world.hidden.get(dossier.id().value())).doesNotContain(came.reviewer());
            assertThat(assignments.find(came.id())).isEmpty();
            assertThat(assignments.open()).doesNotContainKey(came.reviewer());
            assertThat(vacancies.candidates(province, only().id()))
                    .extracting(Vacancies.Candidate::person)
                    .hasSize(1)
                    .doesNotContain(came.reviewer(), id(0));
            assertThatThrownBy(() -> vacancies.takeBack(province, only().id())).isInstanceOf(NoLongerVacant.class);
        }

        @Test
        void neverOnceTheReplacementHasBegun() {
            judges(dossier, 1);
            var came = stepsBack(judges(dossier, 0)).orElseThrow();
            int number = reviewers.stream().map(Member::id).toList().indexOf(came.reviewer());
            inOne(() -> {
                sheets.declareConflict(scope(number), came.id(), false, "");
                return true;
            });
            assertThatThrownBy(() -> vacancies.takeBack(province, only().id())).isInstanceOf(AlreadyBegun.class);
            assertThat(only().filled().orElseThrow().begun()).isTrue();
        }

        /** Whoever follows may have to step back as well. */
        @Test
        void everyPlaceIsFilledByItself() {
            judges(dossier, 1);
            var came = stepsBack(judges(dossier, 0)).orElseThrow();
            var next = stepsBack(came).orElseThrow();
            assertThat(vacancies.of(province)).hasSize(2);
            assertThat(List.of(came.reviewer(), next.reviewer())).doesNotHaveDuplicates();
            assertThat(assignments.of(dossier.id())).hasSize(2);
        }
    }

    @Nested
    class AfterHandingIn {

        private void handsIn(Assignment held, boolean met) {
            int number = reviewers.stream().map(Member::id).toList().indexOf(held.reviewer());
            inOne(() -> {
                sheets.declareConflict(scope(number), held.id(), false, "");
                dossiers.standardOf(nobody, held.dossier())
                        .criteria()
                        .forEach(criterion -> sheets.judge(
                                scope(number),
                                held.id(),
                                new Judgement(criterion.id(), met, Optional.empty(), "见佐证", "年报.pdf 第 3 页")));
                sheets.submit(scope(number), held.id(), "总体较好");
                return true;
            });
        }

        private void leaves(Assignment held) {
            int number = reviewers.stream().map(Member::id).toList().indexOf(held.reviewer());
            inOne(() -> {
                sheets.declareConflict(scope(number), held.id(), true, "事后发现利害关系");
                return true;
            });
        }

        private List<Assignment.Recused> missing() {
            return vacancies.missing(nobody, dossier.id(), Assignment.Kind.DESK);
        }

        private void opens() {
            inOne(() -> vacancies.open(nobody, missing().getFirst()));
        }

        @Test
        void theSheetOfOneOfTwoIsMissingUntilSomebodyIsAsked() {
            var stays = judges(dossier, 1);
            var left = judges(dossier, 0);
            handsIn(stays, true);
            handsIn(left, true);
            assertThat(missing()).isEmpty();
            leaves(left);
            assertThat(missing()).extracting(Assignment.Recused::reviewer).containsExactly(id(0));
            opens();
            assertThat(missing()).isEmpty();
            assertThat(only().filled().orElseThrow().reviewer()).isNotIn(id(0), id(1));
            assertThat(vacancies.empty(nobody, dossier.id(), Assignment.Kind.DESK))
                    .isZero();
        }

        @Test
        void ofThreeNoneIsMissingWhereTheOthersAgreeAndOneWhereTheyDiffer() {
            var first = judges(dossier, 0);
            var second = judges(dossier, 1);
            handsIn(first, true);
            handsIn(second, false);
            var third = judges(dossier, 2);
            handsIn(third, false);
            leaves(first);
            assertThat(missing()).as("second and third agree").isEmpty();
            leaves(second);
            assertThat(missing()).as("one is left, two are needed").hasSize(1);
        }

        @Test
        void anEmptyPlaceHoldsNothingUpOnceTheOthersAgree() {
            var first = judges(dossier, 0);
            var second = judges(dossier, 1);
            handsIn(first, true);
            handsIn(second, false);
            var third = judges(dossier, 2);
            world.hidden.put(dossier.id().value(), new java.util.HashSet<>(List.of(id(3))));
            leaves(first);
            opens();
            assertThat(vacancies.empty(nobody, dossier.id(), Assignment.Kind.DESK))
                    .as("the third is still at it")
                    .isEqualTo(1);
            handsIn(third, false);
            assertThat(vacancies.empty(nobody, dossier.id(), Assignment.Kind.DESK))
                    .isZero();
        }

        @Test
        void ofThreeOneIsMissingWhereTheOthersDiffer() {
            var first = judges(dossier, 0);
            handsIn(first, true);
            handsIn(judges(dossier, 1), false);
            handsIn(judges(dossier, 2), true);
            leaves(first);
            assertThat(missing()).hasSize(1);
        }

        @Test
        void nothingIsMissingOnceItIsConcluded() {
            var left = judges(dossier, 0);
            handsIn(left, true);
            handsIn(judges(dossier, 1), true);
            jdbc.sql("""
                            insert into review.opinion (dossier, step, decision, given_by, acting_for, given_at, level, text, fields)
                            values (:dossier, 'desk_conclusion', 'APPROVE', 'x', '', now(), 'PROVINCE', '', '{}')""").param("dossier", dossier.id().value()).update();
            leaves(left);
            assertThat(missing()).isEmpty();
        }

        @Test
        void nobodyFollowsWhoHasReadTheSheetsAsALeader() {
            var both = world.member("both", association, Role.PROVINCIAL_REVIEWER, Role.PROVINCIAL_LEADER);
            handsIn(judges(dossier, 1), true);
            var left = judges(dossier, 0);
            handsIn(left, true);
            world.hidden.put(dossier.id().value(), new java.util.HashSet<>(List.of(id(2), id(3))));
            leaves(left);
            opens();
            assertThat(vacancies.empty(nobody, dossier.id(), Assignment.Kind.DESK))
                    .isEqualTo(1);
            assertThat(vacancies.waiting(nobody))
                    .extracting(Vacancies.Vacancy::dossier)
                    .contains(dossier.id());
            assertThat(only().obstacle()).contains(Obstacle.NOBODY_FREE);
            assertThat(vacancies.candidates(province, only().id()))
                    .extracting(Vacancies.Candidate::person)
                    .doesNotContain(both.id());
        }
    }
}
