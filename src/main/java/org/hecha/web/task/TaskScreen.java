package org.hecha.web.task;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hecha.dossier.Defect;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Exhibit;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.shared.Refused;
import org.hecha.web.page.Dates;
import org.hecha.web.page.Problems;
import org.hecha.workflow.Asks;
import org.hecha.workflow.Attention;
import org.hecha.workflow.Drafts;
import org.hecha.workflow.FormRejected;
import org.hecha.workflow.Task;
import org.hecha.workflow.TaskGone;
import org.hecha.workflow.TaskId;
import org.hecha.workflow.Worklist;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One task, from reading what is asked to having it done; nothing typed is ever lost. */
@Controller
class TaskScreen {

    private final Worklist worklist;
    private final Attention attention;
    private final Asks asks;
    private final Drafts drafts;
    private final Dossiers dossiers;
    private final TaskPage page;
    private final TaskRows rows;
    private final Problems problems;
    private final Dates dates;
    private final Clock clock;

    TaskScreen(
            Worklist worklist,
            Attention attention,
            Asks asks,
            Drafts drafts,
            Dossiers dossiers,
            TaskPage page,
            TaskRows rows,
            Problems problems,
            Dates dates,
            Clock clock) {
        this.worklist = worklist;
        this.attention = attention;
        this.asks = asks;
        this.drafts = drafts;
        this.dossiers = dossiers;
        this.page = page;
        this.rows = rows;
        this.problems = problems;
        this.dates = dates;
        this.clock = clock;
    }

    @GetMapping("/tasks/{id}")
    String task(Scope scope, @PathVariable String id, @RequestParam(defaultValue = "") String list, Model model) {
        Task task = worklist.get(scope, new TaskId(id));
        attention.opened(scope, task.id());
        model.addAttribute("list", TaskListScreen.within(list));
        return page.show(scope, task, TaskPage.Typed.FRESH, model);
    }

    @PostMapping("/tasks/{id}/watch")
    String watch(
            Scope scope,
            @PathVariable String id,
            @RequestParam(defaultValue = "true") boolean on,
            RedirectAttributes flash) {
        Task task = worklist.get(scope, new TaskId(id));
        attention.watch(scope, task.id(), on);
        say(flash, on ? "task.watched" : "task.unwatched", task);
        return "redirect:/tasks/" + task.id();
    }

    /** Shows the task to colleagues; the page then says who has read it. */
    @PostMapping("/tasks/{id}/copy")
    String copy(
            Scope scope,
            @PathVariable String id,
            @RequestParam(defaultValue = "") List<String> to,
            @RequestParam(defaultValue = "") String words,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Task task = worklist.get(scope, new TaskId(id));
        if (to.isEmpty()) {
            response.setStatus(422);
            model.addAttribute("copyProblem", "task.copy.whom");
            model.addAttribute("copyWords", words);
            return page.show(scope, task, TaskPage.Typed.FRESH, model);
        }
        attention.copy(scope, task.id(), to.stream().map(MemberId::of).toList(), words.strip());
        say(flash, "task.copied", task);
        return "redirect:/tasks/" + task.id();
    }

    @PostMapping("/tasks/{id}/complete")
    String complete(
            Scope scope,
            @PathVariable String id,
            @RequestParam long version,
            @RequestParam(defaultValue = "") String list,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Task task = worklist.get(scope, new TaskId(id));
        if (doneByMe(scope, task)) {
            return already(task, flash);
        }
        TaskForm form = TaskForm.of(worklist.form(scope, task.id()));
        Map<String, Object> values = form.read(sent);
        List<DefectRows.Row> typedDefects = DefectRows.read(sent);
        boolean returns = "return".equals(values.get(TaskForm.DECISION));
        List<Exhibit> exhibits = returns ? dossiers.exhibits(scope, task.dossier()) : List.of();
        List<DefectRows.Problem> wrong = returns ? DefectRows.problems(typedDefects, exhibits) : List.of();
        try {
            if (!wrong.isEmpty()) {
                throw new FormRejected(Map.of("defects", "defects"));
            }
            List<Defect> defects = returns ? DefectRows.defects(typedDefects, exhibits) : List.of();
            Optional<Task> next = worklist.complete(scope, task.id(), version, values, defects);
            boolean waits = asks.waits(scope, task.id());
            say(flash, waits ? "task.done.waits" : next.isPresent() ? "task.done.next" : "task.done", task);
            return "redirect:" + next.map(t -> after(scope, t, list)).orElse("/tasks");
        } catch (FormRejected rejected) {
            return again(scope, task, rejected, values, rejected.problems(), typedDefects, wrong, model, response);
        } catch (TaskGone gone) {
            Task now = worklist.get(scope, task.id());
            if (doneByMe(scope, now)) {
                return already(now, flash);
            }
            // somebody or another tab was faster: what was typed stays on the page, together with what there is now
            model.addAttribute("stale", true);
            return again(scope, now, gone, values, Map.of(), typedDefects, List.of(), model, response);
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.NOT_FOUND) {
                throw refused;
            }
            return again(scope, task, refused, values, Map.of(), typedDefects, List.of(), model, response);
        }
    }

    /** The next task of the list the reader came from, else the most urgent one. */
    private String after(Scope scope, Task mostUrgent, String list) {
        if (list.isEmpty()) {
            return "/tasks/" + mostUrgent.id();
        }
        var view = TaskListScreen.View.read(TaskListScreen.within(list));
        var page = worklist.list(
                scope, view.tab(), view.q(), view.order(), view.desc(), view.after(), TaskListScreen.PAGE);
        return rows.rows(scope, page.tasks()).stream()
                .filter(row -> row.open() && (row.mine() || row.takable()))
                .findFirst()
                .map(row -> "/tasks/" + row.task().id() + "?" + TaskListScreen.listParameter(view.url()))
                .orElse(view.url());
    }

    private String again(
            Scope scope,
            Task task,
            Refused why,
            Map<String, Object> values,
            Map<String, String> wrongFields,
            List<DefectRows.Row> defects,
            List<DefectRows.Problem> wrongDefects,
            Model model,
            HttpServletResponse response) {
        response.setStatus(Problems.status(why.kind()).value());
        model.addAttribute("refused", problems.sentence(why).detail());
        return page.show(scope, task, new TaskPage.Typed(values, wrongFields, defects, wrongDefects), model);
    }

    /** Keeps a long form as it stands, to be gone on with another day. */
    @PostMapping(path = "/tasks/{id}/draft", params = "!auto")
    String draft(
            Scope scope,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String list,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Task task = worklist.get(scope, new TaskId(id));
        Map<String, Object> values =
                TaskForm.of(worklist.form(scope, task.id())).read(sent);
        try {
            drafts.keep(scope, task.id(), texts(values));
        } catch (FormRejected rejected) {
            return again(scope, task, rejected, values, rejected.problems(), List.of(), List.of(), model, response);
        } catch (TaskGone gone) {
            return again(scope, task, gone, values, Map.of(), List.of(), List.of(), model, response);
        }
        say(flash, "task.draft.kept", task);
        return "redirect:/tasks/" + task.id()
                + (list.isEmpty() ? "" : "?" + TaskListScreen.listParameter(TaskListScreen.within(list)));
    }

    /**
     * What a script learns about a save while people type.
     *
     * @param version what the form must name from now on
     * @param saved   for the mark under the form, such as 已保存 10:32
     */
    record Saved(long version, String saved) {}

    /** The form as it stands, for the script that saves while people type. */
    @PostMapping(path = "/tasks/{id}/draft", produces = MediaType.APPLICATION_JSON_VALUE, params = "auto")
    @ResponseBody
    Saved save(
            Scope scope,
            @PathVariable String id,
            @RequestParam long version,
            @RequestParam MultiValueMap<String, String> sent) {
        Task task = worklist.get(scope, new TaskId(id));
        Map<String, Object> values =
                TaskForm.of(worklist.form(scope, task.id())).read(sent);
        return new Saved(drafts.save(scope, task.id(), version, texts(values)), dates.clock(clock.instant()));
    }

    private static Map<String, String> texts(Map<String, Object> values) {
        return values.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> field.getValue().toString()));
    }

    @PostMapping("/tasks/{id}/transfer")
    String transfer(
            Scope scope,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Task task = worklist.get(scope, new TaskId(id));
        if (to.isBlank() || reason.isBlank()) {
            response.setStatus(422);
            model.addAttribute("transferTo", to);
            model.addAttribute("transferReason", reason);
            model.addAttribute("transferProblem", to.isBlank() ? "task.transfer.whom" : "task.transfer.why");
            return page.show(scope, task, TaskPage.Typed.FRESH, model);
        }
        Task moved = worklist.transfer(scope, task.id(), MemberId.of(to), reason.strip());
        flash.addFlashAttribute("said", "task.transferred");
        flash.addFlashAttribute("saidAbout", new Object[] {rows.step(task.step()), moved.assigneeName()});
        return "redirect:/tasks";
    }

    /** The county takes its dossier back while nobody above has claimed it. */
    @PostMapping("/tasks/{id}/withdraw")
    String withdraw(
            Scope scope,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Task task = worklist.get(scope, new TaskId(id));
        if (reason.isBlank()) {
            response.setStatus(422);
            model.addAttribute("withdrawProblem", "task.withdraw.missing");
            return page.show(scope, task, TaskPage.Typed.FRESH, model);
        }
        worklist.withdraw(scope, task.dossier(), reason.strip());
        flash.addFlashAttribute("said", "task.withdrawn");
        flash.addFlashAttribute("saidAbout", new Object[] {task.county()});
        return "redirect:/tasks";
    }

    /** Sent twice by a double click or a second tab: the first one counted. */
    private static boolean doneByMe(Scope scope, Task task) {
        return task.done().isPresent() && task.heldBy(scope);
    }

    private String already(Task task, RedirectAttributes flash) {
        say(flash, "task.already", task);
        return "redirect:/tasks";
    }

    private void say(RedirectAttributes flash, String key, Task task) {
        flash.addFlashAttribute("said", key);
        flash.addFlashAttribute("saidAbout", new Object[] {rows.step(task.step()), task.county()});
    }
}
