package org.hecha.web.overview;

import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hecha.Time;
import org.hecha.organization.Scope;
import org.hecha.programme.Rounds;
import org.hecha.standard.Standards;
import org.hecha.web.task.TaskRows;
import org.hecha.web.words.Words;
import org.hecha.workflow.Bottlenecks;
import org.hecha.workflow.Pace;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** How long finished work took, and how much of it went back or was late. Every count opens its list. */
@Controller
class PaceScreen {

    private static final int PAGE = 50;
    private static final long WHOLE = 100;

    private final Pace pace;
    private final Bottlenecks bottlenecks;
    private final Rounds rounds;
    private final Standards standards;
    private final Places places;
    private final TaskRows rows;
    private final Words words;
    private final Took took;
    private final Clock clock;

    PaceScreen(
            Pace pace,
            Bottlenecks bottlenecks,
            Rounds rounds,
            Standards standards,
            Places places,
            TaskRows rows,
            Words words,
            Took took,
            Clock clock) {
        this.pace = pace;
        this.bottlenecks = bottlenecks;
        this.rounds = rounds;
        this.standards = standards;
        this.places = places;
        this.rows = rows;
        this.words = words;
        this.took = took;
        this.clock = clock;
    }

    /**
     * @param returned share of the finished that went back, percent
     * @param late     share of the finished that were late, percent
     * @param heat     of the figure that is shown
     */
    record StepLine(Pace.Step step, Pace.Spread spread, Duration delay, long returned, long late, String heat) {}

    /** @param months of the month. @param widest most finished in one month, for the length of the bars; at least 1 */
    record MonthLine(Pace.Month month, long widest) {}

    @ModelAttribute("asked")
    PaceQuestion asked(
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String process,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String criterion,
            @RequestParam(defaultValue = "") String round,
            @RequestParam(defaultValue = "12") int months,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @ModelAttribute PaceView view) {
        return new PaceQuestion(
                new PaceQuestion.Narrow(region, process, step, criterion),
                round,
                Math.clamp(months, 1, PaceQuestion.LONGEST),
                month(from),
                month(to),
                view.view());
    }

    /** The switches, as they stand in the URL. */
    record PaceView(
            Pace.@Nullable Part part,
            Pace.@Nullable Hours hours,
            PaceQuestion.@Nullable Figure figure,
            Pace.@Nullable Only only) {
        PaceQuestion.View view() {
            return new PaceQuestion.View(
                    part == null ? Pace.Part.TOTAL : part,
                    hours == null ? Pace.Hours.WORKING : hours,
                    figure == null ? PaceQuestion.Figure.P90 : figure,
                    only == null ? Pace.Only.ALL : only);
        }
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
        List<String> processes = bottlenecks.processes();
        List<StepLine> steps = lines(asked, answer, bottlenecks.steps());
        String drawn = processes.contains(diagram) ? diagram : hottest(steps, processes);
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
        model.addAttribute("regions", places.choices(scope, asked.narrow().region()));
        model.addAttribute("rounds", rounds.all());
        model.addAttribute("criteria", standards.editions().getFirst().criteria());
        model.addAttribute("processes", processes);
        model.addAttribute("drawn", drawn);
        model.addAttribute("parts", Pace.Part.values());
        model.addAttribute("hours", Pace.Hours.values());
        model.addAttribute("figures", PaceQuestion.Figure.values());
        model.addAttribute("took", took);
        model.addAttribute("meant", meant(asked));
        model.addAttribute(
                "heat",
                HeatMap.json(steps.stream()
                        .filter(line -> line.step().process().equals(drawn))
                        .map(line -> new HeatMap.Spot(
                                line.step().step(),
                                words.say(
                                        "pace.spot",
                                        line.step().finished(),
                                        took.say(
                                                shown(asked, line.step()),
                                                asked.view().hours())),
                                line.heat(),
                                asked.step(drawn, line.step().step()).tasks()))
                        .toList()));
        return "overview/pace";
    }

    /** @param order of the steps */
    private static List<StepLine> lines(PaceQuestion asked, Pace.Answer answer, List<String> order) {
        List<Duration> shown = answer.steps().stream()
                .filter(step -> !step.period())
                .map(step -> shown(asked, step))
                .toList();
        Heat heat = asked.view().figure().sum()
                ? Heat.beside(shown)
                : asked.view().hours() == Pace.Hours.WORKING ? Heat.WORKING_DAYS : Heat.ALL_DAYS;
        return answer.steps().stream()
                .sorted(Comparator.comparingInt(step -> order.indexOf(step.step())))
                .map(step -> new StepLine(
                        step,
                        step.spread(asked.view().part(), asked.view().hours()),
                        step.delay(asked.view().hours()),
                        share(step.returned(), step),
                        share(step.late(), step),
                        step.period() ? Heat.COOL : heat.of(shown(asked, step))))
                .toList();
    }

    private static Duration shown(PaceQuestion asked, Pace.Step step) {
        return asked.view().figure().of(step, asked.view().part(), asked.view().hours());
    }

    private static long share(long some, Pace.Step step) {
        return Math.round((double) WHOLE * some / step.finished());
    }

    /** The process with the hottest step; of several the one where most was finished. */
    private static String hottest(List<StepLine> steps, List<String> processes) {
        return steps.stream()
                .max(Comparator.comparingInt((StepLine line) -> Heat.LEVELS.indexOf(line.heat()))
                        .thenComparingLong(line -> line.step().finished()))
                .map(line -> line.step().process())
                .orElse(processes.getFirst());
    }

    /** What is asked for in words, for a picture that leaves the page. */
    private String meant(PaceQuestion asked) {
        var narrow = asked.narrow();
        return Stream.of(
                        narrow.region().isEmpty() ? "" : places.name(narrow.region()),
                        asked.round(),
                        narrow.criterion(),
                        words.say("pace.from-to", asked.first(now()), asked.last(now())),
                        words.say("pace.part." + asked.view().part()),
                        words.say("pace.hours." + asked.view().hours()),
                        words.say("pace.figure." + asked.view().figure()))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    @GetMapping("/overview/finished")
    String finished(
            Scope scope,
            @ModelAttribute("asked") PaceQuestion asked,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        var page = pace.tasks(scope, asked.question(now()), asked.view().only(), after, PAGE);
        model.addAttribute("rows", rows.rows(scope, page.tasks()));
        model.addAttribute("next", page.next());
        model.addAttribute("period", words.say("pace.from-to", asked.first(now()), asked.last(now())));
        model.addAttribute("took", took);
        return "overview/finished";
    }

    private YearMonth now() {
        return YearMonth.from(clock.instant().atZone(Time.BEIJING));
    }
}
