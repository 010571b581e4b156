package org.hecha.web.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hecha.designation.TablePaper;
import org.hecha.dossier.Dossier;
import org.hecha.organization.Scope;
import org.hecha.review.Annotation;
import org.hecha.verification.Advice;
import org.hecha.verification.Finding;
import org.hecha.web.page.TakenTable;
import org.hecha.web.words.AnswerWords;
import org.hecha.web.words.Words;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The verification of one county to take away: every claim, what was found and where, and what was said of it. */
@Controller
class ReportScreen {

    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final List<String> COLUMNS =
            List.of("criterion", "claim", "value", "finding", "file", "page", "quote", "aside", "note");
    private static final int[] WIDTHS = {7, 20, 14, 9, 24, 6, 36, 18, 24};

    private final DeskPage page;
    private final AnswerWords answers;
    private final Words words;
    private final TablePaper paper;

    ReportScreen(DeskPage page, AnswerWords answers, Words words, TablePaper paper) {
        this.page = page;
        this.answers = answers;
        this.words = words;
        this.paper = paper;
    }

    @GetMapping("/desk/{number}/report.xlsx")
    void workbook(Scope scope, @PathVariable String number, HttpServletResponse response) throws IOException {
        Dossier dossier = page.dossier(scope, number);
        Desk desk = page.desk(scope, dossier, new Desk.View("", true, ""));
        head(response, SHEET, dossier, "xlsx");
        TakenTable.write(title(dossier), lead(desk), heads(), WIDTHS, rows(desk), response.getOutputStream());
    }

    @GetMapping("/desk/{number}/report.pdf")
    void paper(Scope scope, @PathVariable String number, HttpServletResponse response) throws IOException {
        Dossier dossier = page.dossier(scope, number);
        Desk desk = page.desk(scope, dossier, new Desk.View("", true, ""));
        head(response, "application/pdf", dossier, "pdf");
        paper.write(title(dossier), lead(desk), heads(), WIDTHS, rows(desk), response.getOutputStream());
    }

    private void head(HttpServletResponse response, String type, Dossier dossier, String ending) {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(title(dossier) + " " + dossier.number() + "." + ending, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private String title(Dossier dossier) {
        return words.say("report.title", dossier.county());
    }

    private List<String> lead(Desk desk) {
        var lead = new ArrayList<String>();
        lead.add(desk.dossier().number() + "  "
                + words.say("desk.progress", desk.seen(), desk.all().size()));
        desk.counts().forEach((badge, count) -> lead.add(words.say("desk.badge." + badge) + "  " + count));
        if (desk.stale()) {
            lead.add(words.say("desk.stale"));
        }
        lead.add(words.say("report.advice"));
        return lead;
    }

    private List<String> heads() {
        return COLUMNS.stream()
                .map(column -> words.say("report.column." + column))
                .toList();
    }

    private List<List<String>> rows(Desk desk) {
        return desk.all().stream().map(this::row).toList();
    }

    private List<String> row(DeskItem item) {
        List<Finding.Citation> cited = DeskPage.citations(item.finding().finding());
        return List.of(
                item.criterion().id(),
                item.demand().label(),
                item.claim()
                        .answer()
                        .map(answer -> answers.of(answer, item.demand().unit()))
                        .orElse(""),
                words.say("desk.badge." + item.badge()),
                cited.stream().findFirst().map(Finding.Citation::path).orElse(""),
                cited.stream().findFirst().map(c -> Integer.toString(c.page())).orElse(""),
                cited.stream().findFirst().map(Finding.Citation::quote).orElse(""),
                Stream.concat(
                                item.finding().advice().stream()
                                        .filter(advice -> advice.outcome() == Advice.Outcome.LOOK)
                                        .map(page::sentence),
                                item.finding().setAside().stream()
                                        .map(aside -> words.say("verification.aside." + aside.why()))
                                        .distinct())
                        .limit(3)
                        .reduce((a, b) -> a + "\n" + b)
                        .orElse(""),
                item.note().map(this::said).orElse(""));
    }

    private String said(Annotation note) {
        return (words.say("desk.noted." + note.kind()) + " " + note.reason()).strip();
    }
}
