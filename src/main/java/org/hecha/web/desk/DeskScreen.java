package org.hecha.web.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hecha.dossier.Claim;
import org.hecha.dossier.Defect;
import org.hecha.dossier.Dossier;
import org.hecha.evidence.EvidenceId;
import org.hecha.organization.Scope;
import org.hecha.review.Annotation;
import org.hecha.review.Assignment;
import org.hecha.review.ConflictUndeclared;
import org.hecha.review.Conflicts;
import org.hecha.review.Judgement;
import org.hecha.review.Points;
import org.hecha.review.Reviews;
import org.hecha.review.UnknownMatch;
import org.hecha.shared.Refused;
import org.hecha.verification.Finding;
import org.hecha.web.page.Problems;
import org.hecha.web.words.MatchWords;
import org.hecha.workflow.Task;
import org.hecha.workflow.Worklist;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One county, one screen: the claims, what was found, and what the reviewer decides about each. */
@Controller
class DeskScreen {

    private final DeskPage page;
    private final Reviews reviews;
    private final Conflicts conflicts;
    private final MatchWords matchWords;
    private final Worklist worklist;
    private final Problems problems;
    private final Clock clock;

    DeskScreen(
            DeskPage page,
            Reviews reviews,
            Conflicts conflicts,
            MatchWords matchWords,
            Worklist worklist,
            Problems problems,
            Clock clock) {
        this.conflicts = conflicts;
        this.matchWords = matchWords;
        this.page = page;
        this.reviews = reviews;
        this.worklist = worklist;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping("/desk/{number}")
    String desk(
            Scope scope,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "") String claim,
            HttpServletRequest request,
            Model model) {
        Dossier dossier = page.dossier(scope, number);
        if (page.keptShut(scope, dossier.id())) {
            return shut(scope, dossier, model);
        }
        Desk desk = page.desk(scope, dossier, new Desk.View(show, order.equals("standard"), claim));
        return shown(scope, desk, request, model);
    }

    /** What the machine supposes, and the declaration once all of it is answered. */
    private String shut(Scope scope, Dossier dossier, Model model) {
        List<Conflicts.Match> matches = conflicts.mine(scope, dossier.id());
        model.addAttribute("dossier", dossier);
        model.addAttribute("assignment", page.assignment(scope, dossier.id()).orElseThrow());
        model.addAttribute("matches", matchWords.shown(matches));
        model.addAttribute(
                "open", matches.stream().filter(Conflicts.Match::open).count());
        return "desk/declare";
    }

    /** A click on a claim brings only that claim; everything else stays where it is. */
    private String shown(Scope scope, Desk desk, HttpServletRequest request, Model model) {
        desk.current()
                .ifPresent(item -> reviews.seen(
                        scope,
                        desk.dossier().id(),
                        item.criterion().id(),
                        item.demand().key()));
        Desk looked = desk.current()
                .map(item -> page.desk(
                        scope,
                        desk.dossier(),
                        new Desk.View(desk.view().show(), desk.view().byStandard(), item.key())))
                .orElse(desk);
        page.fill(scope, looked, model);
        return request.getHeader("HX-Request") == null ? "desk/desk" : "desk/claim :: swap";
    }

    @PostMapping("/desk/{number}/declare")
    String declare(
            Scope scope,
            @PathVariable String number,
            @RequestParam String assignment,
            @RequestParam boolean conflict,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Dossier dossier = page.dossier(scope, number);
        if (conflict && reason.isBlank()) {
            response.setStatus(422);
            model.addAttribute("problem", "desk.declare.reason.missing");
            return shut(scope, dossier, model);
        }
        reviews.declareConflict(scope, Assignment.Id.of(assignment), conflict, reason.strip());
        if (conflict) {
            flash.addFlashAttribute("said", "desk.declared.conflict");
            return "redirect:/tasks";
        }
        return "redirect:" + judged(scope, dossier);
    }

    /** Where an open part is judged: on the desk, or on the page of its task where it has no sheet. */
    private String judged(Scope scope, Dossier dossier) {
        return page.assignment(scope, dossier.id())
                .filter(mine -> !mine.submitted() && !mine.kind().byCriteria())
                .flatMap(mine -> worklist.openOf(scope, dossier.id()).stream()
                        .filter(task -> task.heldBy(scope))
                        .findFirst())
                .map(task -> "/tasks/" + task.id())
                .orElse("/desk/" + dossier.number());
    }

    /** The reviewer's own word on what the machine supposes. */
    @PostMapping("/desk/{number}/match")
    String match(
            Scope scope,
            @PathVariable String number,
            @RequestParam Conflicts.Reason reason,
            @RequestParam String fact,
            @RequestParam boolean confirmed,
            @RequestParam(defaultValue = "") String words,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Dossier dossier = page.dossier(scope, number);
        Assignment mine = page.assignment(scope, dossier.id()).orElseThrow(() -> new UnknownMatch(dossier.number()));
        if (words.isBlank()) {
            response.setStatus(422);
            model.addAttribute("refusedFact", mine.reviewer() + fact);
            return shut(scope, dossier, model);
        }
        conflicts.answer(scope, mine.kind(), dossier.id(), mine.reviewer(), reason, fact, confirmed, words);
        if (confirmed) {
            flash.addFlashAttribute("said", "desk.declared.conflict");
            return "redirect:/tasks";
        }
        return "redirect:/desk/" + dossier.number();
    }

    @PostMapping("/desk/{number}/note")
    String note(
            Scope scope,
            @PathVariable String number,
            @RequestParam String claim,
            @RequestParam Annotation.Kind kind,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "OTHER") Defect.ReasonCode code,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String order,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Dossier dossier = page.dossier(scope, number);
        if (page.keptShut(scope, dossier.id())) {
            throw new ConflictUndeclared(dossier.number());
        }
        Desk desk = page.desk(scope, dossier, new Desk.View(show, order.equals("standard"), claim));
        DeskItem item = desk.current().filter(i -> i.key().equals(claim)).orElseThrow(() -> new UnknownClaim(claim));
        String words = reason.strip();
        try {
            if (kind == Annotation.Kind.ASKED && !words.isEmpty()) {
                reviews.draftDefect(
                        scope,
                        dossier.id(),
                        new Defect(item.criterion().id(), item.demand().key(), cited(item), code, words));
            }
            reviews.annotate(
                    scope,
                    dossier.id(),
                    new Annotation(
                            item.criterion().id(),
                            item.demand().key(),
                            kind,
                            scope.actor(),
                            clock.instant(),
                            kind == Annotation.Kind.CONFIRMED ? "" : words));
        } catch (Refused refused) {
            return again(scope, desk, refused, kind.name().toLowerCase(Locale.ROOT), reason, request, response, model);
        }
        // on to the next one; at the end the same claim stays, now with its note
        String next = desk.next().map(desk::url).orElseGet(() -> desk.url(item));
        if (request.getHeader("HX-Request") == null) {
            return "redirect:" + next;
        }
        response.setHeader("HX-Push-Url", next);
        model.addAttribute("left", item.anchor());
        Desk after = page.desk(
                scope,
                dossier,
                new Desk.View(
                        show,
                        order.equals("standard"),
                        desk.next().map(DeskItem::key).orElse(claim)));
        after.all().stream()
                .filter(i -> i.key().equals(claim))
                .findFirst()
                .ifPresent(done -> model.addAttribute("done", done));
        return shown(scope, after, request, model);
    }

    /** Stays at the claim, so that a decision typed beside it is not lost. */
    @PostMapping("/desk/{number}/remark")
    String remark(
            Scope scope,
            @PathVariable String number,
            @RequestParam String claim,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String order,
            HttpServletRequest request,
            Model model) {
        Dossier dossier = page.dossier(scope, number);
        if (page.keptShut(scope, dossier.id())) {
            throw new ConflictUndeclared(dossier.number());
        }
        Desk.View view = new Desk.View(show, order.equals("standard"), claim);
        DeskItem item = page.desk(scope, dossier, view)
                .current()
                .filter(i -> i.key().equals(claim))
                .orElseThrow(() -> new UnknownClaim(claim));
        reviews.remark(scope, dossier.id(), item.criterion().id(), item.demand().key(), words);
        Desk desk = page.desk(scope, dossier, view);
        if (request.getHeader("HX-Request") == null) {
            return "redirect:" + desk.url(desk.current().orElse(item));
        }
        model.addAttribute("desk", desk);
        model.addAttribute("item", desk.current().orElse(item));
        return "desk/claim :: remarked";
    }

    @PostMapping("/desk/{number}/judge")
    String judge(
            Scope scope,
            @PathVariable String number,
            @RequestParam String claim,
            @RequestParam String criterion,
            @RequestParam(defaultValue = "") String met,
            @RequestParam(defaultValue = "") String points,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String citation,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String order,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Dossier dossier = page.dossier(scope, number);
        Desk desk = page.desk(scope, dossier, new Desk.View(show, order.equals("standard"), claim));
        Assignment assignment = desk.assignment().orElseThrow(() -> new UnknownClaim(criterion));
        try {
            if (met.isEmpty()) {
                throw new JudgementMissing(criterion);
            }
            reviews.judge(
                    scope,
                    assignment.id(),
                    new Judgement(criterion, met.equals("true"), points(points), reason.strip(), citation.strip()));
        } catch (Refused refused) {
            model.addAttribute("form", new SheetForm(met, points, reason, citation));
            return again(scope, desk, refused, "judge", reason, request, response, model);
        }
        if (request.getHeader("HX-Request") == null) {
            return "redirect:" + desk.current().map(desk::url).orElse("/desk/" + dossier.number());
        }
        model.addAttribute("judged", criterion);
        return shown(scope, desk, request, model);
    }

    private String again(
            Scope scope,
            Desk desk,
            Refused refused,
            String what,
            String typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (refused.kind() != Refused.Kind.INVALID) {
            throw refused;
        }
        response.setStatus(422);
        model.addAttribute("wrong", what);
        model.addAttribute("refused", problems.sentence(refused).detail());
        model.addAttribute("typed", typed);
        return shown(scope, desk, request, model);
    }

    /** The file that says otherwise; else the one the county rests on, where it is one. */
    private static Optional<EvidenceId> cited(DeskItem item) {
        if (item.finding().finding() instanceof Finding.Contradicted contradicted) {
            return contradicted.citations().stream().findFirst().map(Finding.Citation::evidence);
        }
        List<Claim.Citation> own = item.claim().citations();
        return own.size() == 1 ? Optional.of(own.getFirst().evidence()) : Optional.empty();
    }

    private static Optional<Points> points(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Points(new BigDecimal(text.strip()).movePointRight(2).intValueExact()));
        } catch (ArithmeticException | IllegalArgumentException notPoints) {
            throw new PointsUnreadable(text);
        }
    }

    @GetMapping("/desk/{number}/summary")
    String summary(Scope scope, @PathVariable String number, Model model) {
        Dossier dossier = page.dossier(scope, number);
        if (page.keptShut(scope, dossier.id())) {
            return "redirect:/desk/" + dossier.number();
        }
        Desk desk = page.desk(scope, dossier, new Desk.View("", false, ""));
        page.fill(scope, desk, model);
        model.addAttribute("defects", reviews.draftedDefects(scope, dossier.id()));
        model.addAttribute("opinions", reviews.opinions(scope, dossier.id()));
        model.addAttribute("sheets", reviews.sideBySide(scope, dossier.id()));
        model.addAttribute("struck", reviews.struck(scope, dossier.id()).size());
        model.addAttribute("mine", desk.assignment().isPresent());
        Optional<Task> mine = worklist.openOf(scope, dossier.id()).stream()
                .filter(task -> task.heldBy(scope))
                .findFirst();
        mine.ifPresent(task -> model.addAttribute("finish", task));
        return "desk/summary";
    }

    @PostMapping("/desk/{number}/drop")
    String drop(Scope scope, @PathVariable String number, @RequestParam String criterion, @RequestParam String claim) {
        Dossier dossier = page.dossier(scope, number);
        reviews.dropDefect(scope, dossier.id(), criterion, claim);
        return "redirect:/desk/" + dossier.number() + "/summary";
    }
}
