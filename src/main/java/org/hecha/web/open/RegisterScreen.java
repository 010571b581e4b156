package org.hecha.web.open;

import org.hecha.designation.Designations;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The register of titles: is a certificate genuine, and does it still hold? */
@Controller
class RegisterScreen {

    private static final int LONGEST_NUMBER = 60;

    private final Designations designations;

    RegisterScreen(Designations designations) {
        this.designations = designations;
    }

    @GetMapping("/public/register")
    String register(@RequestParam(defaultValue = "") String number, Model model) {
        String asked = number.strip();
        asked = asked.substring(0, Math.min(asked.length(), LONGEST_NUMBER));
        model.addAttribute("asked", asked);
        model.addAttribute("all", designations.register());
        if (!asked.isEmpty()) {
            designations.register(asked).ifPresent(found -> model.addAttribute("found", found));
        }
        return "open/register";
    }
}
