package org.hecha.web.overview;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hecha.organization.Scope;
import org.hecha.programme.Rounds;
import org.hecha.web.page.TimeBar;
import org.hecha.workflow.Pace;
import org.hecha.workflow.Spent;
import org.hecha.workflow.Spent.Segment;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Where the time of dossiers has gone: all of them together, and each with most of one part first. */
@Controller
class SpentScreen {

    private static final int PAGE = 50;
    private static final double WHOLE = 100;

    private final Spent spent;
    private final Rounds rounds;
    private final Places places;
    private final Took took;

    SpentScreen(Spent spent, Rounds rounds, Places places, Took took) {
        this.spent = spent;
        this.rounds = rounds;
        this.places = places;
        this.took = took;
    }

    /**
     * What is asked; all of it stands in the URL.
     *
     * @param most   by which part the list is ordered
     * @param period whether the bars show the time in which nobody had anything to do
     */
    record Asked(String round, String region, boolean open, Pace.Hours hours, Segment most, boolean period) {
        Spent.Question question() {
            return new Spent.Question(round, region, open);
        }

        /** What the bars show of these sums. */
        Map<Segment, Duration> shown(Map<Segment, Duration> sums) {
            var shown = new EnumMap<Segment, Duration>(Segment.class);
            shown.putAll(sums);
            if (!period) {
                shown.remove(Segment.EXTERNAL);
            }
            return shown;
        }

        public String by(Segment segment) {
            return url(segment, 0);
        }

        public String from(int offset) {
            return url(most, offset);
        }

        private String url(Segment segment, int offset) {
            return UriComponentsBuilder.fromPath("/overview/spent")
                            .queryParam("round", round)
                            .queryParam("region", region)
                            .queryParam("open", open)
                            .queryParam("hours", hours)
                            .queryParam("most", segment)
                            .queryParam("period", period)
                            .queryParam("offset", offset)
                            .encode()
                            .build()
                            .toUriString()
                    + "#dossiers";
        }
    }

    /** @param mean of a dossier. @param share of the time that is shown, percent */
    record Part(Segment segment, Duration mean, double share) {}

    /** @param bar as long as this dossier's time is beside the longest of the page */
    record Row(Spent.Line line, TimeBar bar) {}

    @ModelAttribute("asked")
    Asked asked(
            @RequestParam(defaultValue = "") String round,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(defaultValue = "WORKING") Pace.Hours hours,
            @RequestParam(defaultValue = "QUEUE") Segment most,
            @RequestParam(defaultValue = "false") boolean period) {
        return new Asked(round, region, open, hours, most, period);
    }

    @GetMapping("/overview/spent")
    String spent(
            Scope scope,
            @ModelAttribute("asked") Asked asked,
            @RequestParam(defaultValue = "0") int offset,
            Model model) {
        int from = Math.max(0, offset);
        Spent.Answer answer = spent.of(scope, asked.question(), asked.hours());
        List<Spent.Line> lines = spent.dossiers(scope, asked.question(), asked.hours(), asked.most(), from, PAGE);
        Duration longest = lines.stream()
                .map(line -> sum(asked.shown(line.sums())))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        var shown = asked.shown(answer.sums());
        model.addAttribute("answer", answer);
        model.addAttribute("bar", TimeBar.of(shown, sum(shown)));
        model.addAttribute("parts", parts(answer, shown));
        model.addAttribute("took", took);
        model.addAttribute(
                "rows",
                lines.stream()
                        .map(line -> new Row(line, TimeBar.of(asked.shown(line.sums()), longest)))
                        .toList());
        model.addAttribute("before", from == 0 ? "" : asked.from(Math.max(0, from - PAGE)));
        model.addAttribute("next", from + lines.size() < answer.dossiers() ? asked.from(from + PAGE) : "");
        model.addAttribute("first", from + 1);
        model.addAttribute("rounds", rounds.all());
        model.addAttribute("regions", places.choices(scope, asked.region()));
        model.addAttribute("hours", Pace.Hours.values());
        return "overview/spent";
    }

    private static Duration sum(Map<Segment, Duration> parts) {
        return parts.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** @param shown what shares are told of */
    private static Map<Segment, Part> parts(Spent.Answer answer, Map<Segment, Duration> shown) {
        double whole = Math.max(1, sum(shown).toSeconds());
        return Arrays.stream(Segment.values())
                .collect(Collectors.toMap(
                        segment -> segment,
                        segment -> {
                            Duration sum = answer.sums().getOrDefault(segment, Duration.ZERO);
                            return new Part(
                                    segment,
                                    sum.dividedBy(Math.max(1, answer.dossiers())),
                                    WHOLE
                                            * shown.getOrDefault(segment, Duration.ZERO)
                                                    .toSeconds()
                                            / whole);
                        },
                        (one, other) -> one,
                        () -> new EnumMap<>(Segment.class)));
    }
}
