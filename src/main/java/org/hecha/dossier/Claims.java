package org.hecha.dossier;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.evidence.EvidenceStore;
import org.hecha.organization.Body;
import org.hecha.organization.BodyId;
import org.hecha.organization.Directory;
import org.hecha.organization.Scope;
import org.hecha.standard.Criterion;
import org.hecha.standard.Standard;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Claims of one dossier: reading, saving, citing, and who answers. Runs inside the caller's transaction. */
@Component
class Claims {

    private final Cases cases;
    private final ClaimTable table;
    private final EvidenceStore store;
    private final Directory directory;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Claims(
            Cases cases,
            ClaimTable table,
            EvidenceStore store,
            Directory directory,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.table = table;
        this.store = store;
        this.directory = directory;
        this.events = events;
        this.clock = clock;
    }

    List<Claim> all(Dossier dossier) {
        Map<String, ClaimTable.Row> rows = table.of(dossier.id());
        Map<String, String> answers = new HashMap<>();
        rows.forEach((claim, row) -> row.answer().ifPresent(answer -> answers.put(claim, answer)));
        return said(dossier, answers, table.citations(dossier.id())).stream()
                .map(claim -> Optional.ofNullable(rows.get(claim.criterion() + "/" + claim.key()))
                        .map(row -> new Claim(
                                claim.criterion(),
                                claim.key(),
                                claim.answer(),
                                row.version(),
                                Optional.of(row.savedAt()),
                                row.savedBy(),
                                claim.citations()))
                        .orElse(claim))
                .toList();
    }

    /**
     * Every claim of the standard with these answers; nobody has saved them.
     *
     * @param answers JSON by {@code criterion/key}; computed claims are computed
     */
    List<Claim> said(Dossier dossier, Map<String, String> answers, Map<String, List<Claim.Citation>> citations) {
        Standard standard = cases.standard(dossier);
        var claims = new ArrayList<Claim>();
        for (Criterion criterion : standard.criteria()) {
            Map<String, Answer> of = new HashMap<>();
            for (Criterion.Claim claim : criterion.claims()) {
                Optional.ofNullable(answers.get(criterion.id() + "/" + claim.key()))
                        .filter(json -> !claim.computed())
                        .flatMap(json -> stored(claim, json))
                        .ifPresent(answer -> of.put(claim.key(), answer));
            }
            for (Criterion.Claim claim : criterion.claims()) {
                claims.add(new Claim(
                        criterion.id(),
                        claim.key(),
                        claim.computed() ? Answers.computed(claim, of) : Optional.ofNullable(of.get(claim.key())),
                        0,
                        Optional.empty(),
                        "",
                        citations.getOrDefault(criterion.id() + "/" + claim.key(), List.of())));
            }
        }
        return claims;
    }

    /** A value that no longer fits its claim is shown as the text that was saved, so that nothing is lost. */
    private static Optional<Answer> stored(Criterion.Claim claim, String json) {
        try {
            return Answers.fromJson(claim, json);
        } catch (MalformedAnswer e) {
            return Optional.of(new Answer.Text(json));
        }
    }

    long save(Scope scope, Dossier dossier, String criterion, String key, Optional<Answer> answer, long version) {
        Criterion.Claim claim = spec(dossier, criterion, key);
        mayWrite(scope, dossier, criterion, key);
        Optional<Answer> checked = Answers.check(claim, answer);
        Optional<String> after = checked.map(Answers::json);
        Optional<ClaimTable.Row> old =
                Optional.ofNullable(table.of(dossier.id()).get(criterion + "/" + key));
        long standing = old.map(ClaimTable.Row::version).orElse(0L);
        Optional<Answer> before = old.flatMap(ClaimTable.Row::answer).flatMap(json -> stored(claim, json));
        if (standing != version) {
            throw new ClaimChangedMeanwhile(key, before.map(Answers::text).orElse(""), standing);
        }
        if (before.map(Answers::json).equals(after)) {
            return version;
        }
        var row = new ClaimTable.Row(criterion, key, after, version + 1, clock.instant(), scope.actor());
        if (!table.save(dossier.id(), row, version)) {
            // somebody was faster between the look above and the write; what they saved is visible now
            ClaimTable.Row theirs = table.of(dossier.id()).get(criterion + "/" + key);
            throw new ClaimChangedMeanwhile(
                    key,
                    theirs == null
                            ? ""
                            : theirs.answer()
                                    .flatMap(json -> stored(claim, json))
                                    .map(Answers::text)
                                    .orElse(""),
                    theirs == null ? 0 : theirs.version());
        }
        table.remember(dossier.id(), row);
        events.publishEvent(new Dossier.ClaimSaved(
                dossier.id(), criterion, key, before.map(Answers::json).orElse(""), after.orElse(""), scope.actor()));
        return version + 1;
    }

    void cite(Scope scope, Dossier dossier, String criterion, String key, Claim.Citation citation, boolean cite) {
        spec(dossier, criterion, key);
        mayWrite(scope, dossier, criterion, key);
        if (cite) {
            boolean here = store.present(citation.evidence())
                    .filter(e -> e.collection().equals(dossier.id().collection()))
                    .isPresent();
            if (!here || citation.page() < 1) {
                throw new org.hecha.evidence.UnknownEvidence(citation.evidence());
            }
        }
        boolean changed = cite
                ? table.cite(dossier.id(), criterion, key, citation)
                : table.uncite(dossier.id(), criterion, key, citation);
        if (changed) {
            events.publishEvent(new Dossier.EvidenceFiled(
                    dossier.id(),
                    citation.evidence().toString(),
                    criterion + "/" + key,
                    (cite ? "cited page " : "uncited page ") + citation.page(),
                    scope.actor()));
        }
    }

    /** Every criterion with the body that answers for it; the county's association where nothing was said. */
    Map<String, BodyId> responsible(Dossier dossier) {
        Map<String, BodyId> units = new HashMap<>();
        directory.bodies(dossier.region(), Body.Kind.COUNTY_ASSOCIATION).stream()
                .findFirst()
                .ifPresent(association ->
                        cases.standard(dossier).criteria().forEach(c -> units.put(c.id(), association.id())));
        units.putAll(table.responsible(dossier.id()));
        return units;
    }

    void assign(Scope scope, Dossier dossier, String criterion, BodyId unit) {
        if (cases.standard(dossier).criterion(criterion).isEmpty()) {
            throw new UnknownClaim(criterion);
        }
        if (!cases.writable(scope, dossier).criterion(criterion)
                || directory.body(unit).isEmpty()) {
            throw new NotWritable(dossier.number(), criterion);
        }
        BodyId old = table.responsible(dossier.id()).get(criterion);
        if (unit.equals(old)) {
            return;
        }
        table.assign(dossier.id(), criterion, unit);
        events.publishEvent(new Dossier.Assigned(
                dossier.id(), criterion, old == null ? "" : old.toString(), unit.toString(), scope.actor()));
    }

    private void mayWrite(Scope scope, Dossier dossier, String criterion, String key) {
        if (!cases.writable(scope, dossier).claim(criterion, key)) {
            throw new NotWritable(dossier.number(), criterion + "/" + key);
        }
    }

    private Criterion.Claim spec(Dossier dossier, String criterion, String key) {
        return cases.standard(dossier).claim(criterion, key).orElseThrow(() -> new UnknownClaim(criterion + "/" + key));
    }
}
