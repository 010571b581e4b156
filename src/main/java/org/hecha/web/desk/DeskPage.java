package org.hecha.web.desk;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hecha.dossier.Claim;
import org.hecha.dossier.Defect;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.UnknownDossier;
import org.hecha.evidence.EvidenceId;
import org.hecha.organization.Directory;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.reuse.Reuse;
import org.hecha.review.Annotation;
import org.hecha.review.Assignment;
import org.hecha.review.Conflicts;
import org.hecha.review.Judgement;
import org.hecha.review.NotAReviewer;
import org.hecha.review.Reviews;
import org.hecha.standard.Criterion;
import org.hecha.standard.Standard;
import org.hecha.verification.Advice;
import org.hecha.verification.Finding;
import org.hecha.verification.Report;
import org.hecha.verification.Verification;
import org.hecha.web.page.Cells;
import org.hecha.web.words.AnswerWords;
import org.hecha.web.words.Words;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Gathers the desk of one dossier and fills the page for one claim of it. */
@Component
class DeskPage {

    private final Dossiers dossiers;
    private final Verification verification;
    private final Reviews reviews;
    private final Directory directory;
    private final AnswerWords answers;
    private final Reuse reuse;
    private final Conflicts conflicts;
    private final Words words;
    private final Demands demands;

    DeskPage(
            Dossiers dossiers,
            Verification verification,
            Reviews reviews,
            Directory directory,
            AnswerWords answers,
            Reuse reuse,
            Conflicts conflicts,
            Words words,
            Demands demands) {
        this.words = words;
        this.demands = demands;
        this.reuse = reuse;
        this.conflicts = conflicts;
        this.dossiers = dossiers;
        this.verification = verification;
        this.reviews = reviews;
        this.directory = directory;
        this.answers = answers;
    }

    Dossier dossier(Scope scope, String number) {
        Dossier dossier = dossiers.byNumber(scope, number).orElseThrow(() -> new UnknownDossier(number));
        if (scope.roles().stream().noneMatch(Role::reviews)) {
            throw new NotAReviewer(number);
        }
        return dossier;
    }

    /** The reviewer's own part: the one still open where there are several. */
    Optional<Assignment> assignment(Scope scope, DossierId dossier) {
        List<Assignment> mine = Arrays.stream(Assignment.Kind.values())
                .flatMap(kind -> reviews.mine(scope, dossier, kind).stream())
                .toList();
        return mine.stream()
                .filter(a -> !a.submitted())
                .findFirst()
                .or(() -> mine.stream().findFirst());
    }

    /** Whether this person has yet to say something of conflicts of interest before the material may be seen. */
    boolean keptShut(Scope scope, DossierId dossier) {
        return assignment(scope, dossier)
                .filter(mine -> !mine.submitted())
                .filter(mine -> !mine.declared()
                        || conflicts.mine(scope, dossier).stream().anyMatch(Conflicts.Match::open))
                .isPresent();
    }

    Desk desk(Scope scope, Dossier dossier, Desk.View view) {
        Standard standard = dossiers.standardOf(scope, dossier.id());
        Map<String, Claim> claims = dossiers.claims(scope, dossier.id()).stream()
                .collect(Collectors.toMap(c -> c.criterion() + "/" + c.key(), Function.identity()));
        Report report = verification.of(scope, dossier.id());
        Map<String, Report.Entry> findings = report.claims().stream()
                .collect(Collectors.toMap(e -> e.criterion() + "/" + e.claim(), Function.identity(), (a, b) -> a));
        Map<String, Annotation> notes = reviews.annotations(scope, dossier.id());
        Set<String> seen = reviews.seen(scope, dossier.id());
        Map<String, String> remarks = reviews.remarks(scope, dossier.id());
        Map<String, Defect> defects = reviews.draftedDefects(scope, dossier.id()).stream()
                .collect(Collectors.toMap(d -> d.criterion() + "/" + d.claim(), Function.identity(), (a, b) -> a));
        List<DeskItem> all = standard.criteria().stream()
                .flatMap(criterion -> criterion.claims().stream()
                        .filter(demand -> claims.containsKey(criterion.id() + "/" + demand.key()))
                        .map(demand -> {
                            String key = criterion.id() + "/" + demand.key();
                            Report.Entry finding = findings.getOrDefault(key, notYet(criterion, demand));
                            return new DeskItem(
                                    criterion,
                                    demand,
                                    claims.getOrDefault(key, unsaid(criterion, demand)),
                                    finding,
                                    Badge.of(finding),
                                    seen.contains(key),
                                    Optional.ofNullable(notes.get(key)),
                                    Optional.ofNullable(defects.get(key)),
                                    remarks.getOrDefault(key, ""));
                        }))
                .toList();
        return Desk.of(dossier, standard, view, all, assignment(scope, dossier.id()), report.stale());
    }

    private static Report.Entry notYet(Criterion criterion, Criterion.Claim demand) {
        return new Report.Entry(
                criterion.id(), demand.key(), new Finding.NotChecked(""), List.of(), Optional.empty(), "");
    }

    private static Claim unsaid(Criterion criterion, Criterion.Claim demand) {
        return new Claim(criterion.id(), demand.key(), Optional.empty(), 0, Optional.empty(), "", List.of());
    }

    void fill(Scope scope, Desk desk, Model model) {
        model.addAttribute("desk", desk);
        model.addAttribute("cells", new Cells(dossiers, scope));
        model.addAttribute(
                "similar",
                reuse.of(scope, desk.dossier().id()).stream()
                        .filter(pair -> pair.judgement().isEmpty())
                        .count());
        model.addAttribute("reasons", Defect.ReasonCode.values());
        desk.assignment()
                .filter(a -> a.kind().byCriteria())
                .ifPresent(assignment -> sheet(desk, reviews.sheet(scope, assignment.id()), model));
        desk.current().ifPresent(item -> {
            model.addAttribute("item", item);
            model.addAttribute("draft", demands.drafted(item));
            item.claim().answer().ifPresent(answer -> {
                model.addAttribute("value", answers.of(answer, item.demand().unit()));
                model.addAttribute("valueRows", AnswerWords.rows(answer));
            });
            model.addAttribute("passages", passages(item.finding().finding()));
            model.addAttribute("own", own(scope, desk.dossier().id(), item.claim()));
            model.addAttribute(
                    "aside",
                    item.finding().setAside().stream()
                            .map(aside -> Map.entry(aside.why(), Passage.of(aside.citation())))
                            .toList());
            model.addAttribute(
                    "advice", item.finding().advice().stream().map(this::told).toList());
            item.note().ifPresent(note -> model.addAttribute("noteBy", name(note.by())));
        });
    }

    private void sheet(Desk desk, Map<String, Judgement> sheet, Model model) {
        model.addAttribute("sheet", sheet);
        desk.current().ifPresent(item -> {
            String criterion = item.criterion().id();
            if (!model.containsAttribute("form")) {
                model.addAttribute("form", SheetForm.of(Optional.ofNullable(sheet.get(criterion))));
            }
            model.addAttribute(
                    "places",
                    desk.all().stream()
                            .filter(each -> each.criterion().id().equals(criterion))
                            .sorted(Comparator.comparing(each -> !each.key().equals(item.key())))
                            .flatMap(each -> demands.places(each).stream())
                            .distinct()
                            .toList());
        });
    }

    /** @param style class of the sign, as {@link Badge#style()} */
    record Told(Advice.Outcome outcome, String style, String sentence, List<Passage> passages) {}

    private Told told(Advice advice) {
        return new Told(
                advice.outcome(),
                switch (advice.outcome()) {
                    case AGREES -> Badge.SUPPORTED.style();
                    case LOOK -> Badge.WEAK.style();
                    case NOTE -> Badge.UNCHECKED.style();
                },
                sentence(advice),
                advice.passages().stream().map(Passage::of).toList());
    }

    /** What platforms' exports come to, in the reader's language. */
    String sentence(Advice advice) {
        return words.say("advice." + advice.said(), advice.facts().toArray());
    }

    private static List<Passage> passages(Finding finding) {
        return citations(finding).stream().map(Passage::of).toList();
    }

    /** What a finding rests on, best first; possibly nothing. */
    static List<Finding.Citation> citations(Finding finding) {
        return switch (finding) {
            case Finding.Supported supported -> supported.citations();
            case Finding.Contradicted contradicted -> contradicted.citations();
            case Finding.Unsupported ignored -> List.of();
            case Finding.NotChecked ignored -> List.of();
        };
    }

    private List<Passage> own(Scope scope, DossierId dossier, Claim claim) {
        if (claim.citations().isEmpty()) {
            return List.of();
        }
        Map<EvidenceId, String> paths = dossiers.exhibits(scope, dossier).stream()
                .collect(Collectors.toMap(
                        e -> e.evidence().id(), e -> e.evidence().path(), (a, b) -> a));
        return claim.citations().stream()
                .map(citation -> Passage.of(citation, paths.getOrDefault(citation.evidence(), "")))
                .toList();
    }

    private String name(String member) {
        return directory.member(MemberId.of(member)).map(m -> m.name()).orElse(member);
    }
}
