package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hecha.workflow.Play.applicationForm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hecha.organization.ReviewPath;
import org.hecha.organization.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@InProcessWorld
class BulkIT {

    private static final Bulk.Order CLAIM = new Bulk.Order(Bulk.Move.CLAIM, Optional.empty(), "");

    @Autowired
    Play play;

    @Autowired
    Bulk bulk;

    @Autowired
    JdbcClient jdbc;

    ProcessWorld.People people;
    Scope city;
    List<TaskId> tasks = new ArrayList<>();

    @BeforeEach
    void threeWaitAtTheCity() {
        people = play.people;
        people.path = ReviewPath.VIA_CITY;
        city = people.scope(people.city);
        for (int i = 0; i < 3; i++) {
            var d = play.open();
            play.done(d, "draft", people.clerk, applicationForm()).done(d, "seal", people.leader, Play.APPROVE);
            tasks.add(play.task(d, "city_check").id());
        }
    }

    private long events() {
        return jdbc.sql("select count(*) from workflow.event").query(Long.class).single();
    }

    private Optional<org.hecha.organization.MemberId> holder(TaskId id) {
        return play.worklist.get(Play.everything(), id).assignee();
    }

    @Test
    void previewsTaskByTaskAndChangesNothing() {
        play.worklist.claim(people.scope(people.cityColleague), tasks.get(1));
        long before = events();
        var items = bulk.preview(city, List.of(tasks.get(0), tasks.get(1), tasks.get(2), new TaskId("none")), CLAIM);
        assertThat(items).extracting(Bulk.Item::done).containsExactly(true, false, true, false);
        assertThat(items.get(1).refused().orElseThrow()).isInstanceOf(TaskTaken.class);
        assertThat(items.get(3).refused().orElseThrow()).isInstanceOf(UnknownTask.class);
        assertThat(items.get(3).task()).isEmpty();
        assertThat(events()).isEqualTo(before);
        assertThat(holder(tasks.getFirst())).isEmpty();
    }

    @Test
    void doesWhatCanBeDoneAndSaysWhatCannot() {
        play.worklist.claim(people.scope(people.cityColleague), tasks.get(1));
        var items = bulk.run(city, tasks, CLAIM);
        assertThat(items).extracting(Bulk.Item::done).containsExactly(true, false, true);
        assertThat(holder(tasks.get(0))).contains(people.city.id());
        assertThat(holder(tasks.get(1))).contains(people.cityColleague.id());
        // the same rows as if each had been claimed by itself
        assertThat(jdbc.sql("select count(*) from workflow.event where task = :task and kind = 'CLAIMED'")
                        .param("task", tasks.getFirst().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void takesBackOnlyWhatIsStillAsItWasLeft() {
        var items = bulk.run(city, tasks, CLAIM);
        var left = items.stream()
                .map(i -> new Bulk.Left(i.id(), i.task().orElseThrow().version()))
                .toList();
        play.worklist.transfer(city, tasks.get(2), people.cityColleague.id(), "出差");
        var back = bulk.undo(city, left, Bulk.Move.CLAIM, "");
        assertThat(back).extracting(Bulk.Item::done).containsExactly(true, true, false);
        assertThat(holder(tasks.get(0))).isEmpty();
        assertThat(holder(tasks.get(2))).contains(people.cityColleague.id());
    }

    @Test
    void transfersBackToWhomItCameFrom() {
        bulk.run(city, tasks, CLAIM);
        var handed =
                bulk.run(city, tasks, new Bulk.Order(Bulk.Move.TRANSFER, Optional.of(people.cityColleague.id()), "出差"));
        assertThat(handed).allMatch(Bulk.Item::done);
        var left = handed.stream()
                .map(i -> new Bulk.Left(i.id(), i.task().orElseThrow().version()))
                .toList();
        assertThat(bulk.undo(city, left, Bulk.Move.TRANSFER, "撤回")).allMatch(Bulk.Item::done);
        assertThat(tasks).allSatisfy(id -> assertThat(holder(id)).contains(people.city.id()));
    }

    @Test
    void urgesCopiesAndWatchesButNeverWithoutAPersonOrTooMany() {
        assertThat(bulk.run(city, tasks, new Bulk.Order(Bulk.Move.URGE, Optional.empty(), "")))
                .allMatch(Bulk.Item::done);
        assertThat(bulk.run(city, tasks, new Bulk.Order(Bulk.Move.URGE, Optional.empty(), "")))
                .allMatch(i -> i.refused().orElseThrow() instanceof UrgedRecently);
        assertThat(bulk.run(city, tasks, new Bulk.Order(Bulk.Move.COPY, Optional.of(people.cityColleague.id()), "")))
                .allMatch(Bulk.Item::done);
        assertThat(bulk.run(city, tasks, new Bulk.Order(Bulk.Move.WATCH, Optional.empty(), "")))
                .allMatch(Bulk.Item::done);
        assertThat(bulk.run(city, tasks, new Bulk.Order(Bulk.Move.TRANSFER, Optional.empty(), "")))
                .allMatch(i -> i.refused().orElseThrow() instanceof FormRejected);
        var many = new ArrayList<TaskId>();
        for (int i = 0; i <= Bulk.MOST; i++) {
            many.add(new TaskId("t" + i));
        }
        assertThatThrownBy(() -> bulk.run(city, many, CLAIM)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bulk.undo(
                        city, many.stream().map(id -> new Bulk.Left(id, 1)).toList(), Bulk.Move.CLAIM, ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bulk.undo(city, List.of(), Bulk.Move.URGE, ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(bulk.run(city, Collections.nCopies(3, tasks.getFirst()), CLAIM))
                .hasSize(1);
    }
}
