package org.hecha.web.standard;

import java.util.Optional;
import org.hecha.organization.Member;
import org.hecha.programme.Round;
import org.hecha.programme.Rounds;
import org.hecha.shared.Refused;
import org.hecha.standard.Criterion;
import org.hecha.standard.Standard;
import org.hecha.standard.Standards;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The standard a person's county is judged by; without a round, the newest edition as issued. */
@Controller
class StandardScreen {

    private final Standards standards;
    private final Rounds rounds;

    StandardScreen(Standards standards, Rounds rounds) {
        this.standards = standards;
        this.rounds = rounds;
    }

    @GetMapping("/standard")
    String whole(@RequestParam(required = false) @Nullable String edition, Member member, Model model) {
        model.addAttribute("standard", standardFor(edition, member));
        model.addAttribute("editions", standards.editions());
        return "standard/standard";
    }

    @GetMapping("/standard/{criterion}")
    String one(
            @PathVariable String criterion,
            @RequestParam(required = false) @Nullable String edition,
            Member member,
            Model model) {
        Standard standard = standardFor(edition, member);
        Criterion shown = standard.criterion(criterion).orElseThrow(() -> new NoSuchCriterion(criterion));
        int place = standard.criteria().indexOf(shown);
        model.addAttribute("standard", standard);
        model.addAttribute("criterion", shown);
        model.addAttribute("previous", place > 0 ? standard.criteria().get(place - 1) : null);
        model.addAttribute(
                "next",
                place + 1 < standard.criteria().size() ? standard.criteria().get(place + 1) : null);
        return "standard/criterion";
    }

    private Standard standardFor(@Nullable String edition, Member member) {
        if (edition != null) {
            return standards.edition(edition);
        }
        Optional<Round> newest = rounds.all().stream().findFirst();
        return newest.map(round -> rounds.standardFor(round.id(), member.body().region()))
                .orElseGet(() -> standards.editions().getFirst());
    }

    /** The edition has no criterion with this id. */
    private static final class NoSuchCriterion extends Refused {
        NoSuchCriterion(String criterion) {
            super(Kind.NOT_FOUND);
            fact("criterion", criterion);
        }
    }
}
