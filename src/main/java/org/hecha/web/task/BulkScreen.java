package org.hecha.web.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hecha.organization.Directory;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.web.page.Problems;
import org.hecha.web.words.Words;
import org.hecha.workflow.Bulk;
import org.hecha.workflow.Task;
import org.hecha.workflow.TaskId;
import org.hecha.workflow.Worklist;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Many tasks at once: what would happen to each, then what has happened to each, then perhaps back again. */
@Controller
class BulkScreen {

    private final Bulk bulk;
    private final Worklist worklist;
    private final Directory directory;
    private final TaskRows rows;
    private final Problems problems;
    private final Words words;

    BulkScreen(Bulk bulk, Worklist worklist, Directory directory, TaskRows rows, Problems problems, Words words) {
        this.bulk = bulk;
        this.worklist = worklist;
        this.directory = directory;
        this.rows = rows;
        this.problems = problems;
        this.words = words;
    }

    /** @param task empty where the reader may not know of it. @param why empty where it goes through */
    record Line(String id, Optional<TaskRow> task, String why, long version) {}

    /** @param all every task of the list, not only the ones marked */
    @PostMapping("/tasks/bulk")
    String preview(
            Scope scope,
            @RequestParam(defaultValue = "") List<String> id,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "") String move,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(name = "words", defaultValue = "") String said,
            @RequestParam(defaultValue = "") String back,
            Model model) {
        String list = TaskListScreen.within(back);
        var kind = Arrays.stream(Bulk.Move.values())
                .filter(m -> m.name().equalsIgnoreCase(move))
                .findFirst();
        Set<TaskId> tasks = all ? whole(scope, list) : ids(id);
        if (kind.isEmpty() || tasks.isEmpty()) {
            return "redirect:" + list;
        }
        var order = order(kind.get(), to, said);
        model.addAttribute("order", order);
        model.addAttribute("to", to);
        model.addAttribute("back", list);
        model.addAttribute("ids", tasks.stream().map(TaskId::value).toList());
        model.addAttribute("most", Bulk.MOST);
        boolean asks = kind.get().needsPerson() && to.isEmpty() || kind.get().needsReason() && said.isBlank();
        model.addAttribute("asks", asks);
        if (asks) {
            model.addAttribute("colleagues", directory.colleagues(scope.member()));
        } else {
            show(scope, bulk.preview(scope, tasks, order), model);
        }
        model.addAttribute("stage", "preview");
        return "task/bulk";
    }

    @PostMapping("/tasks/bulk/do")
    String run(
            Scope scope,
            @RequestParam(defaultValue = "") List<String> id,
            @RequestParam Bulk.Move move,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(name = "words", defaultValue = "") String said,
            @RequestParam(defaultValue = "") String back,
            Model model) {
        var order = order(move, to, said);
        model.addAttribute("order", order);
        model.addAttribute("back", TaskListScreen.within(back));
        show(scope, bulk.run(scope, ids(id), order), model);
        model.addAttribute("stage", "done");
        return "task/bulk";
    }

    /** @param left id and version of each task as the move has left it */
    @PostMapping("/tasks/bulk/undo")
    String undo(
            Scope scope,
            @RequestParam(defaultValue = "") List<String> left,
            @RequestParam Bulk.Move move,
            @RequestParam(defaultValue = "") String back,
            Model model) {
        List<Bulk.Left> tasks = left.stream()
                .map(one -> one.split("/", 2))
                .filter(parts -> parts.length == 2 && parts[1].matches("\\d{1,18}"))
                .map(parts -> new Bulk.Left(new TaskId(parts[0]), Long.parseLong(parts[1])))
                .toList();
        model.addAttribute("order", new Bulk.Order(move, Optional.empty(), ""));
        model.addAttribute("back", TaskListScreen.within(back));
        show(scope, bulk.undo(scope, tasks, move, words.say("bulk.undo.reason")), model);
        model.addAttribute("stage", "undone");
        return "task/bulk";
    }

    private void show(Scope scope, List<Bulk.Item> items, Model model) {
        List<Line> fine = new ArrayList<>();
        List<Line> refused = new ArrayList<>();
        List<Task> known = items.stream().flatMap(item -> item.task().stream()).toList();
        Map<TaskId, TaskRow> shown = rows.rows(scope, known).stream()
                .collect(Collectors.toMap(row -> row.task().id(), Function.identity(), (first, same) -> first));
        for (var item : items) {
            var row = Optional.ofNullable(shown.get(item.id()));
            String why = item.refused().map(r -> problems.sentence(r).detail()).orElse("");
            var line = new Line(
                    item.id().value(), row, why, item.task().map(Task::version).orElse(0L));
            (item.done() ? fine : refused).add(line);
        }
        model.addAttribute("fine", fine);
        model.addAttribute("refused", refused);
    }

    private static Bulk.Order order(Bulk.Move move, String to, String said) {
        return new Bulk.Order(move, to.isEmpty() ? Optional.empty() : Optional.of(MemberId.of(to)), said.strip());
    }

    private static Set<TaskId> ids(List<String> ids) {
        Set<TaskId> tasks = new LinkedHashSet<>();
        ids.stream().filter(id -> !id.isBlank()).limit(Bulk.MOST).forEach(id -> tasks.add(new TaskId(id)));
        return tasks;
    }

    /** The list as it is at this moment, from its beginning. */
    private Set<TaskId> whole(Scope scope, String list) {
        var view = TaskListScreen.View.read(list);
        Set<TaskId> tasks = new LinkedHashSet<>();
        String after = "";
        do {
            var page = worklist.list(scope, view.tab(), view.q(), view.order(), view.desc(), after, 200);
            page.tasks().stream().limit(Bulk.MOST - tasks.size()).forEach(task -> tasks.add(task.id()));
            after = page.next();
        } while (!after.isEmpty() && tasks.size() < Bulk.MOST);
        return tasks;
    }
}
