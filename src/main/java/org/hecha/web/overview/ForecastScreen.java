package org.hecha.web.overview;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hecha.organization.Scope;
import org.hecha.programme.Round;
import org.hecha.programme.Rounds;
import org.hecha.web.page.Dates;
import org.hecha.web.words.Words;
import org.hecha.workflow.Forecast;
import org.hecha.workflow.KeptForecasts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Whether a round will make its dates, as things are and with more people at one step. */
@Controller
class ForecastScreen {

    private final Forecast forecast;
    private final KeptForecasts forecasts;
    private final Rounds rounds;
    private final Places places;
    private final Words words;
    private final Dates dates;
    private final Clock clock;

    ForecastScreen(
            Forecast forecast,
            KeptForecasts forecasts,
            Rounds rounds,
            Places places,
            Words words,
            Dates dates,
            Clock clock) {
        this.forecast = forecast;
        this.forecasts = forecasts;
        this.rounds = rounds;
        this.places = places;
        this.words = words;
        this.dates = dates;
        this.clock = clock;
    }

    /** As things are, and the same with more people where those were asked for. */
    record Line(Forecast.Station now, Optional<Forecast.Station> more) {}

    @GetMapping("/overview/forecast")
    String forecast(
            Scope scope,
            @RequestParam(defaultValue = "") String round,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "0") int more,
            Model model) {
        List<Round> all = rounds.all();
        String asked = round.isEmpty() && !all.isEmpty() ? all.getFirst().id().value() : round;
        int people = Math.clamp(more, 0, Forecast.MOST_MORE);
        var kept = forecasts.of(scope, new Forecast.Question(asked, region, step, people));
        model.addAttribute("rounds", all);
        model.addAttribute("round", asked);
        model.addAttribute("region", region);
        model.addAttribute("step", step);
        model.addAttribute("more", people);
        model.addAttribute("made", kept.map(KeptForecasts.Kept::made));
        model.addAttribute("answer", kept.map(KeptForecasts.Kept::answer));
        model.addAttribute(
                "steps", kept.map(k -> k.answer().steps()).orElseGet(() -> step.isEmpty() ? List.of() : List.of(step)));
        List<Line> lines = kept.map(k -> lines(k.answer())).orElseGet(List::of);
        model.addAttribute("lines", lines);
        model.addAttribute("chart", ForecastChart.of(lines));
        model.addAttribute("regions", places.choices(scope, region));
        model.addAttribute("least", Forecast.LEAST);
        model.addAttribute("most", Forecast.MOST_MORE);
        model.addAttribute("soon", Forecast.SOON);
        model.addAttribute("say", this);
        return "overview/forecast";
    }

    @GetMapping("/overview/forecast/passed")
    String passed(
            Scope scope,
            @RequestParam(defaultValue = "") String round,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(required = false) Instant then,
            Model model) {
        var items = forecast.passed(
                scope, new Forecast.Question(round, region, "", 0), step, then == null ? clock.instant() : then);
        model.addAttribute("all", items.size());
        model.addAttribute("items", items.stream().limit(WhyScreen.MOST).toList());
        model.addAttribute(
                "about", words.say("forecast.passed.of", items.isEmpty() ? "" : words.sayOr("step." + step, step)));
        model.addAttribute(
                "back",
                UriComponentsBuilder.fromPath("/overview/forecast")
                        .queryParam("round", round)
                        .queryParam("region", region)
                        .encode()
                        .toUriString());
        model.addAttribute("crumb", "forecast.title");
        return "overview/items";
    }

    private static List<Line> lines(Forecast.Answer answer) {
        var now = answer.now().map(Forecast.Outlook::stations).orElse(List.of());
        return IntStream.range(0, now.size())
                .mapToObj(i -> new Line(
                        now.get(i), answer.more().map(more -> more.stations().get(i))))
                .toList();
    }

    public String days(Forecast.Station station) {
        return station.last()
                .map(d -> words.say("forecast.day", day(d.middle()), day(d.low()), day(d.high())))
                .orElseGet(() -> words.say(station.coming().isPresent() ? "forecast.nothing" : "stuck.cannot-say"));
    }

    /** Dossiers through it before long. */
    public String soon(Forecast.Answer answer, Forecast.Station station) {
        return numbers(Optional.ofNullable(answer.soon().get(station.step())));
    }

    public String gain(Forecast.Gain gain) {
        return words.say(
                gain.days() > 0 ? "forecast.effect.earlier" : "forecast.effect.later",
                words.sayOr("step." + gain.station(), gain.station()),
                one(Math.abs(gain.days())));
    }

    /** Numbers one after another. */
    public String list(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(words.say("forecast.and")));
    }

    public String hundredths(double share) {
        return whole(share * 100);
    }

    private String day(LocalDate day) {
        return dates.day(day);
    }

    public String numbers(Optional<Forecast.Numbers> numbers) {
        return numbers.map(this::numbers).orElse("–");
    }

    public String numbers(Forecast.Numbers n) {
        return words.say("forecast.number", whole(n.middle()), whole(n.low()), whole(n.high()));
    }

    private static String whole(double number) {
        return Long.toString(Math.round(number));
    }

    /** In hundredths; nobody is told 0 or 100 in a hundred by a few hundred plays. */
    public String chance(Optional<Double> share) {
        return share.map(s -> s < 0.01
                        ? words.say("forecast.hardly")
                        : s > 0.99 ? words.say("forecast.surely") : words.say("forecast.chance", Math.round(s * 100)))
                .orElse("–");
    }

    public String seconds(Duration took) {
        return "%.1f".formatted(took.toMillis() / 1000.0);
    }

    public String one(double number) {
        return "%.1f".formatted(number);
    }
}
