package org.hecha.web.desk;

import jakarta.servlet.http.HttpServletResponse;
import org.hecha.dossier.Dossier;
import org.hecha.organization.Scope;
import org.hecha.review.Assignment;
import org.hecha.review.Reviews;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** For whoever finds a conflict of interest only while judging, or after handing in. */
@Controller
class StepBackScreen {

    private final DeskPage page;
    private final Reviews reviews;

    StepBackScreen(DeskPage page, Reviews reviews) {
        this.page = page;
        this.reviews = reviews;
    }

    @GetMapping("/desk/{number}/step-back")
    String ask(Scope scope, @PathVariable String number, Model model) {
        Dossier dossier = page.dossier(scope, number);
        return page.assignment(scope, dossier.id())
                .map(mine -> asked(dossier, mine, model))
                .orElse("redirect:/desk/" + dossier.number());
    }

    private static String asked(Dossier dossier, Assignment mine, Model model) {
        model.addAttribute("dossier", dossier);
        model.addAttribute("handed", mine.submitted());
        return "desk/step-back";
    }

    @PostMapping("/desk/{number}/step-back")
    String back(
            Scope scope,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Dossier dossier = page.dossier(scope, number);
        Assignment mine = page.assignment(scope, dossier.id()).orElseThrow(() -> new UnknownClaim(dossier.number()));
        if (reason.isBlank()) {
            response.setStatus(422);
            model.addAttribute("problem", "desk.declare.reason.missing");
            return asked(dossier, mine, model);
        }
        reviews.declareConflict(scope, mine.id(), true, reason.strip());
        flash.addFlashAttribute("said", "desk.declared.conflict");
        return "redirect:/tasks";
    }
}
