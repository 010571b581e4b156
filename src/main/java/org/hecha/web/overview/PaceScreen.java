package org.hecha.web.overview;

import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hecha.Time;
import org.hecha.organization.Scope;
import org.hecha.web.task.TaskRows;
import org.hecha.web.words.Words;
import org.hecha.workflow.Bottlenecks;
import org.hecha.workflow.Pace;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** How long finished work took, and how much of it went back. Every count opens its list. */
@Controller
class PaceScreen {

    private static final int PAGE = 50;
    private static final long WHOLE = 100;

    private final Pace pace;
    private final Bottlenecks bottlenecks;
    private final TaskRows rows;
    private final Words words;
    private final Clock clock;

    PaceScreen(Pace pace, Bottlenecks bottlenecks, TaskRows rows, Words words, Clock clock) {
        this.pace = pace;
        this.bottlenecks = bottlenecks;
        this.rows = rows;
        this.words = words;
        this.clock = clock;
    }

    /** @param returned share of the finished that went back, percent. @param heat {@link WorkingTime#heat} of the ninth decile */
    record StepLine(Pace.Step step, Pace.Spread spread, long returned, String heat) {}

    /** @param months of the month. @param widest most finished in one month, for the length of the bars; at least 1 */
    record MonthLine(Pace.Month month, long widest) {}

    @ModelAttribute("asked")
    PaceQuestion asked(
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String process,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "12") int months,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "TOTAL") Pace.Part part,
            @RequestParam(defaultValue = "WORKING") Pace.Hours hours,
            @RequestParam(defaultValue = "P90") PaceQuestion.Figure figure) {
        return new PaceQuestion(
                region, process, step, Math.clamp(months, 1, PaceQuestion.LONGEST), month(month), part, hours, figure);
    }

    /** A month that is none narrows nothing. */
    private static Optional<YearMonth> month(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(YearMonth.parse(text));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    @GetMapping("/overview/pace")
    String pace(
            Scope scope,
            @ModelAttribute("asked") PaceQuestion asked,
            @RequestParam(defaultValue = "") String diagram,
            Model model) {
        Pace.Answer answer = pace.of(scope, asked.question(now()));
        List<StepLine> steps =
                answer.steps().stream().map(step -> line(asked, step)).toList();
        List<String> processes = bottlenecks.processes();
        String busiest = answer.steps().stream()
                .max(Comparator.comparingLong(Pace.Step::finished))
                .map(Pace.Step::process)
                .orElse(processes.getFirst());
        String drawn = processes.contains(diagram) ? diagram : busiest;
        long widest = Math.max(
                1,
                answer.months().stream().mapToLong(Pace.Month::finished).max().orElse(1));
        model.addAttribute("answer", answer);
        model.addAttribute("steps", steps);
        model.addAttribute(
                "months",
                answer.months().stream()
                        .map(month -> new MonthLine(month, widest))
                        .toList());
        model.addAttribute(
                "regions", bottlenecks.overview(scope, Bottlenecks.Filter.ALL).regions());
        model.addAttribute("processes", processes);
        model.addAttribute("drawn", drawn);
        model.addAttribute("parts", Pace.Part.values());
        model.addAttribute("hours", Pace.Hours.values());
        model.addAttribute("figures", PaceQuestion.Figure.values());
        model.addAttribute("took", this);
        model.addAttribute(
                "heat",
                HeatMap.json(steps.stream()
                        .filter(line -> line.step().process().equals(drawn))
                        .map(line -> new HeatMap.Spot(
                                line.step().step(),
                                words.say(
                                        "pace.spot",
                                        line.step().finished(),
                                        say(asked.figure().of(line.spread()))),
                                line.heat(),
                                asked.step(drawn, line.step().step()).tasks()))
                        .toList()));
        return "overview/pace";
    }

    private static StepLine line(PaceQuestion asked, Pace.Step step) {
        Pace.Spread spread = step.spread(asked.part(), asked.hours());
        return new StepLine(
                step,
                spread,
                Math.round((double) WHOLE * step.returned() / step.finished()),
                WorkingTime.heat(spread.p90()));
    }

    @GetMapping("/overview/finished")
    String finished(
            Scope scope,
            @ModelAttribute("asked") PaceQuestion asked,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        var page = pace.tasks(scope, asked.question(now()), after, PAGE);
        model.addAttribute("rows", rows.rows(scope, page.tasks()));
        model.addAttribute("next", page.next());
        model.addAttribute("took", this);
        return "overview/finished";
    }

    /** A duration as people say it: hours up to a day, then days with one decimal. */
    public String say(Duration duration) {
        return duration.toDays() < 1
                ? words.say("pace.hours", Math.round(duration.toMinutes() / 60.0))
                : words.say("pace.days", Math.round(duration.toHours() / 2.4) / 10.0);
    }

    private YearMonth now() {
        return YearMonth.from(clock.instant().atZone(Time.BEIJING));
    }
}
