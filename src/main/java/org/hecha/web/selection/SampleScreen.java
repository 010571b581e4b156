package org.hecha.web.selection;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hecha.designation.Designations;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Scope;
import org.hecha.programme.RoundId;
import org.hecha.programme.Rounds;
import org.hecha.shared.Refused;
import org.hecha.web.page.Problems;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sample for the cross-province spot check, with its seed and how anybody can compute it again. */
@Controller
class SampleScreen {

    private final Designations designations;
    private final Rounds rounds;
    private final Dossiers dossiers;
    private final Problems problems;

    SampleScreen(Designations designations, Rounds rounds, Dossiers dossiers, Problems problems) {
        this.designations = designations;
        this.rounds = rounds;
        this.dossiers = dossiers;
        this.problems = problems;
    }

    /** @param lot SHA-256 of {@code <seed>:<number>}, in hexadecimal digits */
    record Drawn(String number, String county, String lot) {}

    @GetMapping("/sample/{round}")
    String sample(Scope scope, @PathVariable String round, Model model) {
        RoundId id = new RoundId(round);
        model.addAttribute("round", rounds.get(id));
        Optional<Designations.Sample> sample = designations.sample(scope, id);
        sample.ifPresent(s -> {
            model.addAttribute("sample", s);
            List<Drawn> drawn = s.dossiers().stream()
                    .map(dossier -> dossiers.get(scope, dossier))
                    .map(d -> new Drawn(d.number(), d.county(), lot(s.seed(), d.number())))
                    .toList();
            model.addAttribute("drawn", drawn);
        });
        return "selection/sample";
    }

    @PostMapping("/sample/{round}")
    String draw(
            Scope scope,
            @PathVariable String round,
            @RequestParam(defaultValue = "") String seed,
            @RequestParam(defaultValue = "") String percent,
            HttpServletResponse response,
            Model model) {
        try {
            designations.drawSample(scope, new RoundId(round), whole(seed), (int) share(percent));
            return "redirect:/sample/" + rounds.get(new RoundId(round)).id();
        } catch (Refused refused) {
            response.setStatus(Problems.status(refused.kind()).value());
            model.addAttribute("refused", problems.sentence(refused).detail());
            model.addAttribute("seed", seed);
            model.addAttribute("percent", percent);
            return sample(scope, round, model);
        }
    }

    private static long share(String text) {
        long percent = whole(text);
        if (percent < 1 || percent > 100) {
            throw new NotAWholeNumber(text);
        }
        return percent;
    }

    private static long whole(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException notANumber) {
            throw new NotAWholeNumber(text);
        }
    }

    private static String lot(long seed, String number) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest((seed + ":" + number).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
