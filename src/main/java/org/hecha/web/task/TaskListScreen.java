package org.hecha.web.task;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Level;
import org.hecha.organization.Scope;
import org.hecha.web.page.Problems;
import org.hecha.workflow.Attention;
import org.hecha.workflow.Bulk;
import org.hecha.workflow.FormRejected;
import org.hecha.workflow.Journey;
import org.hecha.workflow.Task;
import org.hecha.workflow.TaskId;
import org.hecha.workflow.TaskTaken;
import org.hecha.workflow.UrgedRecently;
import org.hecha.workflow.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** The worklist: what waits for me, for my unit, and what became of what I sent. */
@Controller
class TaskListScreen {

    static final int PAGE = 50;
    private static final int LONGEST_SEARCH = 200;

    /** Where somebody looks who wants to know what there is to do. */
    private static final Set<Worklist.Tab> HOME = Set.of(Worklist.Tab.MINE, Worklist.Tab.CLAIMABLE);

    /** A county has one dossier a round. */
    private static final int OWN_DOSSIERS = 3;

    private final Worklist worklist;
    private final Attention attention;
    private final Dossiers dossiers;
    private final Journey journey;
    private final TaskRows rows;
    private final Problems problems;

    TaskListScreen(
            Worklist worklist,
            Attention attention,
            Dossiers dossiers,
            Journey journey,
            TaskRows rows,
            Problems problems) {
        this.worklist = worklist;
        this.attention = attention;
        this.dossiers = dossiers;
        this.journey = journey;
        this.rows = rows;
        this.problems = problems;
    }

    /** What the reader looks at; everything of it stands in the URL. */
    record View(Worklist.Tab tab, String q, Worklist.Order order, boolean desc, String after) {

        /** What one of our own addresses shows. */
        static View read(String url) {
            var given = UriComponentsBuilder.fromUriString(url).build().getQueryParams();
            return view(
                    one(given.getFirst("tab")),
                    one(given.getFirst("q")),
                    one(given.getFirst("order")),
                    one(given.getFirst("desc")).equals("true"),
                    one(given.getFirst("after")),
                    Map.of());
        }

        private static String one(@Nullable String value) {
            return value == null ? "" : UriUtils.decode(value, StandardCharsets.UTF_8);
        }

        public String url() {
            return at("/tasks", tab, order, desc, after);
        }

        public String first() {
            return at("/tasks", tab, order, desc, "");
        }

        public String on(Worklist.Tab other) {
            if (other == Worklist.Tab.DONE && tab != other) {
                return at("/tasks", other, Worklist.Order.DONE, true, "");
            }
            // the day of finishing orders nothing that is open
            boolean finished = order == Worklist.Order.DONE && tab != other;
            return at("/tasks", other, finished ? Worklist.Order.DUE : order, !finished && desc, "");
        }

        public String next(String cursor) {
            return at("/tasks", tab, order, desc, cursor);
        }

        /** Clicking the heading once more turns the order round. */
        public String by(String name) {
            Worklist.Order other = Worklist.Order.valueOf(name);
            return at("/tasks", tab, other, other == order && !desc, "");
        }

        /** What may be done to many tasks of this list at once. */
        public List<Bulk.Move> moves() {
            return switch (tab) {
                case MINE -> List.of(Bulk.Move.RELEASE, Bulk.Move.TRANSFER, Bulk.Move.COPY, Bulk.Move.WATCH);
                case CLAIMABLE -> List.of(Bulk.Move.CLAIM, Bulk.Move.TRANSFER, Bulk.Move.COPY, Bulk.Move.WATCH);
                case UNIT ->
                    List.of(Bulk.Move.CLAIM, Bulk.Move.TRANSFER, Bulk.Move.URGE, Bulk.Move.COPY, Bulk.Move.WATCH);
                case AREA, STARTED, COPIED, WATCHED -> List.of(Bulk.Move.URGE, Bulk.Move.WATCH);
                case DONE -> List.of();
            };
        }

        public String changes() {
            return at("/tasks/changes", tab, order, desc, after);
        }

        private String at(String path, Worklist.Tab tab, Worklist.Order order, boolean desc, String after) {
            UriComponentsBuilder uri = UriComponentsBuilder.fromPath(path).queryParam("tab", word(tab));
            if (!q.isEmpty()) {
                uri.queryParam("q", "{q}");
            }
            if (order != Worklist.Order.DUE) {
                uri.queryParam("order", word(order));
            }
            if (desc) {
                uri.queryParam("desc", true);
            }
            if (!after.isEmpty()) {
                uri.queryParam("after", "{after}");
            }
            return uri.encode().buildAndExpand(Map.of("q", q, "after", after)).toUriString();
        }

        private static String word(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT);
        }
    }

    @GetMapping("/tasks")
    String list(
            Scope scope,
            @RequestParam(defaultValue = "") String tab,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "false") boolean desc,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        Map<Worklist.Tab, Long> counts = worklist.counts(scope);
        View view = view(tab, q, order, desc, after, counts);
        Worklist.Page page = worklist.list(scope, view.tab(), view.q(), view.order(), view.desc(), view.after(), PAGE);
        List<TaskRow> shown = rows.rows(scope, page.tasks());
        model.addAttribute("view", view);
        model.addAttribute("tabs", Worklist.Tab.values());
        model.addAttribute("claimable", Worklist.Tab.CLAIMABLE);
        model.addAttribute("counts", counts);
        model.addAttribute("rows", shown);
        model.addAttribute("unread", attention.unread(scope, page.tasks()));
        model.addAttribute("hints", worklist.hints(scope, view.q()));
        model.addAttribute("views", attention.views(scope));
        model.addAttribute("next", page.next());
        model.addAttribute("marks", marks(view, page.tasks(), counts));
        boolean nothingToDo = shown.isEmpty() && view.q().isEmpty() && HOME.contains(view.tab());
        model.addAttribute("whereabouts", nothingToDo ? whereabouts(scope) : List.of());
        return "task/list";
    }

    /** Where the reader's dossiers are, for people of a county: they have one or two and ask for nothing else. */
    public record Whereabouts(Dossier dossier, Journey.Line line) {}

    private List<Whereabouts> whereabouts(Scope scope) {
        if (!scope.roles().stream().allMatch(role -> role.level() == Level.COUNTY)) {
            return List.of();
        }
        return dossiers.list(scope, "", Optional.empty(), "", OWN_DOSSIERS).stream()
                .map(dossier -> new Whereabouts(dossier, journey.line(scope, dossier.id())))
                .toList();
    }

    /** Asked every few seconds by an open list: says how much has changed, moves nothing. */
    @GetMapping("/tasks/changes")
    public String changes(
            Scope scope,
            @RequestParam(defaultValue = "") String tab,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "false") boolean desc,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String marks,
            Model model) {
        Map<Worklist.Tab, Long> counts = worklist.counts(scope);
        View view = view(tab, q, order, desc, after, counts);
        Worklist.Page page = worklist.list(scope, view.tab(), view.q(), view.order(), view.desc(), view.after(), PAGE);
        List<String> before = Arrays.asList(marks.split("\\."));
        List<String> now = Arrays.asList(marks(view, page.tasks(), counts).split("\\."));
        model.addAttribute("view", view);
        model.addAttribute("changes", changed(before, now));
        model.addAttribute("fresh", counts);
        return "task/list :: changes";
    }

    /** What the last word typed into the search box may become. */
    @GetMapping("/tasks/completions")
    String completions(@RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("completions", worklist.completions(q.substring(0, Math.min(q.length(), LONGEST_SEARCH))));
        return "task/list :: completions";
    }

    /** Keeps what the reader looks at under a name. */
    @PostMapping("/tasks/views")
    String keep(
            Scope scope,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "false") boolean unit,
            @RequestParam(defaultValue = "") String back,
            RedirectAttributes flash) {
        String url = within(back);
        try {
            attention.keep(scope, name, url.contains("?") ? url.substring(url.indexOf('?') + 1) : "", unit);
            flash.addFlashAttribute("said", "tasks.views.kept");
            flash.addFlashAttribute("saidAbout", new Object[] {name.strip()});
        } catch (FormRejected nameless) {
            flash.addFlashAttribute("refused", problems.sentence(nameless).detail());
        }
        return "redirect:" + url;
    }

    @PostMapping("/tasks/views/{view}/drop")
    String drop(Scope scope, @PathVariable UUID view, @RequestParam(defaultValue = "") String back) {
        attention.drop(scope, view);
        return "redirect:" + within(back);
    }

    @PostMapping("/tasks/{id}/claim")
    String claim(
            Scope scope,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String back,
            RedirectAttributes flash) {
        try {
            Task task = worklist.claim(scope, new TaskId(id));
            return "redirect:/tasks/" + task.id();
        } catch (TaskTaken taken) {
            flash.addFlashAttribute("refused", problems.sentence(taken).detail());
            return "redirect:" + within(back);
        }
    }

    @PostMapping("/tasks/{id}/release")
    String release(Scope scope, @PathVariable String id, RedirectAttributes flash) {
        Task task = worklist.release(scope, new TaskId(id));
        flash.addFlashAttribute("said", "tasks.released");
        flash.addFlashAttribute("saidAbout", new Object[] {rows.step(task.step()), task.county()});
        return "redirect:/tasks?tab=claimable";
    }

    @PostMapping("/tasks/{id}/urge")
    String urge(
            Scope scope,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String back,
            RedirectAttributes flash) {
        try {
            worklist.urge(scope, new TaskId(id));
            flash.addFlashAttribute("said", "tasks.urged");
        } catch (UrgedRecently recently) {
            flash.addFlashAttribute("refused", problems.sentence(recently).detail());
        }
        return "redirect:" + within(back);
    }

    /** For links to a task that lead back to the list, and on to the next task in it. */
    static String listParameter(String url) {
        return UriComponentsBuilder.newInstance()
                .queryParam("list", "{list}")
                .encode()
                .buildAndExpand(Map.of("list", url))
                .getQuery();
    }

    /** Where to go back to: only to our own lists, whatever the request says. */
    static String within(String back) {
        boolean ours = back.startsWith("/tasks") || back.startsWith("/overview");
        return ours && !back.contains("\\") && !back.contains("//") ? back : "/tasks";
    }

    /** Without a tab: mine where something waits there, otherwise what could be claimed. */
    private static View view(
            String tab, String q, String order, boolean desc, String after, Map<Worklist.Tab, Long> counts) {
        Worklist.Tab home =
                counts.getOrDefault(Worklist.Tab.MINE, 0L) == 0 && counts.getOrDefault(Worklist.Tab.CLAIMABLE, 0L) > 0
                        ? Worklist.Tab.CLAIMABLE
                        : Worklist.Tab.MINE;
        String text = q.strip();
        return new View(
                named(Worklist.Tab.values(), tab, home),
                text.substring(0, Math.min(text.length(), LONGEST_SEARCH)),
                named(Worklist.Order.values(), order, Worklist.Order.DUE),
                desc,
                after);
    }

    private static <E extends Enum<E>> E named(E[] values, String name, E otherwise) {
        return Arrays.stream(values)
                .filter(value -> value.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(otherwise);
    }

    /** A changed row is one gone mark and one new mark, and counts once; so does a change beyond this page. */
    private static long changed(List<String> before, List<String> now) {
        Set<String> old = new HashSet<>(before.subList(1, before.size()));
        Set<String> young = new HashSet<>(now.subList(1, now.size()));
        long added = young.stream().filter(mark -> !old.contains(mark)).count();
        long gone = old.stream().filter(mark -> !young.contains(mark)).count();
        boolean elsewhere = !before.getFirst().equals(now.getFirst());
        return Math.max(Math.max(added, gone), elsewhere ? 1 : 0);
    }

    private static String marks(View view, List<Task> tasks, Map<Worklist.Tab, Long> counts) {
        StringBuilder marks = new StringBuilder("n").append(counts.getOrDefault(view.tab(), 0L));
        tasks.forEach(task -> marks.append('.').append(TaskRows.mark(task)));
        return marks.toString();
    }
}
