package org.hecha.web.overview;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.Scope;
import org.hecha.web.task.TaskRow;
import org.hecha.web.task.TaskRows;
import org.hecha.workflow.Stuck;
import org.hecha.workflow.Task;
import org.hecha.workflow.Worklist;
import org.springframework.stereotype.Component;

/** Turns waiting tasks into lines with what the reader may do about each. */
@Component
public class WaitingRows {

    private final TaskRows rows;
    private final Directory directory;

    WaitingRows(TaskRows rows, Directory directory) {
        this.rows = rows;
        this.directory = directory;
    }

    /**
     * @param heirs who may be handed the task. @param signers who may be asked to sign along; both empty where it may not be
     *              done
     */
    public record Line(Stuck.Waiting waiting, TaskRow row, List<Member> heirs, List<Member> signers) {
        public boolean may(String move) {
            return waiting.moves().contains(Stuck.Move.valueOf(move));
        }

        /** Whether it waits for somebody in the place of a reviewer who stepped back. */
        public boolean apart() {
            return Task.JUDGED_APART.contains(row.task().step());
        }

        /** In working days. */
        public int longestExtension() {
            return Worklist.LONGEST_EXTENSION;
        }
    }

    /** Whether the task is one of these, so that what came of a move stands at it. */
    public boolean among(List<Line> lines, String task) {
        return lines.stream().anyMatch(line -> line.row().task().id().value().equals(task));
    }

    /** In the order given; people of one unit and role are looked up once a page. */
    List<Line> lines(Scope scope, List<Stuck.Waiting> waiting) {
        Map<String, List<Member>> known = new HashMap<>();
        var shown = rows.rows(scope, waiting.stream().map(Stuck.Waiting::task).toList());
        List<Line> lines = new java.util.ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            var one = waiting.get(i);
            var task = one.task();
            List<Member> heirs = one.moves().contains(Stuck.Move.TRANSFER)
                    ? known
                            .computeIfAbsent(
                                    task.unit() + "/" + task.role(), key -> directory.members(task.unit(), task.role()))
                            .stream()
                            .filter(member -> !task.assignee().equals(Optional.of(member.id())))
                            .toList()
                    : List.of();
            List<Member> signers = one.moves().contains(Stuck.Move.ADD_REVIEWER)
                    ? known.computeIfAbsent("colleagues", key -> directory.colleagues(scope.member())).stream()
                            .filter(member -> !member.id().equals(scope.member())
                                    && !task.assignee().equals(Optional.of(member.id())))
                            .toList()
                    : List.of();
            lines.add(new Line(one, shown.get(i), heirs, signers));
        }
        return lines;
    }
}
