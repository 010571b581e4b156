package org.hecha.web.dossier;

import java.util.List;
import java.util.Optional;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Level;
import org.hecha.organization.Member;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.programme.Round;
import org.hecha.programme.RoundId;
import org.hecha.programme.Rounds;
import org.hecha.programme.Stage;
import org.hecha.web.page.Once;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All dossiers a person may see, and opening a county's own. */
@Controller
class DossierListScreen {

    private static final int ROWS = 50;

    private final Dossiers dossiers;
    private final Rounds rounds;
    private final Once once;

    DossierListScreen(Dossiers dossiers, Rounds rounds, Once once) {
        this.dossiers = dossiers;
        this.rounds = rounds;
        this.once = once;
    }

    @GetMapping("/dossiers")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "ALL") Dossiers.Standing standing,
            @RequestParam(defaultValue = "") String after,
            Scope scope,
            Member member,
            Model model) {
        Optional<Stage> wanted = stage(stage);
        List<Dossier> found = dossiers.list(scope, q.strip(), wanted, standing, after, ROWS + 1);
        boolean more = found.size() > ROWS;
        List<Dossier> shown = more ? found.subList(0, ROWS) : found;
        model.addAttribute("dossiers", shown);
        model.addAttribute("next", more ? shown.getLast().number() : "");
        model.addAttribute("counts", dossiers.countByStage(scope, standing));
        model.addAttribute("q", q);
        model.addAttribute("stage", wanted.map(Stage::name).orElse(""));
        model.addAttribute("standing", standing);
        model.addAttribute("standings", Dossiers.Standing.values());
        model.addAttribute("after", after);
        model.addAttribute("rounds", mayOpen(member) ? openRounds(scope, member) : List.of());
        return "dossier/list";
    }

    @PostMapping("/dossiers")
    String open(
            @RequestParam String round,
            @RequestParam(defaultValue = "") String once,
            Scope scope,
            Member member,
            RedirectAttributes flash) {
        String to = this.once.only(once, scope, () -> {
            Dossier dossier =
                    dossiers.open(scope, new RoundId(round), member.body().region());
            return "redirect:/dossiers/" + dossier.number();
        });
        flash.addFlashAttribute("said", "dossier.opened");
        return to;
    }

    /** Rounds in which this person's county has no dossier yet. */
    private List<Round> openRounds(Scope scope, Member member) {
        return rounds.all().stream()
                .filter(round -> dossiers.byNumber(
                                scope, round.id().value() + "-" + member.body().region())
                        .isEmpty())
                .toList();
    }

    private static boolean mayOpen(Member member) {
        return member.is(Role.COUNTY_CLERK) && member.roles().stream().anyMatch(role -> role.level() == Level.COUNTY);
    }

    private static Optional<Stage> stage(String name) {
        for (Stage stage : Stage.values()) {
            if (stage.name().equals(name)) {
                return Optional.of(stage);
            }
        }
        return Optional.empty();
    }
}
