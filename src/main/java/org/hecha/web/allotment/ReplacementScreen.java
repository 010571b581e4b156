package org.hecha.web.allotment;

import java.util.List;
import java.util.Optional;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.review.AlreadyBegun;
import org.hecha.review.CannotReplace;
import org.hecha.review.NoLongerVacant;
import org.hecha.review.Vacancies;
import org.hecha.shared.Refused;
import org.hecha.web.page.Problems;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Places of reviewers who stepped back: who came for whom, and the choice where nobody did. For whoever assigns. */
@Controller
class ReplacementScreen {

    private final Vacancies vacancies;
    private final Dossiers dossiers;
    private final Directory directory;
    private final Problems problems;

    ReplacementScreen(Vacancies vacancies, Dossiers dossiers, Directory directory, Problems problems) {
        this.vacancies = vacancies;
        this.dossiers = dossiers;
        this.directory = directory;
        this.problems = problems;
    }

    /** @param chosenBy name of whoever chose; empty where nobody had to */
    public record Row(
            Vacancies.Vacancy vacancy,
            Dossier dossier,
            String left,
            String came,
            String chosenBy,
            List<Choice> choices) {}

    public record Choice(Vacancies.Candidate candidate, String name, String body) {}

    @GetMapping("/replacements")
    String show(Scope scope, Model model) {
        List<Row> rows =
                vacancies.of(scope).stream().map(vacancy -> row(scope, vacancy)).toList();
        model.addAttribute("rows", rows);
        model.addAttribute(
                "open",
                rows.stream().filter(row -> row.vacancy().filled().isEmpty()).count());
        return "allotment/replacements";
    }

    private Row row(Scope scope, Vacancies.Vacancy vacancy) {
        Optional<Vacancies.Filled> filled = vacancy.filled();
        return new Row(
                vacancy,
                dossiers.get(scope, vacancy.dossier()),
                name(vacancy.left()),
                filled.map(f -> name(f.reviewer())).orElse(""),
                filled.filter(f -> !f.by().equals("system"))
                        .map(f -> name(MemberId.of(f.by())))
                        .orElse(""),
                filled.isPresent()
                        ? List.of()
                        : vacancies.candidates(scope, vacancy.id()).stream()
                                .map(candidate -> new Choice(
                                        candidate,
                                        name(candidate.person()),
                                        directory
                                                .member(candidate.person())
                                                .map(m -> m.body().name())
                                                .orElse("")))
                                .toList());
    }

    @PostMapping("/replacements/{id}")
    String fill(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String person,
            Scope scope,
            RedirectAttributes flash) {
        if (person.isBlank()) {
            flash.addFlashAttribute("wrongAt", id);
            flash.addFlashAttribute("wrong", "replacement.whom");
            return at(id);
        }
        return done(
                id,
                flash,
                "replacement.said.filled",
                () -> vacancies.fill(scope, Vacancies.Id.of(id), MemberId.of(person)));
    }

    @PostMapping("/replacements/{id}/back")
    String takeBack(@PathVariable String id, Scope scope, RedirectAttributes flash) {
        return done(id, flash, "replacement.said.back", () -> vacancies.takeBack(scope, Vacancies.Id.of(id)));
    }

    private String done(String id, RedirectAttributes flash, String said, Runnable act) {
        try {
            act.run();
            flash.addFlashAttribute("doneAt", id);
            flash.addFlashAttribute("done", said);
        } catch (NoLongerVacant | CannotReplace | AlreadyBegun refused) {
            flash.addFlashAttribute("wrongAt", id);
            flash.addFlashAttribute(
                    "refused", problems.sentence((Refused) refused).detail());
        }
        return at(id);
    }

    private static String at(String id) {
        return "redirect:/replacements#v-" + Vacancies.Id.of(id);
    }

    private String name(MemberId person) {
        return directory.member(person).map(Member::name).orElse("");
    }
}
