package org.hecha.web.overview;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Scope;
import org.hecha.programme.Stage;
import org.hecha.web.words.Words;
import org.hecha.workflow.Bottlenecks;
import org.hecha.workflow.Stuck;
import org.hecha.workflow.Task;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the process stalls. Every number here opens the list of tasks it counts. */
@Controller
class OverviewScreen {

    private static final int PAGE = 50;

    private final Bottlenecks bottlenecks;
    private final Dossiers dossiers;
    private final Stuck stuck;
    private final WaitingRows waitings;
    private final Places places;
    private final Took took;
    private final Words words;

    OverviewScreen(
            Bottlenecks bottlenecks,
            Dossiers dossiers,
            Stuck stuck,
            WaitingRows waitings,
            Places places,
            Took took,
            Words words) {
        this.bottlenecks = bottlenecks;
        this.dossiers = dossiers;
        this.stuck = stuck;
        this.waitings = waitings;
        this.places = places;
        this.took = took;
        this.words = words;
    }

    /** @param widest most dossiers at one station, for the length of the bars; at least 1 */
    record Funnel(Map<Stage, Long> stations, long all, long widest) {
        static Funnel of(Map<Stage, Long> stations) {
            return new Funnel(
                    stations,
                    stations.values().stream().mapToLong(n -> n).sum(),
                    Math.max(
                            1,
                            stations.values().stream().mapToLong(n -> n).max().orElse(1)));
        }
    }

    /** @param heat of its ninth decile */
    record StepRow(Bottlenecks.Step step, String heat) {}

    @ModelAttribute
    Narrowing narrowing(
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String process,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "ANY") Bottlenecks.Due due,
            @RequestParam(defaultValue = "") String age,
            @RequestParam(defaultValue = "") String unit) {
        return new Narrowing(region, process, step, due, age, unit);
    }

    @GetMapping("/overview")
    String overview(
            Scope scope,
            @ModelAttribute Narrowing narrowing,
            @RequestParam(defaultValue = "") String diagram,
            Model model) {
        Bottlenecks.Overview overview = bottlenecks.overview(scope, narrowing.filter());
        List<String> processes = bottlenecks.processes();
        List<String> order = bottlenecks.steps();
        // the process with the hottest step; of several the one where most is open
        String hottest = overview.steps().stream()
                .max(Comparator.comparingInt((Bottlenecks.Step step) -> Heat.LEVELS.indexOf(heat(step)))
                        .thenComparingLong(Bottlenecks.Step::open))
                .map(Bottlenecks.Step::process)
                .orElse(processes.isEmpty() ? "" : processes.getFirst());
        String drawn = processes.contains(diagram) ? diagram : hottest;
        model.addAttribute("narrowing", narrowing);
        model.addAttribute("overview", overview);
        model.addAttribute("regions", places.choices(scope, narrowing.region()));
        model.addAttribute("took", took);
        model.addAttribute(
                "steps",
                overview.steps().stream()
                        .sorted(Comparator.comparingInt(step -> order.indexOf(step.step())))
                        .map(step -> new StepRow(step, heat(step)))
                        .toList());
        model.addAttribute("funnel", Funnel.of(dossiers.countByStage(scope, Dossiers.Standing.IN)));
        model.addAttribute(
                "out",
                dossiers.countByStage(scope, Dossiers.Standing.OUT).values().stream()
                        .mapToLong(n -> n)
                        .sum());
        model.addAttribute("processes", processes);
        model.addAttribute("drawn", drawn);
        model.addAttribute(
                "heat",
                HeatMap.json(overview.steps().stream()
                        .filter(step -> step.process().equals(drawn))
                        .map(step -> new HeatMap.Spot(
                                step.step(),
                                words.say("overview.spot", step.open(), took.say(step.p90())),
                                heat(step),
                                narrowing.step(step.process(), step.step()).tasks()))
                        .toList()));
        return "overview/overview";
    }

    private static String heat(Bottlenecks.Step step) {
        return Task.PERIODS.contains(step.step()) ? Heat.COOL : Heat.WORKING_DAYS.of(step.p90());
    }

    @GetMapping("/overview/tasks")
    String tasks(
            Scope scope,
            @ModelAttribute Narrowing narrowing,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        Stuck.Page page = stuck.waiting(scope, narrowing.filter(), Stuck.Order.OLDEST, after, PAGE);
        model.addAttribute("narrowing", narrowing);
        model.addAttribute(
                "unit",
                narrowing.unit().isEmpty() || page.waiting().isEmpty()
                        ? ""
                        : page.waiting().getFirst().unit());
        model.addAttribute("lines", waitings.lines(scope, page.waiting()));
        model.addAttribute("next", page.next());
        model.addAttribute("back", narrowing.tasksAfter(after));
        return "overview/tasks";
    }

    /** The diagram as it is deployed; the same for everybody. */
    @GetMapping("/overview/diagrams/{process}")
    ResponseEntity<byte[]> diagram(Scope scope, @PathVariable String process) {
        if (!bottlenecks.processes().contains(process)) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .body(bottlenecks.diagram(process).getBytes(StandardCharsets.UTF_8));
    }
}
