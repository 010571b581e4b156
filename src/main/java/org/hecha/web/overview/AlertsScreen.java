package org.hecha.web.overview;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hecha.organization.Scope;
import org.hecha.programme.Rounds;
import org.hecha.web.words.Words;
import org.hecha.workflow.Alerts;
import org.hecha.workflow.Bottlenecks;
import org.hecha.workflow.Forecast;
import org.hecha.workflow.FormRejected;
import org.hecha.workflow.Pace;
import org.hecha.workflow.Spent;
import org.hecha.workflow.Stuck;
import org.hecha.workflow.Why;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Limits the reader has set on figures, and the letter of the week. */
@Controller
class AlertsScreen {

    private static final int WEEKS = 4;
    private static final int MONTHS = 3;

    private final Alerts alerts;
    private final Bottlenecks bottlenecks;
    private final Rounds rounds;
    private final Places places;
    private final Words words;

    AlertsScreen(Alerts alerts, Bottlenecks bottlenecks, Rounds rounds, Places places, Words words) {
        this.alerts = alerts;
        this.bottlenecks = bottlenecks;
        this.rounds = rounds;
        this.places = places;
        this.words = words;
    }

    /** What was asked for and refused, for the form it came from. */
    public record Typed(String figure, String region, String step, String round, long raise, long clear)
            implements Serializable {}

    /** Figures read from one source, in the order of the pages that show them. */
    public record Group(Alerts.Source source, List<Alerts.Figure> figures) {}

    /** @param figure the one to set a limit on; without it nothing is asked but which one */
    @GetMapping("/overview/alerts")
    String show(
            Scope scope,
            @RequestParam Optional<Alerts.Figure> figure,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String round,
            Model model) {
        if (figure.isPresent() && !model.containsAttribute("typed")) {
            var of = figure.get();
            model.addAttribute("typed", new Typed(of.name(), region, step, round, of.raise(), of.clear()));
        }
        var chosen = model.getAttribute("typed") instanceof Typed typed
                ? Optional.of(Alerts.Figure.valueOf(typed.figure()))
                : Optional.<Alerts.Figure>empty();
        chosen.ifPresent(one -> {
            model.addAttribute("chosen", one);
            model.addAttribute("steps", one.forecast() ? Forecast.DATED : bottlenecks.steps());
        });
        model.addAttribute("watched", alerts.mine(scope));
        model.addAttribute("weekly", alerts.weekly(scope));
        model.addAttribute(
                "groups",
                Arrays.stream(Alerts.Source.values())
                        .map(source -> new Group(
                                source,
                                Arrays.stream(Alerts.Figure.values())
                                        .filter(one -> one.source() == source)
                                        .toList()))
                        .toList());
        model.addAttribute("least", Alerts.LEAST);
        model.addAttribute("regions", places.choices(scope, region));
        model.addAttribute("rounds", rounds.all());
        model.addAttribute("say", this);
        return "overview/alerts";
    }

    /** What letters lead to: they know the alert, and this page where its figure stands. */
    @GetMapping("/overview/alerts/{id}/cases")
    String cases(Scope scope, @PathVariable UUID id) {
        return "redirect:"
                + alerts.mine(scope).stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .map(one -> where(one.rule()))
                        .orElse("/overview/alerts");
    }

    @PostMapping("/overview/alerts")
    String keep(
            Scope scope,
            @RequestParam Alerts.Figure figure,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String round,
            @RequestParam(defaultValue = "0") long raise,
            @RequestParam(defaultValue = "0") long clear,
            RedirectAttributes flash) {
        try {
            alerts.keep(scope, new Alerts.Rule(figure, region, "", step, round, raise, clear));
            flash.addFlashAttribute("said", "alerts.kept");
        } catch (FormRejected wrong) {
            flash.addFlashAttribute(
                    "said",
                    "alerts.wrong." + wrong.problems().keySet().iterator().next());
            flash.addFlashAttribute("saidAbout", new Object[] {Alerts.MOST, dated()});
            flash.addFlashAttribute("typed", new Typed(figure.name(), region, step, round, raise, clear));
        }
        return "redirect:/overview/alerts";
    }

    @PostMapping("/overview/alerts/{id}/drop")
    String drop(Scope scope, @PathVariable UUID id, RedirectAttributes flash) {
        alerts.drop(scope, id);
        flash.addFlashAttribute("said", "alerts.dropped");
        return "redirect:/overview/alerts";
    }

    @PostMapping("/overview/alerts/weekly")
    String weekly(Scope scope, @RequestParam(defaultValue = "false") boolean on, RedirectAttributes flash) {
        alerts.weekly(scope, on);
        flash.addFlashAttribute("said", on ? "alerts.weekly.on" : "alerts.weekly.off");
        return "redirect:/overview/alerts";
    }

    private String dated() {
        return Forecast.DATED.stream()
                .map(step -> words.sayOr("step." + step, step))
                .collect(Collectors.joining(words.say("list.separator")));
    }

    public String what(Alerts.Rule rule) {
        String step = rule.step().isEmpty()
                ? rule.figure().step() == Alerts.Choice.NONE ? "" : words.say("alerts.all-steps")
                : words.sayOr("step." + rule.step(), rule.step());
        String about =
                Stream.of(rule.round(), step).filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
        String figure = words.say("alert.figure." + rule.figure());
        return about.isEmpty() ? figure : words.say("alerts.what", figure, about);
    }

    /** The list of its cases where the figure counts them, otherwise the page that shows it. */
    public String where(Alerts.Rule rule) {
        return switch (rule.figure().source()) {
            case OPEN -> new Narrowing(rule.region(), rule.process(), rule.step(), due(rule.figure()), "", "").tasks();
            case STUCK -> stuck(rule);
            case PACE -> pace(rule);
            case WHY -> why(rule);
            case SPENT -> {
                var most = rule.figure().segment().orElseThrow();
                yield new SpentScreen.Asked(
                                rule.round(),
                                rule.region(),
                                false,
                                Pace.Hours.WORKING,
                                most,
                                most == Spent.Segment.EXTERNAL)
                        .by(most);
            }
            case FORECAST ->
                UriComponentsBuilder.fromPath("/overview/forecast")
                        .queryParam("round", rule.round())
                        .queryParam("region", rule.region())
                        .encode()
                        .toUriString();
        };
    }

    private static Bottlenecks.Due due(Alerts.Figure figure) {
        return switch (figure) {
            case LATE -> Bottlenecks.Due.LATE;
            case SOON -> Bottlenecks.Due.SOON;
            default -> Bottlenecks.Due.ANY;
        };
    }

    private static String stuck(Alerts.Rule rule) {
        var asked = new StuckQuestion(rule.region(), rule.process(), rule.step(), WEEKS);
        return switch (rule.figure()) {
            case ARRIVED -> asked.flow(Stuck.Way.ARRIVED);
            case FINISHED -> asked.flow(Stuck.Way.FINISHED);
            case RETURNS -> asked.flow(Stuck.Way.RETURNED);
            default -> asked.here();
        };
    }

    private static String pace(Alerts.Rule rule) {
        var part = switch (rule.figure()) {
            case WAITED_P90 -> Pace.Part.WAITING;
            case HANDLED_P90 -> Pace.Part.HANDLING;
            default -> Pace.Part.TOTAL;
        };
        var only = switch (rule.figure()) {
            case RETURN_SHARE -> Pace.Only.RETURNED;
            case LATE_SHARE -> Pace.Only.LATE;
            default -> Pace.Only.ALL;
        };
        var figure = rule.figure() == Alerts.Figure.TOOK_P50 ? PaceQuestion.Figure.P50 : PaceQuestion.Figure.P90;
        var asked = new PaceQuestion(
                new PaceQuestion.Narrow(rule.region(), rule.process(), rule.step(), ""),
                rule.round(),
                MONTHS,
                Optional.empty(),
                Optional.empty(),
                new PaceQuestion.View(part, Pace.Hours.WORKING, figure, only));
        return only == Pace.Only.ALL ? asked.here() : asked.tasks();
    }

    /** The dossiers of a share, where it has a list of its own. */
    private static String why(Alerts.Rule rule) {
        return rule.figure() == Alerts.Figure.FIRST_PASS
                ? new WhyQuestion(rule.round(), rule.region(), "").items(new Why.Count("first/" + rule.step(), 0))
                : new WhyQuestion(rule.round(), rule.region(), "").here();
    }
}
