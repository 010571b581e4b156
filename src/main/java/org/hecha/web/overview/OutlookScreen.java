package org.hecha.web.overview;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.hecha.organization.Scope;
import org.hecha.programme.Round;
import org.hecha.programme.Rounds;
import org.hecha.workflow.Forecast;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The forecast in one line; asked for by the overview once it is there, since playing a round takes a moment. */
@Controller
class OutlookScreen {

    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Forecast forecast;
    private final Rounds rounds;

    OutlookScreen(Forecast forecast, Rounds rounds) {
        this.forecast = forecast;
        this.rounds = rounds;
    }

    /**
     * The latest round; nothing where there is none or nothing can be told of it. Playing it costs a second or two of a processor,
     * and everybody who opens the overview asks: the browser of whoever is logged in keeps the answer for a while.
     */
    @GetMapping("/overview/outlook")
    String outlook(
            Scope scope, @RequestParam(defaultValue = "") String region, HttpServletResponse answer, Model model) {
        answer.setHeader(
                HttpHeaders.CACHE_CONTROL,
                CacheControl.maxAge(KEPT).cachePrivate().getHeaderValue());
        // whoever sits down next at this computer has a session of their own
        answer.setHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
        Optional<Round> latest = rounds.all().stream().findFirst();
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
