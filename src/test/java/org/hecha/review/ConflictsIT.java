package org.hecha.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hecha.organization.AWorld.COUNTY;
import static org.hecha.organization.AWorld.ELSEWHERE;
import static org.hecha.organization.AWorld.PROVINCE;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.hecha.organization.Ties;
import org.hecha.programme.RoundId;
import org.hecha.programme.Stage;
import org.hecha.review.Conflicts.Match;
import org.hecha.review.Conflicts.Reason;
import org.hecha.review.Conflicts.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Conflicts of interest that the machine supposes. */
@InDatabase
class ConflictsIT {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    PlatformTransactionManager transactions;

    final AWorld world = new AWorld();
    final ATie ties = new ATie();
    final List<Signatures.Signed> signed = new ArrayList<>();
    final List<Object> events = new ArrayList<>();
    final Dossier dossier =
            ADossier.of(new RoundId("2021B2"), COUNTY, "2021B2-990226", Level.NATION, Stage.PROVINCIAL_RECOMMENDATION);
    final DossierId id = dossier.id();
    final Body association = world.body("岚川省科协", Body.Kind.RECOMMENDING, PROVINCE);
    final Member an = world.member("an", association, Role.PROVINCIAL_REVIEWER);
    final Member bo = world.member("bo", association, Role.PROVINCIAL_REVIEWER);
    final Member cai = world.member("cai", association, Role.PROVINCIAL_REVIEWER);
    final Member leader = world.member("leader", association, Role.PROVINCIAL_LEADER);
    final Member expert = world.member("expert", world.body("碧水大学", Body.Kind.INSTITUTE, ELSEWHERE), Role.EXPERT);
    final Member officer = world.member(
            "officer", world.body("全国科普中心", Body.Kind.NATIONAL_ASSOCIATION, AWorld.COUNTRY), Role.NATIONAL_OFFICER);
    final Scope assigning = world.scope(leader, PROVINCE, Level.PROVINCE);
    Sheets sheets;
    Conflicts conflicts;

    @BeforeEach
    void begin() {
        Dossiers dossiers = ADossier.dossiers(ADossier.standard(1, 0), List.of(dossier));
        var table = new MatchTable(jdbc);
        var assignments = new Assignments(jdbc);
        var matches = new Matches(
                ties,
                (people, counties) -> signed.stream()
                        .filter(s -> people.contains(s.person()) && counties.contains(s.county()))
                        .toList(),
                table);
        sheets = new Sheets(
                assignments,
                new AllotmentTable(jdbc),
                new SpecialityTable(jdbc),
                dossiers,
                world.directory(),
                matches,
                events::add,
                clock);
        conflicts = Fake.transactional(
                Conflicts.class,
                new ConflictDesk(matches, table, sheets, assignments, dossiers, world.directory(), events::add, clock),
                transactions);
    }

    private Scope of(Member member) {
        return world.scope(member, PROVINCE, Level.PROVINCE);
    }

    private Assignment assigned(int howMany) {
        return sheets.assign(assigning, id, Assignment.Kind.DESK, howMany, Set.of())
                .getFirst();
    }

    private void answer(Scope who, Member about, Match match, boolean confirmed) {
        conflicts.answer(who, Assignment.Kind.DESK, id, about.id(), match.reason(), match.fact(), confirmed, "核实过了");
    }

    private Match only(Scope scope) {
        List<Match> all = conflicts.of(scope, Assignment.Kind.DESK, Set.of(id)).get(id);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void anUnansweredOneKeepsTheSheetShutEvenWhenItTurnsUpAfterTheDeclaration() {
        Assignment ans = assigned(1);
        sheets.declareConflict(of(an), ans.id(), false, "");
        ties.between(an.id(), COUNTY.code(), Ties.Kind.EARLIER_POST);
        var met = new Judgement("S01", true, Optional.empty(), "", "");

        assertThatThrownBy(() -> sheets.judge(of(an), ans.id(), met))
                .isInstanceOfSatisfying(
                        MatchUnanswered.class, r -> assertThat(r.facts()).containsEntry("open", 1));
        assertThatThrownBy(() -> sheets.declareConflict(of(an), ans.id(), false, ""))
                .isInstanceOf(MatchUnanswered.class);

        answer(of(an), an, conflicts.mine(of(an), id).getFirst(), false);
        sheets.judge(of(an), ans.id(), met);
        assertThat(new Assignments(jdbc).sheet(ans.id())).containsKey("S01");
    }

    @Test
    void isTheReviewersOwnAndTheAssignersToAnswerAndNobodyElses() {
        ties.between(an.id(), COUNTY.code(), Ties.Kind.PHONE);
        ties.between(bo.id(), COUNTY.code(), Ties.Kind.PHONE);
        sheets.assign(assigning, id, Assignment.Kind.DESK, 2, Set.of());

        assertThat(conflicts.mine(of(cai), id)).isEmpty();
        Match ans = conflicts.of(assigning, Assignment.Kind.DESK, Set.of(id)).get(id).stream()
                .filter(m -> m.person().equals(an.id()))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> answer(of(bo), an, ans, false)).isInstanceOf(UnknownMatch.class);
        assertThatThrownBy(() -> answer(of(cai), an, ans, true)).isInstanceOf(UnknownMatch.class);
        assertThatThrownBy(() -> conflicts.of(of(bo), Assignment.Kind.DESK, Set.of(id)))
                .isInstanceOf(NotAReviewer.class);
        assertThatThrownBy(() -> conflicts.of(assigning, Assignment.Kind.PANEL, Set.of(id)))
                .isInstanceOf(NotAReviewer.class);
        assertThatThrownBy(() -> conflicts.answer(
                        assigning, Assignment.Kind.DESK, id, an.id(), ans.reason(), ans.fact(), false, " "))
                .isInstanceOf(ReasonMissing.class);
        assertThatThrownBy(() -> conflicts.answer(
                        assigning, Assignment.Kind.DESK, id, an.id(), ans.reason(), "another", false, "x"))
                .isInstanceOf(UnknownMatch.class);
        assertThat(events).noneMatch(Conflicts.Answered.class::isInstance);
    }

    @Test
    void aConfirmedOneHidesTheDossierAndFreesThePlaceAtOnce() {
        ties.between(an.id(), COUNTY.code(), Ties.Kind.PHONE);
        ties.between(bo.id(), COUNTY.code(), Ties.Kind.PHONE);
        ties.between(cai.id(), COUNTY.code(), Ties.Kind.PHONE);
        assigned(1);

        answer(of(an), an, conflicts.mine(of(an), id).getFirst(), true);

        assertThat(world.hidden.get(id.value())).containsExactly(an.id());
        assertThat(sheets.of(assigning, id)).isEmpty();
        assertThat(events)
                .anyMatch(e -> e instanceof Assignment.Recused r && r.reviewer().equals(an.id()))
                .anyMatch(e -> e instanceof Conflicts.Answered a
                        && a.confirmed()
                        && a.person().equals(an.id())
                        && a.actor().equals(an.id().toString()));
        assertThat(conflicts.of(assigning, Assignment.Kind.DESK, Set.of(id)).get(id))
                .as("of whom it is hidden nothing more is asked")
                .extracting(Match::person)
                .containsExactlyInAnyOrder(bo.id(), cai.id());
        assertThat(sheets.assign(assigning, id, Assignment.Kind.DESK, 2, Set.of()))
                .extracting(Assignment::reviewer)
                .containsExactlyInAnyOrder(bo.id(), cai.id());
    }

    @Test
    void aConfirmedOneOfSomebodyNotYetAssignedBarsFromBeingAssigned() {
        ties.between(an.id(), COUNTY.code(), Ties.Kind.SAME_BODY);
        Match match = only(assigning);
        answer(assigning, an, match, true);

        assertThat(world.hidden.get(id.value())).containsExactly(an.id());
        assertThatThrownBy(() -> sheets.assign(assigning, id, Assignment.Kind.DESK, 3, Set.of()))
                .isInstanceOf(NotEnoughReviewers.class);
        assertThatThrownBy(() -> answer(assigning, an, match, false)).isInstanceOf(UnknownMatch.class);
    }

    @Test
    void aDeniedOneStaysDeniedUntilItsFactsChangeAndMayStillBeConfirmed() {
        ties.between(an.id(), COUNTY.code(), Ties.Kind.PHONE, "one number");
        answer(assigning, an, only(assigning), false);
        assertThat(only(assigning).state()).isEqualTo(State.DENIED);
        assertThat(only(assigning).said()).map(Conflicts.Said::words).contains("核实过了");
        sheets.declareConflict(of(an), assigned(1).id(), false, "");

        ties.all.clear();
        ties.between(an.id(), COUNTY.code(), Ties.Kind.PHONE, "another number");
        assertThat(conflicts.mine(of(an), id)).extracting(Match::state).containsExactly(State.OPEN);
        answer(of(an), an, conflicts.mine(of(an), id).getFirst(), false);
        assertThat(conflicts.mine(of(an), id)).extracting(Match::state).containsExactly(State.DENIED);

        answer(assigning, an, only(assigning), true);
        assertThat(world.hidden.get(id.value())).containsExactly(an.id());
    }

    @Test
    void isChosenLastWhileUnansweredAndAsOthersOnceDenied() {
        ties.between(an.id(), COUNTY.code(), Ties.Kind.MAIL_DOMAIN);
        assertThat(sheets.assign(assigning, id, Assignment.Kind.DESK, 2, Set.of()))
                .extracting(Assignment::reviewer)
                .containsExactly(bo.id(), cai.id());
        // still better than nobody: who may not see it before answering
        assertThat(assigned(1).reviewer()).isEqualTo(an.id());
    }

    @Test
    void sharingAProvinceConcernsOnlyThoseWhoJudgeForTheNation() {
        ties.between(an.id(), COUNTY.code(), Ties.Kind.SAME_PROVINCE);
        ties.between(expert.id(), COUNTY.code(), Ties.Kind.SAME_PROVINCE);
        assertThat(conflicts.of(assigning, Assignment.Kind.DESK, Set.of(id))).isEmpty();
        Scope national = AScope.of(officer.id(), Role.NATIONAL_OFFICER, 1, 1000, Level.NATION);
        assertThat(conflicts.of(national, Assignment.Kind.PANEL, Set.of(id)).get(id))
                .extracting(Match::person, Match::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(expert.id(), Reason.SAME_PROVINCE));
    }

    @Test
    void aSharedPaperIsNamed() {
        signed.add(new Signatures.Signed(an.id(), COUNTY.code(), id, "2019B1-990226", List.of("赭岭县人民政府")));
        Match match = only(assigning);
        assertThat(match.reason()).isEqualTo(Reason.CO_SIGNATURE);
        assertThat(match.paper()).isEqualTo("2019B1-990226");
        MemberId person = match.person();
        assertThat(person).isEqualTo(an.id());
    }
}
