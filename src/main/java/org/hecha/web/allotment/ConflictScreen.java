package org.hecha.web.allotment;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.UnknownDossier;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.review.Assignment;
import org.hecha.review.Conflicts;
import org.hecha.review.ReasonMissing;
import org.hecha.web.page.Problems;
import org.hecha.web.words.MatchWords;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the machine supposes of the people who judge a dossier or could, for whoever assigns them to confirm or deny. */
@Controller
class ConflictScreen {

    private final Conflicts conflicts;
    private final Dossiers dossiers;
    private final MatchWords words;
    private final Problems problems;

    ConflictScreen(Conflicts conflicts, Dossiers dossiers, MatchWords words, Problems problems) {
        this.conflicts = conflicts;
        this.dossiers = dossiers;
        this.words = words;
        this.problems = problems;
    }

    @GetMapping("/conflicts/{kind}/{number}")
    String show(@PathVariable String kind, @PathVariable String number, Scope scope, Model model) {
        Assignment.Kind which = kind(kind);
        Dossier dossier = dossier(scope, number);
        List<Conflicts.Match> matches =
                conflicts.of(scope, which, Set.of(dossier.id())).getOrDefault(dossier.id(), List.of());
        model.addAttribute("kind", which);
        model.addAttribute("dossier", dossier);
        model.addAttribute("matches", words.shown(matches));
        model.addAttribute(
                "open", matches.stream().filter(Conflicts.Match::open).count());
        return "allotment/conflicts";
    }

    @PostMapping("/conflicts/{kind}/{number}")
    String answer(
            @PathVariable String kind,
            @PathVariable String number,
            @RequestParam String person,
            @RequestParam Conflicts.Reason reason,
            @RequestParam String fact,
            @RequestParam boolean confirmed,
            @RequestParam(defaultValue = "") String words,
            Scope scope,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Assignment.Kind which = kind(kind);
        Dossier dossier = dossier(scope, number);
        try {
            conflicts.answer(scope, which, dossier.id(), MemberId.of(person), reason, fact, confirmed, words);
        } catch (ReasonMissing missing) {
            response.setStatus(Problems.status(missing.kind()).value());
            model.addAttribute("refused", problems.sentence(missing).detail());
            model.addAttribute("refusedFact", person + fact);
            return show(kind, number, scope, model);
        }
        flash.addFlashAttribute("said", confirmed ? "conflict.said.confirmed" : "conflict.said.denied");
        return "redirect:/conflicts/%s/%s".formatted(kind, dossier.number());
    }

    private Dossier dossier(Scope scope, String number) {
        return dossiers.byNumber(scope, number).orElseThrow(() -> new UnknownDossier(number));
    }

    private static Assignment.Kind kind(String name) {
        return Arrays.stream(Assignment.Kind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(NoSuchAllotment::new);
    }
}
