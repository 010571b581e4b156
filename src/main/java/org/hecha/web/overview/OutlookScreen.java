package org.hecha.web.overview;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hecha.organization.Scope;
import org.hecha.programme.Round;
import org.hecha.programme.Rounds;
import org.hecha.workflow.Forecast;
import org.hecha.workflow.KeptForecasts;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The forecast in one line; asked for by the overview once it is there, and again while it is played for the first time. */
@Controller
class OutlookScreen {

    private static final Duration KEPT = Duration.ofMinutes(5);

    private final KeptForecasts forecasts;
    private final Rounds rounds;

    OutlookScreen(KeptForecasts forecasts, Rounds rounds) {
        this.forecasts = forecasts;
        this.rounds = rounds;
    }

    /** The latest round; nothing where there is none or nothing can be told of it. The reader's browser keeps it for a while. */
    @GetMapping("/overview/outlook")
    String outlook(
            Scope scope, @RequestParam(defaultValue = "") String region, HttpServletResponse answer, Model model) {
        Optional<Round> latest = rounds.all().stream().findFirst();
        model.addAttribute("round", latest.map(Round::name).orElse(""));
        model.addAttribute("region", region);
        var question = latest.map(round -> new Forecast.Question(round.id().value(), region, "", 0));
        Optional<KeptForecasts.Kept> kept = question.flatMap(asked -> forecasts.of(scope, asked));
        boolean waits = question.isPresent() && kept.isEmpty();
        model.addAttribute("waits", waits);
        model.addAttribute("made", kept.map(KeptForecasts.Kept::made));
        List<Forecast.Station> stations =
                kept.flatMap(k -> k.answer().now()).map(Forecast.Outlook::stations).orElseGet(List::of).stream()
                        .filter(station -> station.last().isPresent())
                        .toList();
        model.addAttribute("stations", stations);
        model.addAttribute("falls", falls(stations));
        answer.setHeader(
                HttpHeaders.CACHE_CONTROL,
                (waits ? CacheControl.noStore() : CacheControl.maxAge(KEPT).cachePrivate()).getHeaderValue());
        // whoever sits down next at this computer has a session of their own
        answer.setHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
        return "overview/outlook";
    }

    /** Whether a later station is through sooner than one before it, which wants a word. */
    private static boolean falls(List<Forecast.Station> stations) {
        var days = stations.stream()
                .map(station -> station.last().orElseThrow().middle())
                .toList();
        return !days.equals(days.stream().sorted().toList());
    }
}
