package org.hecha.dossier;

import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.EvidenceStore;
import org.hecha.evidence.PageBoxes;
import org.hecha.evidence.PageText;
import org.hecha.evidence.Receipt;
import org.hecha.evidence.Scan;
import org.hecha.evidence.SheetRows;
import org.hecha.evidence.Withdrawal;
import org.hecha.organization.BodyId;
import org.hecha.organization.Level;
import org.hecha.organization.Scope;
import org.hecha.programme.RoundId;
import org.hecha.programme.Stage;
import org.hecha.shared.PersonalData;
import org.hecha.standard.Standard;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one door to dossiers: draws the transactions and finds the dossier within the scope before anything else. */
@Service
class StoredDossiers implements Dossiers {

    private static final int LONGEST_PAGE = 200;
    private static final int LONGEST_FIELD = 10_000;

    private final Cases cases;
    private final DossierTable table;
    private final RevisionTable revisions;
    private final Claims claims;
    private final Exhibits exhibits;
    private final Entries entries;
    private final Withdrawals withdrawals;
    private final Versions versions;
    private final Moves moves;
    private final EvidenceStore store;
    private final Unmasking unmasking;
    private final Sight sight;
    private final Submissions submissions;
    private final ApplicationEventPublisher events;

    StoredDossiers(
            Cases cases,
            DossierTable table,
            RevisionTable revisions,
            Claims claims,
            Exhibits exhibits,
            Entries entries,
            Withdrawals withdrawals,
            Versions versions,
            Moves moves,
            EvidenceStore store,
            Unmasking unmasking,
            Sight sight,
            Submissions submissions,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.table = table;
        this.revisions = revisions;
        this.claims = claims;
        this.exhibits = exhibits;
        this.entries = entries;
        this.withdrawals = withdrawals;
        this.versions = versions;
        this.moves = moves;
        this.store = store;
        this.unmasking = unmasking;
        this.sight = sight;
        this.submissions = submissions;
        this.events = events;
    }

    @Override
    @Transactional
    public Dossier open(Scope scope, RoundId round, String county) {
        return moves.open(scope, round, county);
    }

    @Override
    public Dossier get(Scope scope, DossierId id) {
        return cases.get(scope, id);
    }

    @Override
    public Optional<Dossier> byNumber(Scope scope, String number) {
        return table.byNumber(scope, number);
    }

    @Override
    public List<Dossier> list(
            Scope scope, String text, Optional<Stage> stage, Standing standing, String after, int limit) {
        return table.list(scope, text.strip(), stage, standing, after, Math.max(1, Math.min(limit, LONGEST_PAGE)));
    }

    @Override
    public Map<Stage, Long> countByStage(Scope scope, Standing standing) {
        return table.countByStage(scope, standing);
    }

    @Override
    public Map<DossierId, Integer> visible(Scope scope) {
        return table.places(scope).stream()
                .collect(Collectors.toMap(
                        DossierTable.Place::id,
                        one -> sight.revision(scope, one.place(), one.unsubmitted(), one.revision())));
    }

    @Override
    public Optional<AsSubmitted> asSubmitted(Scope scope, DossierId id) {
        Dossier dossier = cases.get(scope, id);
        int seen = sight.revision(scope, dossier);
        if (seen == 0) {
            return Optional.empty();
        }
        return revisions.of(id).stream()
                .filter(revision -> revision.number() == seen)
                .findFirst()
                .flatMap(revision ->
                        dossier.writing().map(since -> new AsSubmitted(revision.number(), revision.at(), since)));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Submission> submission(Scope scope, DossierId id) {
        Dossier dossier = cases.get(scope, id);
        return dossier.unsubmitted() ? Optional.of(submissions.last(dossier)) : Optional.empty();
    }

    @Override
    public Set<EvidenceId> submitted(Scope scope, DossierId id) {
        Dossier dossier = cases.get(scope, id);
        return dossier.unsubmitted() ? revisions.files(id, dossier.revision()) : Set.of();
    }

    @Override
    public Standard standardOf(Scope scope, DossierId id) {
        return cases.standard(cases.get(scope, id));
    }

    @Override
    public Writable writable(Scope scope, DossierId id) {
        return cases.writable(scope, cases.get(scope, id));
    }

    @Override
    public Map<String, String> application(Scope scope, DossierId id) {
        Dossier dossier = cases.get(scope, id);
        return sight.revision(scope, dossier) == 0 ? table.application(id) : submissions.application(dossier);
    }

    @Override
    @Transactional
    public void saveApplication(Scope scope, DossierId id, Map<String, String> fields) {
        Dossier dossier = cases.locked(scope, id);
        if (!cases.writable(scope, dossier).application()) {
            throw new NotWritable(dossier.number(), "application");
        }
        fields.forEach((field, value) -> {
            if (value.length() > LONGEST_FIELD) {
                throw new MalformedAnswer(field, "too-long", Integer.toString(LONGEST_FIELD));
            }
        });
        Map<String, String> before = table.application(id);
        Map<String, String> changed = fields.entrySet().stream()
                .filter(f -> !f.getValue().equals(before.get(f.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (!changed.isEmpty()) {
            table.saveApplication(id, changed);
            String keys = changed.keySet().stream().sorted().collect(Collectors.joining(","));
            events.publishEvent(new Dossier.FormSaved(id, keys, scope.actor()));
        }
    }

    @Override
    public List<Claim> claims(Scope scope, DossierId id) {
        Dossier dossier = cases.get(scope, id);
        return sight.revision(scope, dossier) == 0
                ? claims.all(dossier)
                : submissions.last(dossier).claims();
    }

    @Override
    @Transactional
    public long save(Scope scope, DossierId id, String criterion, String key, Optional<Answer> answer, long version) {
        return claims.save(scope, cases.shared(scope, id), criterion, key, answer, version);
    }

    @Override
    @Transactional
    public void cite(Scope scope, DossierId id, String criterion, String key, Claim.Citation citation) {
        claims.cite(scope, cases.shared(scope, id), criterion, key, citation, true);
    }

    @Override
    @Transactional
    public void uncite(Scope scope, DossierId id, String criterion, String key, Claim.Citation citation) {
        claims.cite(scope, cases.shared(scope, id), criterion, key, citation, false);
    }

    @Override
    public Map<String, BodyId> responsible(Scope scope, DossierId id) {
        return claims.responsible(cases.get(scope, id));
    }

    @Override
    @Transactional
    public void assign(Scope scope, DossierId id, String criterion, BodyId unit) {
        claims.assign(scope, cases.locked(scope, id), criterion, unit);
    }

    @Override
    public Receipt add(
            Scope scope, DossierId id, String criterion, String slot, String path, InputStream bytes, String key) {
        return exhibits.add(scope, id, criterion, slot, path, bytes, key);
    }

    @Override
    public Optional<Receipt> receipt(Scope scope, EvidenceId evidence) {
        exhibits.dossierOf(scope, evidence);
        return store.receipt(evidence);
    }

    @Override
    public Map<EvidenceId, Receipt> receipts(Scope scope, DossierId id) {
        Dossier dossier = cases.get(scope, id);
        int seen = sight.revision(scope, dossier);
        return seen == 0 ? store.receipts(id.collection()) : store.receipts(revisions.files(id, seen));
    }

    @Override
    @Transactional
    public void file(
            Scope scope,
            EvidenceId evidence,
            List<String> criteria,
            String slot,
            String caption,
            Optional<LocalDate> declaredDate) {
        exhibits.file(
                scope,
                evidence,
                new FilingTable.Filing(criteria.stream().distinct().toList(), slot, caption, declaredDate));
    }

    @Override
    @Transactional
    public void withdraw(Scope scope, EvidenceId evidence) {
        exhibits.withdraw(scope, evidence);
    }

    @Override
    public Receipt addVersion(Scope scope, EvidenceId older, String name, InputStream bytes, String key) {
        return versions.add(scope, older, name, bytes, key);
    }

    @Override
    public Map<EvidenceId, EvidenceId> undecidedVersions(Scope scope, DossierId id) {
        Dossier dossier = cases.get(scope, id);
        return Access.own(scope, dossier) ? versions.undecided(dossier) : Map.of();
    }

    @Override
    public List<Exhibit> versions(Scope scope, EvidenceId evidence) {
        return versions.all(scope, evidence).stream()
                .map(one -> exhibits.look(scope, one))
                .toList();
    }

    @Override
    public Optional<Succession> succession(Scope scope, EvidenceId newer) {
        return versions.succession(scope, newer);
    }

    @Override
    @Transactional
    public boolean decide(Scope scope, EvidenceId newer, List<Succession.Decision> decisions) {
        return versions.decide(scope, newer, decisions);
    }

    @Override
    public List<Withdrawn> withdrawn(Scope scope, DossierId id) {
        return withdrawals.of(scope, cases.get(scope, id));
    }

    @Override
    @Transactional
    public void bringBack(Scope scope, EvidenceId evidence) {
        withdrawals.bringBack(scope, evidence);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Entry> entries(Scope scope, EvidenceId archive) {
        return entries.of(scope, archive);
    }

    @Override
    public Receipt fileEntry(Scope scope, EvidenceId archive, EvidenceId entry) {
        return entries.file(scope, archive, entry);
    }

    @Override
    public List<Exhibit> exhibits(Scope scope, DossierId id) {
        return exhibits.all(scope, cases.get(scope, id));
    }

    @Override
    public Exhibit exhibit(Scope scope, EvidenceId evidence) {
        return exhibits.look(scope, evidence);
    }

    @Override
    public Optional<Withdrawal> withdrawal(Scope scope, EvidenceId evidence) {
        Dossier dossier = exhibits.dossierOf(scope, evidence);
        boolean still = sight.revision(scope, dossier) > 0
                && exhibits.all(scope, dossier).stream()
                        .anyMatch(exhibit -> exhibit.evidence().id().equals(evidence));
        if (still) {
            return Optional.empty();
        }
        return store.withdrawn(dossier.id().collection()).stream()
                .filter(gone -> gone.file().id().equals(evidence))
                .findFirst();
    }

    @Override
    public InputStream download(Scope scope, EvidenceId evidence) {
        Dossier dossier = exhibits.dossierOf(scope, evidence);
        if (!exhibits.opens(scope, evidence)) {
            throw new NotSafeToOpen(exhibits.look(scope, evidence).evidence().name());
        }
        unmasking.mayDownload(scope, exhibits.look(scope, evidence).evidence());
        exhibits.opened(scope, dossier, evidence, "download");
        return store.open(evidence);
    }

    @Override
    public List<PageText> pages(Scope scope, EvidenceId evidence) {
        exhibits.opened(scope, exhibits.dossierOf(scope, evidence), evidence, "read");
        if (!exhibits.opens(scope, evidence)) {
            return List.of();
        }
        return store.pagesOf(evidence).stream()
                .map(page -> unmasking.shown(scope, page))
                .toList();
    }

    @Override
    public Optional<PageBoxes> boxes(Scope scope, EvidenceId evidence, int page) {
        exhibits.dossierOf(scope, evidence);
        return exhibits.opens(scope, evidence) ? store.boxes(evidence, page) : Optional.empty();
    }

    @Override
    public Optional<SheetRows> rows(Scope scope, EvidenceId evidence, int page) {
        exhibits.dossierOf(scope, evidence);
        return exhibits.opens(scope, evidence)
                ? store.rows(evidence, page).map(rows -> new SheetRows(PersonalData.masked(rows.sheet()), rows.runs()))
                : Optional.empty();
    }

    @Override
    public Optional<String> cell(Scope scope, EvidenceId evidence, int page, int start) {
        exhibits.dossierOf(scope, evidence);
        return start >= 0 && exhibits.opens(scope, evidence)
                ? store.cell(evidence, page, start).map(PersonalData::masked)
                : Optional.empty();
    }

    @Override
    public Optional<byte[]> picture(Scope scope, EvidenceId evidence, int page) {
        exhibits.opened(scope, exhibits.dossierOf(scope, evidence), evidence, "read");
        if (!exhibits.opens(scope, evidence)) {
            return Optional.empty();
        }
        return unmasking.clear(scope, evidence, page)
                ? store.picture(evidence, page)
                : store.maskedPicture(evidence, page);
    }

    @Override
    public Scan scan(Scope scope, EvidenceId evidence) {
        exhibits.dossierOf(scope, evidence);
        return store.scan(evidence);
    }

    @Override
    public PersonalNumbers personalNumbers(Scope scope, EvidenceId evidence, int page) {
        exhibits.dossierOf(scope, evidence);
        return unmasking.numbers(scope, evidence, page);
    }

    @Override
    public Instant unmask(Scope scope, EvidenceId evidence, int page, String reason) {
        return unmasking.open(scope, exhibits.dossierOf(scope, evidence), evidence, page, reason);
    }

    @Override
    public Completeness completeness(Scope scope, DossierId id) {
        Dossier dossier = cases.get(scope, id);
        return sight.revision(scope, dossier) == 0
                ? moves.completeness(dossier)
                : moves.completeness(dossier, submissions.last(dossier));
    }

    @Override
    @Transactional
    public Revision submit(Scope scope, DossierId id) {
        return moves.submit(scope, cases.locked(scope, id));
    }

    @Override
    @Transactional
    public void returnForCorrection(Scope scope, DossierId id, Level by, List<Defect> defects) {
        moves.returnForCorrection(scope, cases.locked(scope, id), by, defects);
    }

    @Override
    public List<Defect> openDefects(Scope scope, DossierId id) {
        return cases.openDefects(cases.get(scope, id));
    }

    @Override
    public int returns(Scope scope, DossierId id, Level by) {
        return revisions.returns(cases.get(scope, id).id(), by);
    }

    @Override
    @Transactional
    public void move(Scope scope, DossierId id, Stage stage, Level reached, boolean writable) {
        moves.move(scope, cases.locked(scope, id), stage, reached, writable);
    }

    @Override
    @Transactional
    public void close(Scope scope, DossierId id, Dossier.Outcome outcome) {
        moves.close(scope, cases.locked(scope, id), outcome);
    }

    @Override
    public List<Revision> revisions(Scope scope, DossierId id) {
        return revisions.of(cases.get(scope, id).id());
    }

    @Override
    public String content(Scope scope, DossierId id, int revision) {
        return moves.content(cases.get(scope, id), revision);
    }

    @Override
    public Revision.Diff diff(Scope scope, DossierId id, int from, int to) {
        Dossier dossier = cases.get(scope, id);
        return moves.diff(dossier, sight.revision(scope, dossier), from, to);
    }
}
