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
    private final Words words;

    OverviewScreen(Bottlenecks bottlenecks, Dossiers dossiers, Stuck stuck, WaitingRows waitings, Words words) {
        this.bottlenecks = bottlenecks;
        this.dossiers = dossiers;
        this.stuck = stuck;
        this.waitings = waitings;
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

    /** @param heat {@link WorkingTime#heat} of its ninth decile */
    record StepRow(Bottlenecks.Step step, String heat) {}

    @ModelAttribute
    Narrowing narrowing(
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String process,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "") String age) {
        return new Narrowing(region, process, step, overdue, age);
    }

    @GetMapping("/overview")
    String overview(
            Scope scope,
            @ModelAttribute Narrowing narrowing,
            @RequestParam(defaultValue = "") String diagram,
            Model model) {
        Bottlenecks.Overview overview = bottlenecks.overview(scope, narrowing.filter());
        List<String> processes = bottlenecks.processes();
        String busiest = overview.steps().stream()
                .max(Comparator.comparingLong(Bottlenecks.Step::open))
                .map(Bottlenecks.Step::process)
                .orElse(processes.isEmpty() ? "" : processes.getFirst());
        String drawn = processes.contains(diagram) ? diagram : busiest;
        model.addAttribute("narrowing", narrowing);
        model.addAttribute("overview", overview);
        model.addAttribute(
                "steps",
                overview.steps().stream()
                        .map(step -> new StepRow(step, WorkingTime.heat(step.p90())))
                        .toList());
        model.addAttribute("funnel", Funnel.of(dossiers.countByStage(scope)));
        model.addAttribute("processes", processes);
        model.addAttribute("drawn", drawn);
        model.addAttribute(
                "heat",
                HeatMap.json(overview.steps().stream()
                        .filter(step -> step.process().equals(drawn))
                        .map(step -> new HeatMap.Spot(
                                step.step(),
                                words.say("overview.spot", step.open(), WorkingTime.days(step.p90())),
                                WorkingTime.heat(step.p90()),
                                narrowing.step(step.process(), step.step()).tasks()))
                        .toList()));
        return "overview/overview";
    }

    @GetMapping("/overview/tasks")
    String tasks(
            Scope scope,
            @ModelAttribute Narrowing narrowing,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        Stuck.Page page = stuck.waiting(scope, narrowing.filter(), Stuck.Order.OLDEST, after, PAGE);
        model.addAttribute("narrowing", narrowing);
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
