package org.hecha.web.task;

import java.util.List;
import java.util.UUID;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.workflow.Asks;
import org.hecha.workflow.FormRejected;
import org.hecha.workflow.Task;
import org.hecha.workflow.TaskId;
import org.hecha.workflow.Worklist;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The holder of a task lets others take part in it. */
@Controller
class AskScreen {

    private final Asks asks;
    private final Worklist worklist;
    private final TaskRows rows;

    AskScreen(Asks asks, Worklist worklist, TaskRows rows) {
        this.asks = asks;
        this.worklist = worklist;
        this.rows = rows;
    }

    @PostMapping("/tasks/{id}/asks")
    String ask(
            Scope scope,
            @PathVariable String id,
            @RequestParam Asks.Kind kind,
            @RequestParam(defaultValue = "") List<String> who,
            @RequestParam(defaultValue = "1") int needed,
            @RequestParam(name = "words", defaultValue = "") String what,
            RedirectAttributes flash) {
        Task task = worklist.get(scope, new TaskId(id));
        try {
            asks.ask(scope, task.id(), kind, who.stream().map(MemberId::of).toList(), needed, what.strip());
            say(flash, "asks.done", task);
        } catch (FormRejected wrong) {
            flash.addFlashAttribute(
                    "asksProblem",
                    "asks.problem." + wrong.problems().keySet().iterator().next());
        }
        return "redirect:/tasks/" + task.id();
    }

    @PostMapping("/tasks/{id}/asks/{ask}/withdraw")
    String withdraw(
            Scope scope,
            @PathVariable String id,
            @PathVariable UUID ask,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash) {
        Task task = worklist.get(scope, new TaskId(id));
        try {
            asks.withdraw(scope, ask, reason.strip());
            say(flash, "asks.withdrawn", task);
        } catch (FormRejected wrong) {
            flash.addFlashAttribute("asksProblem", "asks.problem.reason");
        }
        return "redirect:/tasks/" + task.id();
    }

    private void say(RedirectAttributes flash, String key, Task task) {
        flash.addFlashAttribute("said", key);
        flash.addFlashAttribute("saidAbout", new Object[] {rows.step(task.step()), task.county()});
    }
}
