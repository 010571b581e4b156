package org.hecha.web.reuse;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.UnknownDossier;
import org.hecha.evidence.EvidenceId;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.reuse.JudgementWithoutReason;
import org.hecha.reuse.Reuse;
import org.hecha.web.page.Problems;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Similar files of a dossier, and two of them next to each other. */
@Controller
class SimilarScreen {

    private final Dossiers dossiers;
    private final Reuse reuse;
    private final Directory directory;
    private final Problems problems;

    SimilarScreen(Dossiers dossiers, Reuse reuse, Directory directory, Problems problems) {
        this.dossiers = dossiers;
        this.reuse = reuse;
        this.directory = directory;
        this.problems = problems;
    }

    @GetMapping("/dossiers/{number}/similar")
    String list(@PathVariable String number, Scope scope, Model model) {
        Dossier dossier = dossiers.byNumber(scope, number).orElseThrow(() -> new UnknownDossier(number));
        model.addAttribute("dossier", dossier);
        model.addAttribute("pairs", reuse.of(scope, dossier.id()));
        model.addAttribute("signals", reuse.signals(scope, dossier.id()));
        return "reuse/similar";
    }

    /** The similar files of one file, for the viewer. */
    @GetMapping("/evidence/{id}/similar")
    String of(@PathVariable EvidenceId id, Scope scope, Model model) {
        Dossier dossier = dossiers.get(scope, dossiers.exhibit(scope, id).dossier());
        model.addAttribute("dossier", dossier);
        model.addAttribute("pairs", reuse.of(scope, id));
        return "reuse/similar";
    }

    @GetMapping("/evidence/{id}/similar/{other}")
    String pair(@PathVariable EvidenceId id, @PathVariable EvidenceId other, Scope scope, Model model) {
        fill(id, other, scope, model);
        return "reuse/pair";
    }

    @PostMapping("/evidence/{id}/similar/{other}")
    String judge(
            @PathVariable EvidenceId id,
            @PathVariable EvidenceId other,
            @RequestParam boolean confirmed,
            @RequestParam(defaultValue = "") String reason,
            Scope scope,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            reuse.judge(scope, id, other, confirmed, reason);
        } catch (JudgementWithoutReason refused) {
            response.setStatus(422);
            fill(id, other, scope, model);
            model.addAttribute("refused", problems.sentence(refused).detail());
            model.addAttribute("typed", reason);
            return "reuse/pair";
        }
        flash.addFlashAttribute("said", "similar.judged");
        return "redirect:/evidence/" + id + "/similar/" + other;
    }

    private void fill(EvidenceId id, EvidenceId other, Scope scope, Model model) {
        Reuse.Pair pair = reuse.pair(scope, id, other);
        model.addAttribute("pair", pair);
        model.addAttribute("rows", reuse.sideBySide(scope, id, other));
        model.addAttribute("sides", List.of(pair.mine(), pair.yours()));
        model.addAttribute("mayJudge", scope.roles().stream().anyMatch(role -> role.level() != Level.COUNTY));
        pair.judgement()
                .ifPresent(said -> model.addAttribute(
                        "judgedBy",
                        directory
                                .member(MemberId.of(said.by()))
                                .map(member -> member.name())
                                .orElse("")));
    }
}
