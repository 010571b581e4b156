package org.hecha.web.system;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hecha.notification.Samples;
import org.hecha.organization.AdministratorsOnly;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How every letter looks in both languages, and whether mail arrives at all: one of them sent to oneself. */
@Controller
class LettersScreen {

    private final Samples samples;

    LettersScreen(Samples samples) {
        this.samples = samples;
    }

    /** The same letter in both languages. */
    record Pair(Samples.Sample chinese, Samples.Sample english) {}

    @GetMapping("/system/letters")
    String show(Scope scope, Model model) {
        only(scope);
        List<Samples.Sample> chinese = samples.all(Locale.SIMPLIFIED_CHINESE);
        List<Samples.Sample> english = samples.all(Locale.ENGLISH);
        model.addAttribute(
                "letters",
                IntStream.range(0, chinese.size())
                        .mapToObj(i -> new Pair(chinese.get(i), english.get(i)))
                        .toList());
        return "system/letters";
    }

    @PostMapping("/system/letters")
    String send(Scope scope, @RequestParam String kind, RedirectAttributes flash) {
        only(scope);
        samples.send(scope, kind);
        flash.addFlashAttribute("said", "letters.sent");
        return "redirect:/messages";
    }

    private static void only(Scope scope) {
        if (!scope.is(Role.SYSTEM_ADMINISTRATOR)) {
            throw new AdministratorsOnly(Role.SYSTEM_ADMINISTRATOR);
        }
    }
}
