package org.hecha.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hecha.organization.AWorld.COUNTRY;
import static org.hecha.organization.AWorld.COUNTY;
import static org.hecha.organization.AWorld.ELSEWHERE;
import static org.hecha.organization.AWorld.PROVINCE;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.hecha.organization.UnknownMember;
import org.hecha.programme.RoundId;
import org.hecha.programme.Stage;
import org.hecha.standard.Standard;
import org.hecha.standard.Standards;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What reviewers know, and that a dossier's reviewers know everything together. */
@InDatabase
class SpecialitiesIT {

    static final String LED = "党委和政府重视公民科学素质建设";
    static final String ABLE = "科普条件和能力不断增强";
    static final String DONE = "科普工作成效显著";

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
    final Member expert = world.member("expert", world.body("碧水大学", Body.Kind.INSTITUTE, ELSEWHERE), Role.EXPERT);
    final Member officer =
            world.member("officer", world.body("中心", Body.Kind.NATIONAL_ASSOCIATION, COUNTRY), Role.NATIONAL_OFFICER);
    final List<Dossier> waiting = IntStream.range(0, 3)
            .mapToObj(i -> ADossier.of(
                    new RoundId("2021B2"), COUNTY, "2021B2-99022" + i, Level.PROVINCE, Stage.PROVINCIAL_RECOMMENDATION))
            .toList();
    final Set<DossierId> all = waiting.stream().map(Dossier::id).collect(Collectors.toSet());
    final Scope province = world.scope(leader, PROVINCE, Level.PROVINCE);
    final Scope nation = world.scope(officer, COUNTRY, Level.NATION);
    Specialities specialities;
    Allotments allotments;
    Sheets sheets;

    @BeforeEach
    void begin() {
        Standard standard = ADossier.standard(List.of(LED, ABLE, ABLE, DONE));
        Dossiers dossiers = ADossier.dossiers(standard, waiting);
        var assignments = new Assignments(jdbc);
        var table = new AllotmentTable(jdbc);
        var known = new SpecialityTable(jdbc);
        var matches = new Matches(new ATie(), ATie.NOBODY_SIGNED, new MatchTable(jdbc));
        specialities = Fake.transactional(
                Specialities.class,
                new StoredSpecialities(
                        known,
                        Fake.of(Standards.class, new Object() {
                            public List<Standard> editions() {
                                return List.of(standard);
                            }
                        }),
                        world.directory(),
                        org.hecha.organization.Specimens.tables(),
                        events::add),
                transactions);
        sheets = new Sheets(assignments, table, known, dossiers, world.directory(), matches, events::add, clock);
        allotments = Fake.transactional(
                Allotments.class,
                new Allotting(
                        dossiers,
                        world.directory(),
                        assignments,
                        table,
                        known,
                        matches,
                        Fake.of(Reviews.class, new Object() {
                            public Set<MemberId> takenPart(Scope scope, DossierId id) {
                                return Set.of();
                            }
                        }),
                        events::add,
                        clock),
                transactions);
    }

    private void knows(int reviewer, String... parts) {
        specialities.set(
                province, reviewers.get(reviewer).id(), Arrays.stream(parts).collect(Collectors.toSet()));
    }

    private Specialities.Report take(Scope scope, boolean dryRun, String... lines) {
        return specialities.take(
                scope,
                "专长.csv",
                new java.io.ByteArrayInputStream(
                        String.join("\n", lines).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                dryRun);
    }

    @Test
    void areTakenFromATableAndWhomItDoesNotNameStaysAsTheyAre() {
        knows(0, LED);
        knows(3, LED);
        String[] table = {
            "登录名,姓名,专长", "r0,r0,全部", "R1,,%s、%s".formatted(DONE, LED), "r2,r2,\"%s，%s\"".formatted(ABLE, LED)
        };
        assertThat(take(province, true, table)).isEqualTo(new Specialities.Report(3, 0, false, List.of()));
        assertThat(specialities.of(Set.of(reviewers.get(1).id()))).isEmpty();

        assertThat(take(province, false, table)).isEqualTo(new Specialities.Report(3, 3, true, List.of()));
        assertThat(specialities.people(province))
                .extracting(Specialities.Person::knows)
                .containsExactly(List.of(), List.of(LED, DONE), List.of(LED, ABLE), List.of(LED));
        assertThat(events).filteredOn(Specialities.Changed.class::isInstance).hasSize(5);
        assertThat(take(province, false, table).changed()).as("once more").isZero();
    }

    @Test
    void areNotTakenWithOneWrongLineAndEveryFaultIsNamed() {
        var report = take(
                province,
                false,
                "登录名,姓名,熟悉的部分",
                "r0,r0," + LED,
                "expert,expert," + LED,
                "r1,r2," + LED,
                "R0,," + LED,
                "r2,,科普经费、" + ABLE,
                "r3,,",
                ",无名," + LED);
        assertThat(report.imported()).isFalse();
        assertThat(report.problems())
                .extracting(
                        org.hecha.organization.OrganizationImport.Problem::line,
                        org.hecha.organization.OrganizationImport.Problem::field,
                        org.hecha.organization.OrganizationImport.Problem::key)
                .containsExactly(
                        tuple(3, "login", "not-your-reviewer"),
                        tuple(4, "name", "another-name"),
                        tuple(5, "login", "twice"),
                        tuple(6, "parts", "unknown-part"),
                        tuple(7, "parts", "no-parts"),
                        tuple(8, "login", "missing"));
        assertThat(specialities.of(Set.of(reviewers.get(0).id()))).isEmpty();
        assertThatThrownBy(() -> take(province, false, "姓名,专长", "r0," + LED))
                .isInstanceOf(org.hecha.organization.UnreadableTable.class);
        assertThatThrownBy(() -> take(world.scope(reviewers.get(0), PROVINCE, Level.PROVINCE), true, "登录名,专长"))
                .isInstanceOf(NotAssigning.class);
        assertThat(take(nation, false, "登录名,专长", "expert," + ABLE).changed()).isEqualTo(1);
    }

    private Allotments.Draft draft(int cap) {
        return allotments.draft(province, new Allotments.Question(Assignment.Kind.DESK, all, 2, cap, 1));
    }

    private List<MemberId> ids(int... which) {
        return Arrays.stream(which).mapToObj(i -> reviewers.get(i).id()).toList();
    }

    private List<MemberId> assign(Assignment.Kind kind, int howMany) {
        return sheets.assign(province, waiting.getFirst().id(), kind, howMany, Set.of()).stream()
                .map(Assignment::reviewer)
                .toList();
    }

    @Test
    void areSetByWhoeverAssignsAndNobodyElse() {
        assertThat(specialities.people(province))
                .extracting(Specialities.Person::member)
                .containsExactlyElementsOf(ids(0, 1, 2, 3));
        assertThat(specialities.people(nation))
                .extracting(Specialities.Person::member)
                .hasSize(5)
                .contains(expert.id());
        assertThatThrownBy(() -> specialities.set(province, expert.id(), Set.of(LED)))
                .isInstanceOf(UnknownMember.class);
        Scope own = world.scope(reviewers.getFirst(), PROVINCE, Level.PROVINCE);
        assertThatThrownBy(() -> specialities.set(own, reviewers.getFirst().id(), Set.of(LED)))
                .isInstanceOf(NotAssigning.class);
        assertThat(specialities.of(Set.copyOf(ids(0, 1)))).isEmpty();
        assertThat(events).isEmpty();
    }

    @Test
    void areKeptInTheStandardsOrderAndTheChainSaysWhatChanged() {
        knows(0, DONE, LED, "没有这一部分");
        assertThat(specialities.people(province).getFirst().knows()).containsExactly(LED, DONE);
        knows(0, LED, DONE);
        knows(0);

        assertThat(specialities.people(province).getFirst().knows()).isEmpty();
        assertThat(events)
                .containsExactly(
                        new Specialities.Changed(
                                reviewers.getFirst().id(),
                                "*",
                                LED + "、" + DONE,
                                leader.id().toString()),
                        new Specialities.Changed(
                                reviewers.getFirst().id(),
                                LED + "、" + DONE,
                                "*",
                                leader.id().toString()));
    }

    @Test
    void decideWhoIsDraftedTogetherForEveryDossier() {
        knows(0, LED);
        knows(1, LED);
        knows(2, ABLE, DONE);
        knows(3, ABLE, DONE);

        assertThat(draft(20).rows()).allSatisfy(row -> {
            assertThat(row.reviewers())
                    .hasSize(2)
                    .containsAnyElementsOf(ids(0, 1))
                    .containsAnyElementsOf(ids(2, 3));
            assertThat(row.unknown()).isEmpty();
        });
    }

    @Test
    void sayWhichPartNobodyFreeKnows() {
        for (int i = 0; i < 4; i++) {
            knows(i, LED, ABLE);
        }
        assertThat(draft(20).rows()).allSatisfy(row -> {
            assertThat(row.reviewers()).hasSize(1);
            assertThat(row.obstacle()).contains(Allotments.Obstacle.NOBODY_KNOWS);
            assertThat(row.unknown().orElseThrow().parts()).containsExactly(DONE);
        });
    }

    @Test
    void sayThatSoManyNeverKnowAllPartsTogether() {
        knows(0, LED);
        knows(1, ABLE);
        knows(2, DONE);
        knows(3, DONE);
        assertThat(draft(20).rows())
                .allSatisfy(row -> assertThat(row.obstacle()).contains(Allotments.Obstacle.NOT_TOGETHER));
    }

    @Test
    void sayThatThoseWhoKnowHaveAsManyAsTheyMay() {
        knows(0, LED);
        knows(1, LED);
        knows(2, LED);
        knows(3, ABLE, DONE);

        var rows = draft(2).rows();

        assertThat(rows.stream().mapToInt(Allotments.Row::missing).sum()).isEqualTo(1);
        var short1 = rows.stream().filter(row -> row.missing() > 0).findFirst().orElseThrow();
        assertThat(short1.obstacle()).contains(Allotments.Obstacle.KNOWING_AT_CAP);
        assertThat(short1.unknown().orElseThrow().parts()).containsExactly(ABLE, DONE);
    }

    @Test
    void decideWhoIsAssignedAlsoWithoutADraftAndInPlaceOfSomebody() {
        knows(0, LED);
        knows(1, LED);
        knows(2, LED, ABLE);
        knows(3, ABLE, DONE);

        assertThat(assign(Assignment.Kind.DESK, 2)).containsExactlyElementsOf(ids(0, 3));

        // the one who knows two parts steps back: nobody who is left knows the last
        Assignment gone = sheets.of(province, waiting.getFirst().id()).stream()
                .filter(a -> a.reviewer().equals(reviewers.get(3).id()))
                .findFirst()
                .orElseThrow();
        sheets.recuse(province, gone, "亲属", "test");
        assertThatThrownBy(() -> assign(Assignment.Kind.DESK, 1))
                .isInstanceOfSatisfying(
                        NobodyKnows.class,
                        refused -> assertThat(refused.facts()).containsEntry("parts", DONE));
        knows(1);
        assertThat(assign(Assignment.Kind.DESK, 1)).containsExactlyElementsOf(ids(1));
        // those who judge know everything: the third may be anybody
        assertThat(assign(Assignment.Kind.DESK, 1)).containsExactlyElementsOf(ids(2));
    }

    @Test
    void ofAnotherEditionOnlyAreNoneOfThisOne() {
        jdbc.sql("insert into review.speciality (person, part) values (?, '旧版的一部分')")
                .param(reviewers.getFirst().id().value())
                .update();
        for (int i = 1; i < 4; i++) {
            knows(i, LED);
        }
        assertThat(draft(20).rows())
                .allSatisfy(row -> assertThat(row.reviewers()).hasSize(2).contains(ids(0).getFirst()));
    }

    @Test
    void areNotAskedForWhereOnePersonChecksOnTheSpot() {
        for (var person : specialities.people(nation)) {
            specialities.set(nation, person.member(), Set.of(LED));
        }
        assertThat(assign(Assignment.Kind.SPOT_CHECK, 1)).containsExactly(expert.id());
    }
}
