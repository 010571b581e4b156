package org.hecha.web.onsite;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hecha.dossier.Answer;
import org.hecha.dossier.Claim;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Member;
import org.hecha.organization.Scope;
import org.hecha.shared.PersonalData;
import org.hecha.standard.Criterion;
import org.hecha.verification.Finding;
import org.hecha.verification.Report;
import org.hecha.verification.Verification;
import org.hecha.web.desk.Badge;
import org.hecha.web.page.Dates;
import org.hecha.web.words.AnswerWords;
import org.hecha.web.words.Words;
import org.hecha.workflow.Drafts;
import org.hecha.workflow.Task;
import org.hecha.workflow.Worklist;
import org.springframework.stereotype.Component;

/** Gathers what is taken along. */
@Component
class Packs {

    /** Rows of one table that are taken along; a register of thousands is read at the desk. */
    static final int ROWS = 50;

    private final Worklist worklist;
    private final Drafts drafts;
    private final Dossiers dossiers;
    private final Verification verification;
    private final AnswerWords answers;
    private final Words words;
    private final Dates dates;
    private final Clock clock;

    Packs(
            Worklist worklist,
            Drafts drafts,
            Dossiers dossiers,
            Verification verification,
            AnswerWords answers,
            Words words,
            Dates dates,
            Clock clock) {
        this.worklist = worklist;
        this.drafts = drafts;
        this.dossiers = dossiers;
        this.verification = verification;
        this.answers = answers;
        this.words = words;
        this.dates = dates;
        this.clock = clock;
    }

    Pack pack(Scope scope, Member member, Task task) {
        var draft = drafts.takeAlong(scope, task.id());
        Map<String, Claim> claims = dossiers.claims(scope, task.dossier()).stream()
                .collect(Collectors.toMap(c -> c.criterion() + "/" + c.key(), Function.identity()));
        Map<String, Report.Entry> findings = verification.of(scope, task.dossier()).claims().stream()
                .collect(Collectors.toMap(e -> e.criterion() + "/" + e.claim(), Function.identity(), (a, b) -> a));
        var criteria = dossiers.standardOf(scope, task.dossier()).criteria().stream()
                .map(criterion -> new Pack.Criterion(
                        criterion.id(),
                        criterion.title(),
                        criterion.text(),
                        criterion.claims().stream()
                                .filter(demand -> claims.containsKey(criterion.id() + "/" + demand.key()))
                                .map(demand -> claim(criterion, demand, claims, findings))
                                .toList()))
                .toList();
        return new Pack(
                task.id().value(),
                member.id().toString(),
                task.number(),
                task.county(),
                words.sayOr("step." + task.step(), task.step()),
                dates.due(task.due()),
                worklist.form(scope, task.id()),
                draft.fields(),
                criteria,
                clock.instant());
    }

    private Pack.Claim claim(
            Criterion criterion,
            Criterion.Claim demand,
            Map<String, Claim> claims,
            Map<String, Report.Entry> findings) {
        String key = criterion.id() + "/" + demand.key();
        Optional<Answer> answer = Optional.ofNullable(claims.get(key)).flatMap(Claim::answer);
        List<Map<String, String>> rows = answer.map(AnswerWords::rows).orElse(List.of());
        var entry = findings.getOrDefault(
                key,
                new Report.Entry(
                        criterion.id(), demand.key(), new Finding.NotChecked(""), List.of(), Optional.empty(), ""));
        var badge = Badge.of(entry);
        Optional<Finding.Citation> citation = switch (entry.finding()) {
            case Finding.Supported supported -> supported.citations().stream().findFirst();
            case Finding.Contradicted contradicted ->
                contradicted.citations().stream().findFirst();
            case Finding.Unsupported ignored -> Optional.empty();
            case Finding.NotChecked ignored -> Optional.empty();
        };
        return new Pack.Claim(
                demand.key(),
                demand.label(),
                PersonalData.masked(
                        answer.map(a -> answers.of(a, demand.unit())).orElse("")),
                rows.stream()
                        .limit(ROWS)
                        .map(row -> PersonalData.masked(row.values().stream()
                                .filter(cell -> !cell.isBlank())
                                .collect(Collectors.joining(" · "))))
                        .toList(),
                Math.max(0, rows.size() - ROWS),
                badge.name(),
                words.say("desk.badge." + badge.name()),
                badge.style(),
                said(entry.finding()),
                PersonalData.masked(citation.map(
                                c -> c.path().substring(c.path().lastIndexOf('/') + 1))
                        .orElse("")),
                citation.map(Finding.Citation::page).orElse(0),
                PersonalData.masked(citation.map(Finding.Citation::quote).orElse("")));
    }

    private String said(Finding finding) {
        return switch (finding) {
            case Finding.Unsupported none ->
                words.say("desk.unsupported", none.pagesRead())
                        + (none.pagesUnreadable() > 0 ? " " + words.say("desk.unread", none.pagesUnreadable()) : "");
            case Finding.Contradicted contradicted -> words.sayOr("verification.why." + contradicted.why(), "");
            case Finding.NotChecked unchecked -> words.sayOr("verification.why." + unchecked.why(), "");
            case Finding.Supported ignored -> "";
        };
    }
}
