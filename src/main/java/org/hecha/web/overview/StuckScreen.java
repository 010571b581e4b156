package org.hecha.web.overview;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.hecha.organization.Scope;
import org.hecha.web.task.TaskRows;
import org.hecha.workflow.Bottlenecks;
import org.hecha.workflow.Load;
import org.hecha.workflow.Stuck;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** What is stuck now, whether it grows, and the moves right there. Every count opens its list. */
@Controller
class StuckScreen {

    private static final int PAGE = 25;
    private static final int FLOW_PAGE = 50;

    private final Stuck stuck;
    private final Bottlenecks bottlenecks;
    private final Load load;
    private final WaitingRows waitings;
    private final TaskRows rows;
    private final Places places;
    private final Took took;

    StuckScreen(
            Stuck stuck,
            Bottlenecks bottlenecks,
            Load load,
            WaitingRows waitings,
            TaskRows rows,
            Places places,
            Took took) {
        this.stuck = stuck;
        this.bottlenecks = bottlenecks;
        this.load = load;
        this.waitings = waitings;
        this.rows = rows;
        this.places = places;
        this.took = took;
    }

    @ModelAttribute("asked")
    StuckQuestion asked(
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String process,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "8") int weeks) {
        return new StuckQuestion(region, process, step, Math.clamp(weeks, 1, Stuck.Question.LONGEST));
    }

    @GetMapping("/overview/stuck")
    String stuck(
            Scope scope,
            @ModelAttribute("asked") StuckQuestion asked,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "false") boolean people,
            Model model) {
        Stuck.Answer answer = stuck.of(scope, asked.question());
        var page = stuck.waiting(scope, asked.filter(), Stuck.Order.MOST_LATE, after, PAGE);
        model.addAttribute("answer", answer);
        model.addAttribute(
                "resting",
                answer.steps().stream().filter(step -> step.open() == 0).count());
        model.addAttribute("chart", FlowChart.of(answer.weeks()));
        model.addAttribute("regions", places.choices(scope, asked.region()));
        model.addAttribute("processes", bottlenecks.processes());
        // of one step only: all offices of all steps are a list nobody reads
        model.addAttribute("offices", asked.step().isEmpty() ? List.of() : load.offices(scope, asked.question()));
        boolean named = !asked.step().isEmpty() && load.shows(scope, asked.question());
        model.addAttribute("named", named);
        model.addAttribute("people", named && people ? load.people(scope, asked.question()) : List.of());
        model.addAttribute("lines", waitings.lines(scope, page.waiting()));
        model.addAttribute("next", page.next());
        model.addAttribute("back", after.isEmpty() ? asked.here() : asked.after(after));
        model.addAttribute("took", took);
        return "overview/stuck";
    }

    @GetMapping("/overview/flow")
    String flow(
            Scope scope,
            @ModelAttribute("asked") StuckQuestion asked,
            @RequestParam(defaultValue = "ARRIVED") Stuck.Way way,
            @RequestParam(defaultValue = "") String week,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        var monday = day(week);
        var page = stuck.flow(scope, asked.question(), way, monday, after, FLOW_PAGE);
        model.addAttribute("rows", rows.rows(scope, page.tasks()));
        model.addAttribute("way", way);
        model.addAttribute("week", monday);
        model.addAttribute("next", page.next().isEmpty() ? "" : asked.flow(way, monday, page.next()));
        return "overview/flow";
    }

    /** A day that is none narrows nothing. */
    private static Optional<LocalDate> day(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
