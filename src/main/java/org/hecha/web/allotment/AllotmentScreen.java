package org.hecha.web.allotment;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.review.AllotmentChanged;
import org.hecha.review.Allotments;
import org.hecha.review.Specialities;
import org.hecha.web.page.Problems;
import org.hecha.workflow.Assigning;
import org.hecha.workflow.Task;
import org.hecha.workflow.Worklist;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * All dossiers that wait in this office for their reviewers, and who would judge which: looked at, changed by other limits or
 * another seed, kept, dropped. The reviewers are assigned when each dossier's own task is finished.
 */
@Controller
class AllotmentScreen {

    private static final int PAGE = 200;

    private final Allotments allotments;
    private final Worklist worklist;
    private final Directory directory;
    private final Specialities specialities;
    private final Problems problems;

    AllotmentScreen(
            Allotments allotments,
            Worklist worklist,
            Directory directory,
            Specialities specialities,
            Problems problems) {
        this.allotments = allotments;
        this.worklist = worklist;
        this.directory = directory;
        this.specialities = specialities;
        this.problems = problems;
    }

    /** What a person typed. */
    record Wish(int each, int cap, long seed) {}

    /**
     * One dossier's row; people by name.
     *
     * @param changed  whether another answer than the kept one
     * @param doubtful people of this draft with an unanswered match
     */
    record Row(
            Task task,
            Allotments.Row row,
            List<String> people,
            List<String> before,
            boolean changed,
            List<String> doubtful) {}

    /** @param knows parts of the standard; empty = every part */
    record Share(String name, String body, List<String> knows, int open, int added) {}

    @GetMapping("/allotment/{kind}")
    String show(
            @PathVariable String kind,
            @RequestParam(defaultValue = "0") int each,
            @RequestParam(defaultValue = "20") int cap,
            @RequestParam(defaultValue = "") String seed,
            Scope scope,
            Model model) {
        Assigning waiting = assigning(kind);
        var wish = new Wish(
                each == 0 ? waiting.most() : each(waiting, each),
                cap(cap),
                seed.isBlank() ? ThreadLocalRandom.current().nextInt(1, 1_000_000) : number(seed));
        return page(waiting, wish, scope, model);
    }

    private String page(Assigning waiting, Wish wish, Scope scope, Model model) {
        Map<DossierId, Task> tasks = waitingTasks(waiting, scope);
        model.addAttribute("waiting", waiting);
        model.addAttribute("maySetSpecialities", specialities.maySet(scope));
        model.addAttribute("wish", wish);
        model.addAttribute("highest", Allotments.HIGHEST_CAP);
        model.addAttribute(
                "kept", allotments.kept(scope, waiting.kind(), tasks.keySet()).size());
        model.addAttribute("rows", List.of());
        if (!tasks.isEmpty()) {
            Allotments.Draft draft = allotments.draft(scope, question(waiting, wish, tasks.keySet()));
            model.addAttribute("key", draft.key());
            model.addAttribute("rows", rows(draft, tasks));
            model.addAttribute("shares", shares(draft));
            model.addAttribute(
                    "missing",
                    draft.rows().stream().filter(row -> row.missing() > 0).count());
        }
        return "allotment/allotment";
    }

    @PostMapping("/allotment/{kind}")
    String keep(
            @PathVariable String kind,
            @RequestParam int each,
            @RequestParam int cap,
            @RequestParam String seed,
            @RequestParam String key,
            Scope scope,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Assigning waiting = assigning(kind);
        var wish = new Wish(each(waiting, each), cap(cap), number(seed));
        try {
            allotments.keep(
                    scope, question(waiting, wish, waitingTasks(waiting, scope).keySet()), key);
        } catch (AllotmentChanged changed) {
            response.setStatus(Problems.status(changed.kind()).value());
            model.addAttribute("refused", problems.sentence(changed).detail());
            return page(waiting, wish, scope, model);
        }
        flash.addFlashAttribute("said", "allotment.said.kept");
        return "redirect:/allotment/%s?each=%d&cap=%d&seed=%d".formatted(kind, wish.each(), wish.cap(), wish.seed());
    }

    @PostMapping("/allotment/{kind}/removal")
    String drop(@PathVariable String kind, Scope scope, RedirectAttributes flash) {
        Assigning waiting = assigning(kind);
        allotments.drop(scope, waiting.kind(), waitingTasks(waiting, scope).keySet());
        flash.addFlashAttribute("said", "allotment.said.dropped");
        return "redirect:/allotment/" + kind;
    }

    private static Assigning assigning(String name) {
        return Arrays.stream(Assigning.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(NoSuchAllotment::new);
    }

    private static int each(Assigning waiting, int wanted) {
        return Math.clamp(wanted, waiting.least(), waiting.most());
    }

    private static int cap(int wanted) {
        return Math.clamp(wanted, 1, Allotments.HIGHEST_CAP);
    }

    private static Allotments.Question question(Assigning waiting, Wish wish, Set<DossierId> dossiers) {
        return new Allotments.Question(waiting.kind(), dossiers, wish.each(), wish.cap(), wish.seed());
    }

    /** Of this person's office, by number of the dossier. */
    private Map<DossierId, Task> waitingTasks(Assigning waiting, Scope scope) {
        Map<String, Task> byNumber = new TreeMap<>();
        String after = "";
        do {
            Worklist.Page page = worklist.list(
                    scope, Worklist.Tab.UNIT, "step:" + waiting.step(), Worklist.Order.DUE, false, after, PAGE);
            page.tasks().stream()
                    // another step may have this one's name in its own
                    .filter(task -> task.step().equals(waiting.step()))
                    .forEach(task -> byNumber.put(task.number(), task));
            after = page.next();
        } while (!after.isEmpty() && byNumber.size() < Allotments.MOST);
        Map<DossierId, Task> tasks = new LinkedHashMap<>();
        byNumber.values().forEach(task -> tasks.put(task.dossier(), task));
        return tasks;
    }

    private List<Row> rows(Allotments.Draft draft, Map<DossierId, Task> tasks) {
        Map<MemberId, String> names =
                draft.loads().stream().collect(Collectors.toMap(Allotments.Load::person, load -> name(load.person())));
        List<Row> rows = new ArrayList<>();
        for (Allotments.Row row : draft.rows()) {
            rows.add(new Row(
                    Objects.requireNonNull(tasks.get(row.dossier())),
                    row,
                    row.reviewers().stream()
                            .map(id -> names.getOrDefault(id, ""))
                            .toList(),
                    row.before().stream().map(this::name).toList(),
                    !row.before().isEmpty() && !row.before().equals(row.reviewers()),
                    row.doubtful().stream().map(this::name).toList()));
        }
        return rows;
    }

    private List<Share> shares(Allotments.Draft draft) {
        Map<MemberId, Set<String>> said = specialities.of(
                draft.loads().stream().map(Allotments.Load::person).collect(Collectors.toSet()));
        List<String> parts = specialities.parts();
        return draft.loads().stream()
                .map(load -> {
                    Member person = directory.member(load.person()).orElseThrow();
                    Set<String> knows = said.getOrDefault(load.person(), Set.of());
                    return new Share(
                            person.name(),
                            person.body().name(),
                            parts.stream().filter(knows::contains).toList(),
                            load.open(),
                            load.added());
                })
                .toList();
    }

    private String name(MemberId id) {
        return directory.member(id).map(Member::name).orElse("");
    }

    private static long number(String seed) {
        try {
            return Long.parseLong(seed.strip());
        } catch (NumberFormatException typed) {
            throw new SeedUnreadable(seed);
        }
    }
}
