package org.hecha.web.overview;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hecha.organization.Scope;
import org.hecha.programme.Round;
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

    SpentScreen(Spent spent, Rounds rounds, Places places) {
        this.spent = spent;
        this.rounds = rounds;
        this.places = places;
    }

    /** What is asked; all of it stands in the URL. @param most by which part the list is ordered */
    record Asked(String round, String region, boolean open, Pace.Hours hours, Segment most) {
        Spent.Question question() {
            return new Spent.Question(round, region, open);
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
                            .queryParam("offset", offset)
                            .encode()
                            .build()
                            .toUriString()
                    + "#dossiers";
        }
    }

    /** @param mean of a dossier. @param share of all time, percent */
    record Part(Segment segment, Duration mean, long share) {}

    /** @param bar as long as this dossier's time is beside the longest of the page */
    record Row(Spent.Line line, TimeBar bar) {}

    @ModelAttribute("asked")
    Asked asked(
            @RequestParam(defaultValue = "") String round,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(defaultValue = "WORKING") Pace.Hours hours,
            @RequestParam(defaultValue = "QUEUE") Segment most) {
        return new Asked(round, region, open, hours, most);
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
                .map(Spent.Line::whole)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        model.addAttribute("answer", answer);
        model.addAttribute("bar", TimeBar.of(answer.sums(), answer.whole()));
        model.addAttribute("parts", parts(answer));
        model.addAttribute(
                "rows",
                lines.stream()
                        .map(line -> new Row(line, TimeBar.of(line.sums(), longest)))
                        .toList());
        model.addAttribute("before", from == 0 ? "" : asked.from(Math.max(0, from - PAGE)));
        model.addAttribute("next", from + lines.size() < answer.dossiers() ? asked.from(from + PAGE) : "");
        model.addAttribute("first", from + 1);
        model.addAttribute(
                "rounds",
                rounds.all().stream()
                        .sorted(Comparator.comparing(Round::opens).reversed())
                        .toList());
        model.addAttribute("regions", places.choices(scope, asked.region()));
        model.addAttribute("hours", Pace.Hours.values());
        return "overview/spent";
    }

    private static Map<Segment, Part> parts(Spent.Answer answer) {
        return Arrays.stream(Segment.values())
                .collect(Collectors.toMap(
                        segment -> segment,
                        segment -> {
                            Duration sum = answer.sums().getOrDefault(segment, Duration.ZERO);
                            return new Part(
                                    segment,
                                    sum.dividedBy(Math.max(1, answer.dossiers())),
                                    Math.round(WHOLE
                                            * sum.toSeconds()
                                            / Math.max(1, answer.whole().toSeconds())));
                        },
                        (one, other) -> one,
                        () -> new java.util.EnumMap<>(Segment.class)));
    }
}
