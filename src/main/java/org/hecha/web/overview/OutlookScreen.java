package org.hecha.web.overview;

import java.util.Comparator;
import java.util.Optional;
import org.hecha.organization.Scope;
import org.hecha.programme.Round;
import org.hecha.programme.Rounds;
import org.hecha.workflow.Forecast;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The forecast in one line; asked for by the overview once it is there, since playing a round takes a moment. */
@Controller
class OutlookScreen {

    private final Forecast forecast;
    private final Rounds rounds;

    OutlookScreen(Forecast forecast, Rounds rounds) {
        this.forecast = forecast;
        this.rounds = rounds;
    }

    /** The latest round; nothing where there is none or nothing can be told of it. */
    @GetMapping("/overview/outlook")
    String outlook(Scope scope, @RequestParam(defaultValue = "") String region, Model model) {
        Optional<Round> latest = rounds.all().stream().max(Comparator.comparing(Round::opens));
        model.addAttribute("round", latest.map(Round::name).orElse(""));
        model.addAttribute(
                "stations",
                latest
                        .flatMap(round -> forecast.outlook(
                                scope, new Forecast.Question(round.id().value(), region, "", 0)))
                        .map(Forecast.Outlook::stations)
                        .orElseGet(java.util.List::of)
                        .stream()
                        .filter(station -> station.last().isPresent())
                        .toList());
        return "overview/outlook";
    }
}
