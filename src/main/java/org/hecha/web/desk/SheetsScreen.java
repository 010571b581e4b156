package org.hecha.web.desk;

import java.util.List;
import java.util.Optional;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.Scope;
import org.hecha.review.Judgement;
import org.hecha.review.Reviews;
import org.hecha.review.SideBySide;
import org.hecha.review.StruckSheet;
import org.hecha.standard.Criterion;
import org.hecha.web.words.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What reviewers who judged apart said, criterion by criterion beside each other. */
@Controller
class SheetsScreen {

    private final DeskPage page;
    private final Reviews reviews;
    private final Dossiers dossiers;
    private final Directory directory;
    private final Words words;

    SheetsScreen(DeskPage page, Reviews reviews, Dossiers dossiers, Directory directory, Words words) {
        this.page = page;
        this.reviews = reviews;
        this.dossiers = dossiers;
        this.directory = directory;
        this.words = words;
    }

    /**
     * One kind of review as a table.
     *
     * @param columns who wrote the sheets, in the order of {@link Row#cells}
     * @param rows    one for each criterion shown
     */
    record Table(SideBySide of, List<Column> columns, List<Row> rows) {}

    /** @param name of the person where the reader may know it, a number otherwise */
    record Column(String name, String summary) {}

    /** @param cells one for each sheet, @param together what they come to */
    record Row(Criterion criterion, boolean differs, List<Optional<Judgement>> cells, Optional<Judgement> together) {}

    /** @param name of whoever stepped back, where the reader may know it */
    record Struck(StruckSheet of, String name) {}

    @GetMapping("/desk/{number}/sheets")
    String sheets(Scope scope, @PathVariable String number, @RequestParam(defaultValue = "") String show, Model model) {
        Dossier dossier = page.dossier(scope, number);
        if (page.keptShut(scope, dossier.id())) {
            return "redirect:/desk/" + dossier.number();
        }
        boolean differing = show.equals("differing");
        List<Criterion> criteria = dossiers.standardOf(scope, dossier.id()).criteria();
        model.addAttribute("dossier", dossier);
        model.addAttribute("differing", differing);
        model.addAttribute(
                "tables",
                reviews.sideBySide(scope, dossier.id()).stream()
                        .map(kind -> table(kind, criteria, differing))
                        .toList());
        model.addAttribute(
                "struck",
                reviews.struck(scope, dossier.id()).stream().map(this::struck).toList());
        model.addAttribute("criteria", criteria);
        return "desk/sheets";
    }

    private Struck struck(StruckSheet sheet) {
        String nobody = words.say("sheets.struck.nobody");
        return new Struck(
                sheet,
                sheet.named()
                        ? directory.member(sheet.reviewer()).map(Member::name).orElse(nobody)
                        : nobody);
    }

    private Table table(SideBySide kind, List<Criterion> criteria, boolean differing) {
        return new Table(
                kind,
                kind.sheets().stream().map(sheet -> column(kind, sheet)).toList(),
                criteria.stream()
                        .map(criterion -> row(kind, criterion))
                        .filter(row -> row.differs() || !differing)
                        .toList());
    }

    private Column column(SideBySide kind, SideBySide.Sheet sheet) {
        String number = words.say("sheets.reviewer", kind.sheets().indexOf(sheet) + 1);
        String name = sheet.mine()
                ? words.say("sheets.mine")
                : kind.named()
                        ? directory.member(sheet.reviewer()).map(Member::name).orElse(number)
                        : number;
        return new Column(name, sheet.summary());
    }

    private static Row row(SideBySide kind, Criterion criterion) {
        return new Row(
                criterion,
                kind.agreement().differing().contains(criterion.id()),
                kind.sheets().stream()
                        .map(sheet -> Optional.ofNullable(sheet.judgements().get(criterion.id())))
                        .toList(),
                Optional.ofNullable(kind.agreement().result().get(criterion.id())));
    }
}
