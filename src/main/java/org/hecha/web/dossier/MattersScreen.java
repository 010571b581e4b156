package org.hecha.web.dossier;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.UnknownDossier;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.shared.Refused;
import org.hecha.web.page.Once;
import org.hecha.web.page.Problems;
import org.hecha.workflow.Journey;
import org.hecha.workflow.Matter;
import org.hecha.workflow.Worklist;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the usual steps do not provide for: taking back, giving up, a report of fraud, a proposal to revoke the name. */
@Controller
class MattersScreen {

    private final Dossiers dossiers;
    private final Worklist worklist;
    private final Journey journey;
    private final Problems problems;
    private final Once once;

    MattersScreen(Dossiers dossiers, Worklist worklist, Journey journey, Problems problems, Once once) {
        this.dossiers = dossiers;
        this.worklist = worklist;
        this.journey = journey;
        this.problems = problems;
        this.once = once;
    }

    /** @param kind what was refused, or empty; @param problem why; @param words what was typed */
    record Typed(String kind, String problem, String words) {
        static final Typed NOTHING = new Typed("", "", "");
    }

    @GetMapping("/dossiers/{number}/matters")
    String show(@PathVariable String number, Scope scope, Model model) {
        return page(find(number, scope), scope, Typed.NOTHING, model);
    }

    private String page(Dossier dossier, Scope scope, Typed typed, Model model) {
        model.addAttribute("dossier", dossier);
        model.addAttribute("tab", "matters");
        model.addAttribute(
                "submitted", dossiers.asSubmitted(scope, dossier.id()).orElse(null));
        model.addAttribute("line", journey.line(scope, dossier.id()));
        model.addAttribute("writable", dossiers.writable(scope, dossier.id()));
        model.addAttribute("tasks", List.of());
        model.addAttribute("matters", worklist.matters(scope, dossier.id()));
        model.addAttribute("possible", possible(dossier, scope));
        model.addAttribute("typed", typed);
        return "dossier/matters";
    }

    /** What this person may say about this dossier now; whether it still can be done is decided when it is. */
    private static List<Matter.Kind> possible(Dossier dossier, Scope scope) {
        var kinds = new ArrayList<Matter.Kind>();
        boolean open = dossier.outcome() == Dossier.Outcome.OPEN;
        boolean county = scope.is(Role.COUNTY_CLERK) || scope.is(Role.COUNTY_LEADER);
        if (open && county && dossier.status() == Dossier.Status.SUBMITTED) {
            kinds.add(Matter.Kind.WITHDRAWN);
        }
        if (open && scope.is(Role.COUNTY_LEADER)) {
            kinds.add(Matter.Kind.ABANDONED);
        }
        if (open && (scope.is(Role.PROVINCIAL_LEADER) || scope.is(Role.NATIONAL_LEADER))) {
            kinds.add(Matter.Kind.FRAUD);
        }
        if (dossier.outcome() == Dossier.Outcome.NAMED
                && (scope.is(Role.NATIONAL_OFFICER) || scope.is(Role.NATIONAL_LEADER))) {
            kinds.add(Matter.Kind.REVOCATION);
        }
        return kinds;
    }

    @PostMapping("/dossiers/{number}/matters")
    String say(
            @PathVariable String number,
            @RequestParam Matter.Kind kind,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String once,
            Scope scope,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Dossier dossier = find(number, scope);
        String said = words.strip();
        if (said.isEmpty()) {
            return again(dossier, scope, new Typed(kind.name(), "", words), 422, model, response);
        }
        try {
            String to = this.once.only(once, scope, () -> {
                done(kind, dossier, scope, said);
                return "redirect:/dossiers/" + number + "/matters";
            });
            flash.addFlashAttribute("said", "matters.said." + kind);
            return to;
        } catch (Refused refused) {
            String why = problems.sentence(refused).detail();
            return again(
                    dossier,
                    scope,
                    new Typed(kind.name(), why, words),
                    Problems.status(refused.kind()).value(),
                    model,
                    response);
        }
    }

    private void done(Matter.Kind kind, Dossier dossier, Scope scope, String words) {
        switch (kind) {
            case WITHDRAWN -> worklist.withdraw(scope, dossier.id(), words);
            case ABANDONED -> worklist.abandon(scope, dossier.id(), words);
            case FRAUD -> worklist.reportFraud(scope, dossier.id(), words);
            case REVOCATION -> worklist.proposeRevocation(scope, dossier.id(), words);
            // said of all journeys at once, on the page of the rounds
            case POLICY -> throw new UnknownDossier(dossier.number());
        }
    }

    private String again(
            Dossier dossier, Scope scope, Typed typed, int status, Model model, HttpServletResponse response) {
        response.setStatus(status);
        return page(dossier, scope, typed, model);
    }

    private Dossier find(String number, Scope scope) {
        return dossiers.byNumber(scope, number).orElseThrow(() -> new UnknownDossier(number));
    }
}
