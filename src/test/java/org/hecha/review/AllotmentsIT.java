package org.hecha.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hecha.organization.AWorld.COUNTY;
import static org.hecha.organization.AWorld.PROVINCE;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hecha.Fake;
import org.hecha.InDatabase;
import org.hecha.dossier.ADossier;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.AScope;
import org.hecha.organization.AWorld;
import org.hecha.organization.Body;
import org.hecha.organization.Level;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.programme.RoundId;
import org.hecha.programme.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Reviewers for many dossiers at once. */
@InDatabase
class AllotmentsIT {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    PlatformTransactionManager transactions;

    final AWorld world = new AWorld();
    final List<Object> events = new ArrayList<>();
    final Body association = world.body("岚川省科协", Body.Kind.RECOMMENDING, PROVINCE);
    final List<Member> reviewers = IntStream.range(0, 5)
            .mapToObj(i -> world.member("r" + i, association, Role.PROVINCIAL_REVIEWER))
            .toList();
    final Member leader = world.member("leader", association, Role.PROVINCIAL_LEADER);
    final Member clerk =
            world.member("clerk", world.body("赭岭县科协", Body.Kind.COUNTY_ASSOCIATION, COUNTY), Role.COUNTY_CLERK);
    final List<Dossier> waiting = IntStream.range(0, 6)
            .mapToObj(i -> ADossier.of(
                    new RoundId("2021B2"), COUNTY, "2021B2-99022" + i, Level.PROVINCE, Stage.PROVINCIAL_RECOMMENDATION))
            .toList();
    final Set<DossierId> all = waiting.stream().map(Dossier::id).collect(Collectors.toSet());
    final Scope province = world.scope(leader, PROVINCE, Level.PROVINCE);
    final ATie ties = new ATie();
    Allotments allotments;
    Sheets sheets;

    @BeforeEach
    void begin() {
        Dossiers dossiers = ADossier.dossiers(ADossier.standard(3, 0), waiting);
        var assignments = new Assignments(jdbc);
        var table = new AllotmentTable(jdbc);
        var matches = new Matches(ties, ATie.NOBODY_SIGNED, new MatchTable(jdbc));
        sheets = new Sheets(
                assignments,
                table,
                new SpecialityTable(jdbc),
                dossiers,
                world.directory(),
                matches,
                events::add,
                clock);
        Reviews nobodyTookPart = Fake.of(Reviews.class, new Object() {
            public Set<MemberId> takenPart(Scope scope, DossierId id) {
                return Set.of();
            }
        });
        allotments = Fake.transactional(
                Allotments.class,
                new Allotting(
                        dossiers,
                        world.directory(),
                        assignments,
                        table,
                        new SpecialityTable(jdbc),
                        matches,
                        nobodyTookPart,
                        events::add,
                        clock),
                transactions);
    }

    private Allotments.Question each(int people, int cap, long seed) {
        return new Allotments.Question(Assignment.Kind.DESK, all, people, cap, seed);
    }

    private List<Assignment> assign(Dossier dossier) {
        return sheets.assign(province, dossier.id(), Assignment.Kind.DESK, 2, Set.of());
    }

    @Test
    void sharesTheWorkOfAllDossiersAndNobodyJudgesOneTwice() {
        var draft = allotments.draft(province, each(2, 20, 1));

        assertThat(draft.rows()).hasSize(6).allSatisfy(row -> {
            assertThat(row.reviewers()).hasSize(2).doesNotHaveDuplicates();
            assertThat(row.obstacle()).isEmpty();
            assertThat(row.before()).isEmpty();
        });
        // twelve places, five people
        assertThat(draft.loads()).extracting(Allotments.Load::added).containsOnly(2, 3);
        assertThat(draft.key())
                .isEqualTo(allotments.draft(province, each(2, 20, 1)).key());
        assertThat(events).isEmpty();
    }

    @Test
    void isFollowedWhenReviewersAreAssignedAndForgottenThen() {
        var question = each(2, 20, 3);
        var draft = allotments.draft(province, question);
        allotments.keep(province, question, draft.key());

        Map<DossierId, Set<MemberId>> meant = new HashMap<>();
        draft.rows().forEach(row -> meant.put(row.dossier(), Set.copyOf(row.reviewers())));
        for (Dossier dossier : waiting) {
            assertThat(assign(dossier).stream().map(Assignment::reviewer).collect(Collectors.toSet()))
                    .isEqualTo(meant.get(dossier.id()));
        }
        assertThat(allotments.kept(province, Assignment.Kind.DESK, all)).isEmpty();
        assertThat(events).filteredOn(Allotments.Changed.class::isInstance).hasSize(6);
    }

    @Test
    void putsSomebodyFreeInPlaceOfWhoeverHasAConflictByThen() {
        var question = each(2, 20, 3);
        var draft = allotments.draft(province, question);
        allotments.keep(province, question, draft.key());
        var row = draft.rows().getFirst();
        MemberId stepsAside = row.reviewers().getFirst();
        world.directory().hide(stepsAside, row.dossier().value(), "conflict");

        var made = sheets.assign(province, row.dossier(), Assignment.Kind.DESK, 2, Set.of());

        assertThat(made)
                .extracting(Assignment::reviewer)
                .hasSize(2)
                .contains(row.reviewers().getLast())
                .doesNotContain(stepsAside);
    }

    @Test
    void saysOfEachPlaceThatStaysEmptyWhy() {
        Dossier first = waiting.getFirst();
        for (Member reviewer : reviewers.subList(1, 5)) {
            world.directory().hide(reviewer.id(), first.id().value(), "conflict");
        }

        var draft = allotments.draft(province, each(2, 2, 1));

        var tooFew = draft.rows().getFirst();
        assertThat(tooFew.obstacle()).contains(Allotments.Obstacle.TOO_FEW_FREE);
        assertThat(tooFew.eligible()).isEqualTo(5);
        assertThat(tooFew.free()).isEqualTo(1);
        // five people may have two each: ten places of twelve, and one of the first dossier has nobody
        assertThat(draft.rows().stream().mapToInt(Allotments.Row::missing).sum())
                .isEqualTo(2);
        assertThat(draft.rows().stream().filter(row -> row.free() == 5 && row.missing() > 0))
                .allSatisfy(row -> assertThat(row.obstacle()).contains(Allotments.Obstacle.ALL_AT_CAP));

        world.directory().hide(reviewers.getFirst().id(), first.id().value(), "conflict");
        assertThat(allotments.draft(province, each(2, 9, 1)).rows().getFirst().obstacle())
                .contains(Allotments.Obstacle.NOBODY_FREE);
    }

    @Test
    void keepsNothingWhereTheAnswerHasChangedSinceItWasLookedAt() {
        var question = each(2, 20, 3);
        String looked = allotments.draft(province, question).key();
        assign(waiting.getFirst());

        assertThatThrownBy(() -> allotments.keep(province, question, looked)).isInstanceOf(AllotmentChanged.class);

        assertThat(allotments.kept(province, Assignment.Kind.DESK, all)).isEmpty();
    }

    @Test
    void isShownAgainBesideTheNextDraftAndCanBeDropped() {
        var question = each(2, 20, 3);
        var draft = allotments.draft(province, question);
        allotments.keep(province, question, draft.key());

        assertThat(allotments.draft(province, each(2, 20, 4)).rows())
                .allSatisfy(row -> assertThat(row.before()).hasSize(2));
        allotments.drop(province, Assignment.Kind.DESK, all);
        assertThat(allotments.kept(province, Assignment.Kind.DESK, all)).isEmpty();
    }

    @Test
    void givesPeopleWithAnUnansweredMatchOnlyWhatNobodyElseCouldJudge() {
        MemberId doubtful = reviewers.getFirst().id();
        ties.between(doubtful, COUNTY.code(), org.hecha.organization.Ties.Kind.PHONE);

        var draft = allotments.draft(province, each(2, 20, 1));
        assertThat(draft.rows()).allSatisfy(row -> {
            assertThat(row.unanswered()).containsExactly(doubtful);
            assertThat(row.reviewers()).doesNotContain(doubtful);
            assertThat(row.doubtful()).isEmpty();
        });

        // four people may have two each: eight of twelve places; the other four fall to those who are left
        var tight = allotments.draft(province, each(2, 2, 1));
        assertThat(tight.rows().stream().mapToInt(Allotments.Row::missing).sum())
                .isEqualTo(2);
        assertThat(tight.rows().stream().filter(row -> row.doubtful().contains(doubtful)))
                .hasSize(2);
    }

    @Test
    void isNotForThoseBelowTheLevelThatAssigns() {
        Scope county = world.scope(clerk, COUNTY, Level.COUNTY);

        assertThatThrownBy(() -> allotments.draft(county, each(2, 20, 1))).isInstanceOf(NotAReviewer.class);
        assertThat(allotments.kept(AScope.system("test"), Assignment.Kind.DESK, all))
                .isEmpty();
        assertThat(allotments.kept(county, Assignment.Kind.DESK, all)).isEmpty();
    }
}
