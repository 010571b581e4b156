package org.hecha.web.overview;

import java.io.Serializable;
import java.util.List;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.shared.Refused;
import org.hecha.web.page.Problems;
import org.hecha.web.task.TaskRows;
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

/** What a manager does about a task that waits, without leaving the list; whether it may be done is decided by the worklist. */
@Controller
class MovesScreen {

    private final Worklist worklist;
    private final Asks asks;
    private final TaskRows rows;
    private final Problems problems;

    MovesScreen(Worklist worklist, Asks asks, TaskRows rows, Problems problems) {
        this.worklist = worklist;
        this.asks = asks;
        this.rows = rows;
        this.problems = problems;
    }

    /** What was sent with a move that was refused, for the form it came from. @param days 0 where none were asked for */
    public record Typed(String task, String move, int days, String reason) implements Serializable {}

    /**
     * What came of a move, to be said at its task.
     *
     * @param said  message key; empty where the move was refused for a reason that is a sentence already
     * @param about for the message
     */
    public record Moved(String task, boolean done, String said, List<String> about, String refused)
            implements Serializable {}

    @PostMapping("/overview/tasks/{id}/urge")
    String urge(
            Scope scope,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String back,
            RedirectAttributes flash) {
        return moved(
                scope,
                new Typed(id, "urge", 0, ""),
                back,
                flash,
                "moves.urged",
                task -> worklist.urge(scope, task.id()));
    }

    @PostMapping("/overview/tasks/{id}/transfer")
    String transfer(
            Scope scope,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String back,
            RedirectAttributes flash) {
        var typed = new Typed(id, "transfer", 0, reason);
        if (to.isBlank()) {
            return refused(typed, "task.transfer.whom", List.of(), "", back, flash);
        }
        return moved(
                scope,
                typed,
                back,
                flash,
                "moves.transferred",
                task -> worklist.transfer(scope, task.id(), MemberId.of(to), reason.strip()));
    }

    @PostMapping("/overview/tasks/{id}/extend")
    String extend(
            Scope scope,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int days,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String back,
            RedirectAttributes flash) {
        return moved(
                scope,
                new Typed(id, "extend", days, reason),
                back,
                flash,
                "moves.extended",
                task -> worklist.extend(scope, task.id(), days, reason.strip()));
    }

    /** A colleague signs along: an approval then waits for both. */
    @PostMapping("/overview/tasks/{id}/reviewer")
    String reviewer(
            Scope scope,
            @PathVariable String id,
            @RequestParam(defaultValue = "") List<String> who,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String back,
            RedirectAttributes flash) {
        return moved(
                scope,
                new Typed(id, "reviewer", 0, reason),
                back,
                flash,
                "moves.reviewer-added",
                task -> asks.ask(
                        scope,
                        task.id(),
                        Asks.Kind.PARALLEL,
                        who.stream()
                                .filter(one -> !one.isBlank())
                                .map(MemberId::of)
                                .toList(),
                        1,
                        reason.strip()));
    }

    private interface Act {
        void on(Task task);
    }

    private String moved(Scope scope, Typed typed, String back, RedirectAttributes flash, String said, Act act) {
        Task task = worklist.get(scope, new TaskId(typed.task()));
        try {
            act.on(task);
        } catch (FormRejected wrong) {
            String key = "moves.wrong." + wrong.problems().keySet().iterator().next();
            return refused(typed, key, List.of(String.valueOf(Worklist.LONGEST_EXTENSION)), "", back, flash);
        } catch (Refused refused) {
            return refused(typed, "", List.of(), problems.sentence(refused).detail(), back, flash);
        }
        flash.addFlashAttribute(
                "moved", new Moved(typed.task(), true, said, List.of(rows.step(task.step()), task.county()), ""));
        return at(typed.task(), back);
    }

    private static String refused(
            Typed typed, String said, List<String> about, String sentence, String back, RedirectAttributes flash) {
        flash.addFlashAttribute("typed", typed);
        flash.addFlashAttribute("moved", new Moved(typed.task(), false, said, about, sentence));
        return at(typed.task(), back);
    }

    private static String at(String task, String back) {
        return "redirect:" + within(back) + "#w-" + task;
    }

    /** Only to our own lists, whatever the request says. */
    private static String within(String back) {
        boolean ours = back.startsWith("/overview");
        return ours && !back.contains("\\") && !back.contains("//") ? back : "/overview/stuck";
    }
}
