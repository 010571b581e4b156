package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.hecha.workflow.Play.APPROVE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.hecha.dossier.DossierId;
import org.hecha.organization.AScope;
import org.hecha.organization.Member;
import org.hecha.organization.ReviewPath;
import org.hecha.organization.Scope;
import org.hecha.workflow.Drafts.Change;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Notes from the site, brought by several people. */
@InProcessWorld
class DraftsIT {

    @Autowired
    Play play;

    @Autowired
    Drafts drafts;

    @Autowired
    Worklist worklist;

    ProcessWorld.People people;
    DossierId dossier;
    Task task;

    @BeforeEach
    void theTeamSetsOut() {
        people = play.people;
        people.path = ReviewPath.VIA_CITY;
        dossier = play.atTheDesk();
        play.deskReviews(dossier);
        play.done(dossier, "desk_conclusion", people.provincialLeader, APPROVE);
        task = play.task(dossier, "on_site_check");
    }

    private Scope mine() {
        return people.scope(people.province);
    }

    private Scope colleague() {
        return people.scope(people.secondReviewer);
    }

    private Drafts.Delivery bring(Scope who, String field, String from, String to) {
        return drafts.bring(who, task.id(), UUID.randomUUID(), Map.of(field, new Change(from, to)));
    }

    @Test
    void onlyThoseWhoMayDoTheTaskSeeAndBringNotes() {
        for (Member stranger : List.of(people.clerk, people.city, people.officer, people.provincialLeader)) {
            var scope = people.scope(stranger);
            assertThat(drafts.offered(scope, task)).as(stranger.name()).isFalse();
            assertThatThrownBy(() -> drafts.of(scope, task.id())).isInstanceOf(UnknownTask.class);
            assertThatThrownBy(() -> drafts.takeAlong(scope, task.id())).isInstanceOf(UnknownTask.class);
            assertThatThrownBy(() -> bring(scope, "team", "", "x")).isInstanceOf(UnknownTask.class);
        }
        var conflicted = hidden(people.secondReviewer);
        assertThat(drafts.offered(conflicted, task)).isFalse();
        assertThatThrownBy(() -> drafts.takeAlong(conflicted, task.id())).isInstanceOf(UnknownTask.class);
        assertThatThrownBy(() -> bring(conflicted, "team", "", "x")).isInstanceOf(UnknownTask.class);
        assertThat(drafts.offered(mine(), task)).isTrue();
        assertThat(drafts.takeAlong(mine(), task.id()).fields()).isEmpty();
    }

    private Scope hidden(Member member) {
        var plain = people.scope(member);
        var region = people.region(member.body().region()).orElseThrow();
        return AScope.of(
                member,
                region.lo(),
                region.hi(),
                plain.roles().iterator().next().level(),
                java.util.Set.of(),
                java.util.Set.of(dossier.value()));
    }

    @Test
    void onlyStepsDoneAwayFromTheDeskAreTakenAlong() {
        play.done(
                dossier,
                "on_site_check",
                people.province,
                Map.of("visited_on", "2022-09-21", "team", "孙宁", "findings", "与材料相符。"));
        var next = play.task(dossier, "deliberate");
        var leader = people.scope(people.provincialLeader);

        assertThat(drafts.offered(leader, next)).isFalse();
        assertThatThrownBy(() -> drafts.of(leader, next.id())).isInstanceOf(UnknownTask.class);
    }

    @Test
    void putsTogetherWhatTwoPeopleBringAndNamesWhatTheyBothChanged() {
        bring(mine(), "points", "", "科技馆");

        var second = drafts.bring(
                colleague(),
                task.id(),
                UUID.randomUUID(),
                Map.of(
                        "points", new Change("", "农技站"),
                        "questions", new Change("", "馆长答：每周开放五天"),
                        "team", new Change("", "")));

        assertThat(second.apart()).containsExactly("points");
        assertThat(second.refused()).isEmpty();
        assertThat(second.draft().value("points")).isEqualTo("科技馆");
        assertThat(second.draft().fields().get("points").byName()).isEqualTo("孙宁");
        assertThat(second.draft().fields().get("questions").byName()).isEqualTo("郑可");

        var chosen = bring(colleague(), "points", "科技馆", "科技馆\n农技站");

        assertThat(chosen.apart()).isEmpty();
        assertThat(worklist.formData(mine(), task.id()))
                .containsOnly(entry("points", "科技馆\n农技站"), entry("questions", "馆长答：每周开放五天"));
    }

    @Test
    void choosingAgainstSomethingThatHasChangedOnceMoreIsAskedOnceMore() {
        bring(mine(), "points", "", "一");
        bring(mine(), "points", "一", "二");

        assertThat(bring(colleague(), "points", "一", "三").apart()).containsExactly("points");
    }

    @Test
    void aDeliveryRepeatedAfterALostAnswerDoesNothingTwice() {
        var ticket = UUID.randomUUID();
        Map<String, Change> changes = new HashMap<>();
        changes.put("points", new Change("", "科技馆"));
        changes.put("salary", new Change("", "1"));
        bring(colleague(), "team", "", "郑可");
        changes.put("team", new Change("", "孙宁"));
        var first = drafts.bring(mine(), task.id(), ticket, changes);
        // meanwhile a colleague has taken it back to what it was
        bring(colleague(), "points", "科技馆", "");
        long version = worklist.get(mine(), task.id()).version();

        var again = drafts.bring(mine(), task.id(), ticket, changes);

        assertThat(again.apart()).isEqualTo(first.apart()).containsExactly("team");
        assertThat(again.refused()).isEqualTo(first.refused()).containsExactly(entry("salary", "unknown"));
        assertThat(again.draft().value("points")).isEmpty();
        assertThat(worklist.get(mine(), task.id()).version()).isEqualTo(version);
    }

    @Test
    void whatDoesNotFitTheFormIsNamedAndTheRestIsKept() {
        var delivery = drafts.bring(
                mine(),
                task.id(),
                UUID.randomUUID(),
                Map.of(
                        "visited_on", new Change("", "昨天"),
                        "team", new Change("", "孙".repeat(201)),
                        "findings", new Change("", "短"),
                        "finding_on", new Change("", "哪一条？"),
                        "finding_on_S01", new Change("", "规划在墙上")));

        assertThat(delivery.refused())
                .containsOnly(
                        entry("visited_on", "not_a_date"), entry("team", "too_long"), entry("finding_on", "unknown"));
        assertThat(delivery.draft().value("findings")).as("still being written").isEqualTo("短");
        assertThat(delivery.draft().value("finding_on_S01")).isEqualTo("规划在墙上");
    }

    @Test
    void aPageOpenedBeforeTheNotesCameIsStale() {
        Map<String, Object> fields = Map.of("visited_on", "2022-09-21", "team", "孙宁", "findings", "与材料相符。");
        long seen = task.version();
        bring(mine(), "points", "", "科技馆");

        assertThatThrownBy(() -> worklist.complete(mine(), task.id(), seen, fields, List.of()))
                .isInstanceOf(TaskGone.class);
        long now = worklist.get(mine(), task.id()).version();
        bring(mine(), "points", "科技馆", "科技馆");
        worklist.complete(mine(), task.id(), now, fields, List.of());
    }

    @Test
    void nothingIsTakenOnceTheTaskIsDone() {
        bring(mine(), "points", "", "科技馆");
        play.done(
                dossier,
                "on_site_check",
                people.province,
                Map.of("visited_on", "2022-09-21", "team", "孙宁", "findings", "与材料相符。"));

        assertThatThrownBy(() -> bring(mine(), "points", "科技馆", "农技站")).isInstanceOf(TaskGone.class);
        assertThatThrownBy(() -> drafts.of(mine(), task.id())).isInstanceOf(TaskGone.class);
        assertThat(worklist.formData(mine(), task.id())).isEmpty();
    }

    @Test
    void colleaguesOfTheHolderWriteAlongAndOnlyTheHolderSeesItThrough() {
        worklist.claim(mine(), task.id());
        bring(colleague(), "points", "", "农技站");

        assertThat(worklist.formData(mine(), task.id())).containsOnly(entry("points", "农技站"));
        long version = worklist.get(colleague(), task.id()).version();
        assertThatThrownBy(() -> worklist.complete(
                        colleague(),
                        task.id(),
                        version,
                        Map.of("visited_on", "2022-09-21", "team", "郑可", "findings", "与材料相符。"),
                        List.of()))
                .isInstanceOf(TaskTaken.class);
    }

    @Test
    void manyWhoBringAtOnceLoseNothing() throws Exception {
        List<Callable<Drafts.Delivery>> racers = new java.util.ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            String field = "finding_on_S0" + i;
            racers.add(() -> bring(mine(), field, "", "一"));
            racers.add(() -> bring(colleague(), field, "", "二"));
        }
        try (var pool = Executors.newFixedThreadPool(racers.size())) {
            int apart = 0;
            for (var result : pool.invokeAll(racers)) {
                apart += result.get().apart().size();
            }
            assertThat(apart).as("of each two exactly one is asked").isEqualTo(3);
        }
        assertThat(drafts.of(mine(), task.id()).fields()).hasSize(3);
    }
}
