package org.hecha.web.selection;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hecha.designation.Designations;
import org.hecha.designation.FormNotKept;
import org.hecha.designation.Stationery;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.Member;
import org.hecha.organization.Region;
import org.hecha.organization.Scope;
import org.hecha.programme.Round;
import org.hecha.programme.RoundId;
import org.hecha.programme.Rounds;
import org.hecha.review.Opinion;
import org.hecha.review.Reviews;
import org.hecha.workflow.Worklist;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A province's list within its quota. Looked at here; decided in the task, with a reason. */
@Controller
class SelectionScreen {

    static final MediaType DOCX =
            MediaType.valueOf("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final Designations designations;
    private final Rounds rounds;
    private final Directory directory;
    private final Reviews reviews;
    private final Worklist worklist;
    private final Stationery stationery;

    SelectionScreen(
            Designations designations,
            Rounds rounds,
            Directory directory,
            Reviews reviews,
            Worklist worklist,
            Stationery stationery) {
        this.designations = designations;
        this.rounds = rounds;
        this.directory = directory;
        this.reviews = reviews;
        this.worklist = worklist;
        this.stationery = stationery;
    }

    /** A round and a province of it. @param taken how many of its quota it has recommended */
    record Choice(Round round, String code, String province, int quota, int taken) {

        /** A quota that was lowered below what is recommended leaves nothing, not less than nothing. */
        public int free() {
            return Math.max(0, quota - taken);
        }
    }

    @GetMapping("/selection")
    String choices(Member member, Scope scope, Model model) {
        List<Choice> choices = choices(member);
        if (choices.size() == 1) {
            return "redirect:/selection/" + choices.getFirst().round().id() + "/"
                    + choices.getFirst().code();
        }
        model.addAttribute("choices", choices);
        model.addAttribute("ownPapers", StationeryScreen.seenBy(stationery, scope));
        return "selection/choices";
    }

    /** Provinces with a quota that lie in the reader's own part of the country. */
    private List<Choice> choices(Member member) {
        List<String> own = directory.lineage(member.body().region()).stream()
                .filter(region -> region.level() == Level.PROVINCE)
                .map(Region::code)
                .toList();
        List<Choice> choices = new ArrayList<>();
        for (Round round : rounds.all()) {
            Map<String, Integer> taken = designations.placesTaken(round.id());
            round.quotas().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .filter(quota -> own.isEmpty() || own.contains(quota.getKey()))
                    .forEach(quota -> choices.add(new Choice(
                            round,
                            quota.getKey(),
                            directory.region(quota.getKey()).map(Region::name).orElse(quota.getKey()),
                            quota.getValue(),
                            taken.getOrDefault(quota.getKey(), 0))));
        }
        return choices;
    }

    @GetMapping("/selection/{round}/{province}")
    String ranking(Scope scope, @PathVariable String round, @PathVariable String province, Model model) {
        Designations.Ranking ranking = designations.ranking(scope, new RoundId(round), province);
        model.addAttribute("ranking", ranking);
        model.addAttribute("round", rounds.get(new RoundId(round)));
        model.addAttribute(
                "province", directory.region(province).map(Region::name).orElse(province));
        model.addAttribute("left", Math.max(0, ranking.quota() - ranking.recommended()));
        model.addAttribute(
                "hasPoints",
                ranking.rows().stream().anyMatch(row -> row.points().isPresent()));
        model.addAttribute("ownPapers", StationeryScreen.seenBy(stationery, scope));
        model.addAttribute("sites", sites(scope, ranking));
        model.addAttribute("tasks", tasks(scope, ranking));
        return "selection/ranking";
    }

    /** The newest report from the place itself, by number of the dossier. */
    private Map<String, Opinion> sites(Scope scope, Designations.Ranking ranking) {
        Map<String, Opinion> sites = new HashMap<>();
        for (Designations.Ranked row : ranking.rows()) {
            reviews.opinions(scope, row.dossier()).stream()
                    .filter(opinion -> opinion.step().equals("on_site_check"))
                    .forEach(opinion -> sites.put(row.number(), opinion));
        }
        return sites;
    }

    /** Where the recommendation is decided, for dossiers whose turn it is, by number. */
    private Map<String, String> tasks(Scope scope, Designations.Ranking ranking) {
        Map<String, String> tasks = new HashMap<>();
        for (Designations.Ranked row : ranking.rows()) {
            worklist.openOf(scope, row.dossier()).stream()
                    .filter(task -> task.step().equals("recommend") && scope.is(task.role()))
                    .forEach(task -> tasks.put(row.number(), task.id().value()));
        }
        return tasks;
    }

    /** Making the letter draws a number, so it takes a button and not a link. */
    @PostMapping("/selection/{round}/{province}/letter.pdf")
    ResponseEntity<byte[]> letter(Scope scope, @PathVariable String round, @PathVariable String province) {
        return paper(designations.letter(scope, new RoundId(round), province).pdf(), MediaType.APPLICATION_PDF);
    }

    @PostMapping("/selection/{round}/{province}/letter.docx")
    ResponseEntity<byte[]> letterToEdit(Scope scope, @PathVariable String round, @PathVariable String province) {
        return docx(designations.letter(scope, new RoundId(round), province));
    }

    static ResponseEntity<byte[]> docx(Designations.Document document) {
        return paper(document.docx().orElseThrow(() -> new FormNotKept(document.number())), DOCX);
    }

    static ResponseEntity<byte[]> paper(Designations.Form form, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(form.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-SHA256", form.sha256())
                .body(form.bytes());
    }
}
