package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hecha.workflow.Play.APPROVE;
import static org.hecha.workflow.Play.DEFECTS;
import static org.hecha.workflow.Play.REJECT;
import static org.hecha.workflow.Play.RETURN;
import static org.hecha.workflow.Play.applicationForm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.ReviewPath;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.shared.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@InProcessWorld
class AsksIT {

    @Autowired
    Play play;

    @Autowired
    Asks asks;

    @Autowired
    Attention attention;

    @Autowired
    JdbcClient jdbc;

    ProcessWorld.People people;
    Scope city;
    Task task;
    List<MemberId> two;

    @BeforeEach
    void theCityHoldsATask() {
        people = play.people;
        people.path = ReviewPath.VIA_CITY;
        city = people.scope(people.city);
        two = List.of(people.cityColleague.id(), people.clerk.id());
        task = heldByTheCity();
    }

    private Task heldByTheCity() {
        var d = play.open();
        play.done(d, "draft", people.clerk, applicationForm()).done(d, "seal", people.leader, APPROVE);
        return play.worklist.claim(city, play.task(d, "city_check").id());
    }

    private Task now() {
        return play.worklist.get(Play.everything(), task.id());
    }

    private void finish(Map<String, Object> fields) {
        play.worklist.complete(
                city,
                task.id(),
                now().version(),
                fields,
                fields.get("decision").equals("return") ? DEFECTS : List.of());
    }

    private void ask(Asks.Kind kind, int needed) {
        asks.ask(city, task.id(), kind, two, needed, "请看");
    }

    /** The next task that was made for this person answers. */
    private void answer(Member who, Map<String, Object> fields) {
        var own = play.openTasks(task.dossier()).stream()
                .filter(t -> Signers.own(t.id())
                        && t.assignee().filter(who.id()::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new TaskGone("nobody asks " + who.name()));
        play.worklist.complete(people.scope(who), own.id(), own.version(), fields, List.of());
    }

    private Asks.State state() {
        return asks.of(Play.everything(), task.id()).getLast().state();
    }

    private boolean done() {
        return now().done().isPresent();
    }

    @Test
    void anOpinionIsGivenAndNobodyWaitsForIt() {
        ask(Asks.Kind.OPINION, 0);
        answer(people.cityColleague, Map.of("opinion", "数字对得上"));
        assertThat(asks.of(city, task.id()).getFirst().answers())
                .anySatisfy(a -> assertThat(a.words()).isEqualTo("数字对得上"));
        finish(APPROVE);
        assertThat(done()).isTrue();
        assertThat(state()).isEqualTo(Asks.State.LAPSED);
        assertThat(play.openSteps(task.dossier())).doesNotContain("give_opinion");
    }

    @Test
    void whoSignsBeforeHoldsTheApprovalUpAndAnObjectionStopsItUntilItIsTakenBack() {
        ask(Asks.Kind.BEFORE, 0);
        assertThatThrownBy(() -> finish(APPROVE)).isInstanceOf(SignaturesMissing.class);
        answer(people.cityColleague, APPROVE);
        assertThatThrownBy(() -> finish(APPROVE)).isInstanceOf(SignaturesMissing.class);
        answer(people.clerk, Map.of("decision", "reject", "opinion", "口径不对"));
        assertThat(state()).isEqualTo(Asks.State.REFUSED);
        assertThatThrownBy(() -> finish(APPROVE)).isInstanceOf(SignaturesMissing.class);
        asks.withdraw(city, asks.of(city, task.id()).getFirst().id(), "已口头说明");
        assertThat(state()).isEqualTo(Asks.State.WITHDRAWN);
        finish(APPROVE);
        assertThat(done()).isTrue();
    }

    @Test
    void whoSignsBesideOrAfterLetsAnApprovalWaitAndGoOnByItself() {
        for (var kind : List.of(Asks.Kind.PARALLEL, Asks.Kind.AFTER)) {
            task = heldByTheCity();
            ask(kind, 0);
            assertThat(play.openSteps(task.dossier()).contains("sign_along")).isEqualTo(kind == Asks.Kind.PARALLEL);
            finish(APPROVE);
            assertThat(asks.waits(city, task.id())).isTrue();
            assertThat(done()).isFalse();
            answer(people.cityColleague, APPROVE);
            assertThat(done()).isFalse();
            answer(people.clerk, APPROVE);
            assertThat(done()).as(kind.name()).isTrue();
            assertThat(play.openSteps(task.dossier())).containsExactly("provincial_check");
        }
    }

    @Test
    void anObjectionGivesTheApprovalBackToTheHolder() {
        ask(Asks.Kind.AFTER, 0);
        finish(APPROVE);
        answer(people.clerk, Map.of("decision", "reject", "opinion", "口径不对"));
        assertThat(asks.waits(city, task.id())).isFalse();
        assertThat(done()).isFalse();
        finish(RETURN);
        assertThat(done()).isTrue();
    }

    @Test
    void countersigningAsksForAllAnyOrSoMany() {
        ask(Asks.Kind.COUNTERSIGN, 1);
        answer(people.cityColleague, APPROVE);
        assertThat(state()).isEqualTo(Asks.State.AGREED);
        assertThat(play.openSteps(task.dossier())).containsExactly("city_check");
        ask(Asks.Kind.COUNTERSIGN, 2);
        answer(people.clerk, Map.of("decision", "reject", "opinion", "口径不对"));
        assertThat(state()).isEqualTo(Asks.State.REFUSED);
        assertThatThrownBy(() -> ask(Asks.Kind.COUNTERSIGN, 3)).isInstanceOf(FormRejected.class);
    }

    @Test
    void asksOnlyForTheHolderAndOnlyPeopleWhoMayKnowOfIt() {
        assertThatThrownBy(() -> asks.ask(
                        people.scope(people.cityColleague),
                        task.id(),
                        Asks.Kind.OPINION,
                        List.of(people.clerk.id()),
                        0,
                        ""))
                .isInstanceOf(NotYourRole.class);
        assertThatThrownBy(() -> asks.ask(city, task.id(), Asks.Kind.OPINION, List.of(people.expert.id()), 0, ""))
                .isInstanceOf(NotCopyable.class);
        ask(Asks.Kind.OPINION, 0);
        assertThatThrownBy(() -> ask(Asks.Kind.BEFORE, 0)).isInstanceOf(NotCopyable.class);
        var own = play.task(task.dossier(), "give_opinion");
        var signer = people.scope(
                own.assignee().equals(java.util.Optional.of(people.clerk.id())) ? people.clerk : people.cityColleague);
        assertThatThrownBy(() -> play.worklist.release(signer, own.id())).isInstanceOf(InPersonOnly.class);
    }

    @Test
    void fiftyWhoSignAtOnceLoseNothing() throws Exception {
        List<Member> many = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            many.add(people.world.member("会签" + i, people.city.body(), Role.CITY_REVIEWER));
        }
        asks.ask(
                city,
                task.id(),
                Asks.Kind.PARALLEL,
                many.stream().map(Member::id).toList(),
                0,
                "");
        finish(APPROVE);
        try (var pool = Executors.newFixedThreadPool(10)) {
            var all = pool.invokeAll(many.stream()
                    .map(who -> (Callable<Boolean>) () -> {
                        answer(who, APPROVE);
                        return true;
                    })
                    .toList());
            for (var one : all) {
                assertThat(one.get()).isTrue();
            }
        }
        assertThat(state()).isEqualTo(Asks.State.AGREED);
        assertThat(done()).isTrue();
    }

    /** Whatever two moves follow one another, each is done whole or refused, and nothing is left over. */
    @Test
    void everyTwoMovesOneAfterTheOtherLeaveNothingBehind() {
        Map<String, Runnable> moves = new LinkedHashMap<>();
        moves.put("release", () -> play.worklist.release(city, task.id()));
        moves.put("claim", () -> play.worklist.claim(city, task.id()));
        moves.put("transfer", () -> play.worklist.transfer(city, task.id(), people.cityColleague.id(), "出差"));
        moves.put("urge", () -> play.worklist.urge(people.scope(people.clerk), task.id()));
        moves.put("copy", () -> attention.copy(city, task.id(), List.of(people.cityColleague.id()), ""));
        for (var kind : Asks.Kind.values()) {
            moves.put(kind.name(), () -> ask(kind, 1));
        }
        moves.put("sign", () -> answer(people.cityColleague, APPROVE));
        moves.put("object", () -> answer(people.clerk, Map.of("decision", "reject", "opinion", "不同意")));
        moves.put(
                "take back",
                () -> asks.withdraw(city, asks.of(city, task.id()).getLast().id(), "不需要了"));
        moves.put("approve", () -> finish(APPROVE));
        moves.put("return", () -> finish(RETURN));
        moves.put("reject", () -> finish(REJECT));
        moves.put("county withdraws", () -> play.worklist.withdraw(people.scope(people.clerk), task.dossier(), "有误"));
        moves.put("county gives up", () -> play.worklist.abandon(people.scope(people.leader), task.dossier(), "放弃"));
        for (var first : moves.entrySet()) {
            for (var second : moves.entrySet()) {
                task = heldByTheCity();
                String pair = first.getKey() + " × " + second.getKey();
                attempt(first.getValue());
                attempt(second.getValue());
                whole(pair);
            }
        }
        // the engine and the list agree about everything that was played
        assertThat(play.worklist.rebuild()).isZero();
    }

    private static void attempt(Runnable move) {
        try {
            move.run();
        } catch (Refused | java.util.NoSuchElementException refused) {
            // understood and refused: nothing was done
        }
    }

    private void whole(String pair) {
        var after = now();
        boolean open = after.done().isEmpty();
        var all = asks.of(Play.everything(), task.id());
        var own = play.openTasks(task.dossier()).stream()
                .filter(t -> Signers.own(t.id()))
                .toList();
        if (!open) {
            assertThat(own).as(pair + ": nobody signs what is over").isEmpty();
            assertThat(all).as(pair).noneMatch(ask -> ask.state() == Asks.State.OPEN);
        }
        for (var ask : all) {
            if (ask.state() != Asks.State.OPEN) {
                assertThat(own)
                        .as(pair)
                        .noneMatch(t -> asks.behind(Play.everything(), t.id())
                                .orElseThrow()
                                .id()
                                .equals(ask.id()));
            }
        }
        assertThat(jdbc.sql(
                                "select count(*) from workflow.held h join workflow.task t on t.id = h.task where t.done is not null")
                        .query(Long.class)
                        .single())
                .as(pair + ": no approval waits for a task that is over")
                .isZero();
        var dossier = play.house.dossiers.get(task.dossier());
        boolean ended = dossier.outcome() != org.hecha.dossier.Dossier.Outcome.OPEN;
        assertThat(play.openTasks(task.dossier()).stream().anyMatch(t -> !Signers.own(t.id())))
                .as(pair + ": somebody has the dossier unless its journey is over")
                .isEqualTo(!ended);
    }
}
