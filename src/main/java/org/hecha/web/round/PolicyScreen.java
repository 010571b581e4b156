package org.hecha.web.round;

import org.hecha.organization.Scope;
import org.hecha.web.page.Once;
import org.hecha.workflow.Worklist;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A change of policy is announced once and asks for a decision on every journey under way. */
@Controller
class PolicyScreen {

    private final Worklist worklist;
    private final Once once;

    PolicyScreen(Worklist worklist, Once once) {
        this.worklist = worklist;
        this.once = once;
    }

    @PostMapping("/rounds/policy-change")
    String announce(
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String once,
            Scope scope,
            RedirectAttributes flash) {
        String to = this.once.only(once, scope, () -> {
            worklist.announcePolicyChange(scope, words.strip());
            return "redirect:/rounds";
        });
        flash.addFlashAttribute("said", "rounds.policy.announced");
        return to;
    }
}
