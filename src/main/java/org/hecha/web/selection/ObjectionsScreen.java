package org.hecha.web.selection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hecha.designation.Designations;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.workflow.Task;
import org.hecha.workflow.Worklist;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Objections to public notices, with the names of those who raised them: for the nation's officers alone. What is decided
 * about them is decided in their tasks.
 */
@Controller
class ObjectionsScreen {

    private final Designations designations;
    private final Worklist worklist;

    ObjectionsScreen(Designations designations, Worklist worklist) {
        this.designations = designations;
        this.worklist = worklist;
    }

    /** @param task where it is handled now, where that is this reader's turn */
    record Row(Designations.Objection objection, Designations.Notice notice, Optional<Task> task) {}

    @GetMapping("/objections")
    String objections(Scope scope, Model model) {
        if (!scope.is(Role.NATIONAL_OFFICER) && !scope.is(Role.NATIONAL_LEADER)) {
            throw new HandlersOnly();
        }
        Map<java.util.UUID, Designations.Notice> notices = Stream.of(true, false)
                .flatMap(running -> designations.publicNotices(running).stream())
                .collect(Collectors.toMap(Designations.Notice::id, notice -> notice, (a, b) -> a));
        List<Row> rows = new ArrayList<>();
        for (Designations.Notice notice : notices.values()) {
            List<Designations.Objection> raised = designations.objections(scope, notice.dossier()).stream()
                    .filter(objection -> objection.notice().equals(notice.id()))
                    .toList();
            List<Task> tasks = raised.isEmpty() ? List.of() : worklist.openOf(scope, notice.dossier());
            for (Designations.Objection objection : raised) {
                rows.add(new Row(
                        objection,
                        notice,
                        tasks.stream()
                                .filter(task -> task.process().equals("objection") && scope.is(task.role()))
                                .findFirst()));
            }
        }
        rows.sort(Comparator.comparing((Row row) -> row.objection().state())
                .thenComparing(row -> row.objection().received()));
        model.addAttribute("rows", rows);
        return "selection/objections";
    }
}
