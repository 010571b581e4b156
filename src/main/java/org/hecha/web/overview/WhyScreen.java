package org.hecha.web.overview;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.programme.Round;
import org.hecha.programme.Rounds;
import org.hecha.web.words.Words;
import org.hecha.workflow.Why;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Why dossiers take long; every count opens its list. */
@Controller
class WhyScreen {

    /** More would be a page nobody reads; the list says that it goes on. */
    static final int MOST = 500;

    private final Why why;
    private final Rounds rounds;
    private final Places places;
    private final Took took;
    private final Words words;

    WhyScreen(Why why, Rounds rounds, Places places, Took took, Words words) {
        this.why = why;
        this.rounds = rounds;
        this.places = places;
        this.took = took;
        this.words = words;
    }

    /** Roles that hand over and roles that take over, and the numbers where they meet. */
    record Matrix(List<Role> from, List<Role> to, Map<String, Why.Count> cells) {
        static Matrix of(List<Why.HandOver> handOvers) {
            var from = new TreeSet<Role>();
            var to = new TreeSet<Role>();
            Map<String, Why.Count> cells = new LinkedHashMap<>();
            handOvers.forEach(one -> {
                from.add(one.from());
                to.add(one.to());
                cells.put(one.from() + "/" + one.to(), one.count());
            });
            return new Matrix(List.copyOf(from), List.copyOf(to), cells);
        }
    }

    @ModelAttribute("rounds")
    List<Round> rounds() {
        return rounds.all();
    }

    /** Without a round, the latest one. */
    @ModelAttribute("asked")
    WhyQuestion asked(
            @ModelAttribute("rounds") List<Round> all,
            @RequestParam(defaultValue = "") String round,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String step) {
        String latest = all.isEmpty() ? "" : all.getFirst().id().value();
        return new WhyQuestion(round.isEmpty() ? latest : round, region, step);
    }

    @GetMapping("/overview/why")
    String why(Scope scope, @ModelAttribute("asked") WhyQuestion asked, Model model) {
        var answer = why.of(scope, asked.question());
        model.addAttribute("answer", answer);
        model.addAttribute("matrix", Matrix.of(answer.handOvers()));
        model.addAttribute("regions", places.choices(scope, asked.region()));
        model.addAttribute("least", Why.LEAST);
        model.addAttribute("took", took);
        model.addAttribute("say", this);
        return "overview/why";
    }

    @GetMapping("/overview/why/items")
    String items(
            Scope scope,
            @ModelAttribute("asked") WhyQuestion asked,
            @RequestParam(defaultValue = "") String key,
            Model model) {
        var items = why.items(scope, asked.question(), key);
        model.addAttribute("all", items.size());
        model.addAttribute("items", items.stream().limit(MOST).toList());
        model.addAttribute("about", about(key));
        model.addAttribute("back", asked.here());
        model.addAttribute("crumb", "why.title");
        return "overview/items";
    }

    /** What a list is of, in words. */
    private String about(String key) {
        var parts = key.split("/", -1);
        var said = new java.util.ArrayList<String>();
        said.add(words.sayOr("why.list." + parts[0], words.say("why.list.dossiers")));
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i];
            String word = words.sayOr(
                    "step." + part,
                    words.sayOr(
                            "defect." + part,
                            words.sayOr(
                                    "role." + part,
                                    words.sayOr("why.breach." + part, words.sayOr("why.circumstance." + part, "")))));
            if (!word.isEmpty()) {
                said.add(word);
            }
        }
        return String.join(" · ", said);
    }

    /** In hundredths. */
    public long share(Why.Count of, Why.Count all) {
        return all.n() == 0 ? 0 : Math.round(100.0 * of.n() / all.n());
    }

    public String way(List<String> steps) {
        return steps.stream()
                .map(step -> step.endsWith("!")
                        ? words.say("why.sent-back", words.sayOr("step." + step.substring(0, step.length() - 1), step))
                        : words.sayOr("step." + step, step))
                .collect(Collectors.joining(" → "));
    }

    /** How a way differs from the first one, which most dossiers went; in words. */
    public String detour(List<Why.Variant> all, List<String> steps) {
        Detour detour = Detour.of(all.getFirst().steps(), steps);
        String more = detour.more().isEmpty() ? "" : words.say("why.way.more", way(detour.more()));
        String less = detour.less().isEmpty() ? "" : words.say("why.way.less", way(detour.less()));
        return more + (more.isEmpty() || less.isEmpty() ? "" : words.say("why.way.and")) + less;
    }

    public String circumstance(Why.Factor factor) {
        String value = factor.value();
        String word = switch (factor.circumstance()) {
            case REASON -> words.sayOr("defect." + value, value);
            case MONTH -> Integer.toString(Integer.parseInt(value));
            case APPLICANT -> words.sayOr("why.applicant." + value, value);
            case AGAIN, RETURNED, CROWDED, CRITERION -> value;
        };
        return words.say("why.circumstance." + factor.circumstance(), word);
    }

    /** In working days with one decimal and a sign. */
    public String days(Duration duration) {
        return words.say("why.days", "%+.1f".formatted(duration.toMinutes() / 1440.0));
    }
}
