package org.hecha.web.overview;

import java.io.Serializable;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hecha.organization.Scope;
import org.hecha.programme.Rounds;
import org.hecha.web.words.Words;
import org.hecha.workflow.Alerts;
import org.hecha.workflow.Bottlenecks;
import org.hecha.workflow.Forecast;
import org.hecha.workflow.FormRejected;
import org.hecha.workflow.Stuck;
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

    @GetMapping("/overview/alerts")
    String show(Scope scope, Model model) {
        model.addAttribute("watched", alerts.mine(scope));
        model.addAttribute("weekly", alerts.weekly(scope));
        model.addAttribute("figures", Alerts.Figure.values());
        model.addAttribute("regions", places.choices(scope, ""));
        model.addAttribute("steps", bottlenecks.steps());
        model.addAttribute("rounds", rounds.all());
        model.addAttribute("say", this);
        return "overview/alerts";
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
            alerts.keep(scope, new Alerts.Rule(figure, region, "", step, figure.forecast() ? round : "", raise, clear));
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
        String step =
                rule.step().isEmpty() ? words.say("alerts.all-steps") : words.sayOr("step." + rule.step(), rule.step());
        return words.say(
                "alerts.what",
                words.say("alert.figure." + rule.figure()),
                rule.round().isEmpty() ? step : rule.round() + " " + step);
    }

    /** The page the figure stands on. */
    public String where(Alerts.Rule rule) {
        if (rule.figure() == Alerts.Figure.RETURNS) {
            return new StuckQuestion(rule.region(), rule.process(), rule.step(), WEEKS).flow(Stuck.Way.RETURNED);
        }
        if (rule.figure().forecast()) {
            return UriComponentsBuilder.fromPath("/overview/forecast")
                    .queryParam("round", rule.round())
                    .queryParam("region", rule.region())
                    .encode()
                    .toUriString();
        }
        return new StuckQuestion(rule.region(), rule.process(), rule.step(), WEEKS).here();
    }
}
