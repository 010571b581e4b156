package org.hecha.web.open;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.hecha.designation.Designations;
import org.hecha.designation.Grade;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The register of titles: is a certificate genuine, does it still hold, and what did its term come to? */
@Controller
class RegisterScreen {

    private static final int LONGEST_NUMBER = 60;

    private final Designations designations;
    private final Clock clock;

    RegisterScreen(Designations designations, Clock clock) {
        this.designations = designations;
        this.clock = clock;
    }

    /** @param show {@code excellent} for counties whose term was assessed as excellent; anything else shows all */
    @GetMapping("/public/register")
    String register(
            @RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String show, Model model) {
        String asked = number.strip();
        asked = asked.substring(0, Math.min(asked.length(), LONGEST_NUMBER));
        List<Designations.Certificate> all = designations.register();
        List<Designations.Certificate> excellent =
                all.stream().filter(title -> title.graded(Grade.EXCELLENT)).toList();
        boolean only = show.equals("excellent");
        model.addAttribute("asked", asked);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("only", only);
        model.addAttribute("shown", only ? excellent : all);
        model.addAttribute("number", all.size());
        model.addAttribute("excellent", excellent.size());
        if (!asked.isEmpty()) {
            designations.register(asked).ifPresent(found -> model.addAttribute("found", found));
        }
        return "open/register";
    }
}
