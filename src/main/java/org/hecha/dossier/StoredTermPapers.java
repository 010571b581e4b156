package org.hecha.dossier;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hecha.dossier.TermPaperTable.Row;
import org.hecha.evidence.Evidence;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.EvidenceStore;
import org.hecha.evidence.Receipt;
import org.hecha.evidence.UnknownEvidence;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the papers in the evidence store, in a collection the dossier's own files know nothing of. */
@Service
class StoredTermPapers implements TermPapers {

    private final TermPaperTable table;
    private final Cases cases;
    private final Exhibits exhibits;
    private final Unmasking unmasking;
    private final EvidenceStore store;
    private final TermPaperSettings settings;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    StoredTermPapers(
            TermPaperTable table,
            Cases cases,
            Exhibits exhibits,
            Unmasking unmasking,
            EvidenceStore store,
            TermPaperSettings settings,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.table = table;
        this.cases = cases;
        this.exhibits = exhibits;
        this.unmasking = unmasking;
        this.store = store;
        this.settings = settings;
        this.events = events;
        this.transaction = transaction;
    }

    @Override
    public int most() {
        return settings.most();
    }

    @Override
    public boolean writable(Scope scope, DossierId id) {
        Dossier dossier = cases.get(scope, id);
        return writes(scope, dossier, table.find(id));
    }

    private static boolean writes(Scope scope, Dossier dossier, Optional<Row> row) {
        return scope.is(Role.COUNTY_CLERK)
                && Access.own(scope, dossier)
                && row.filter(Row::open).isPresent();
    }

    @Override
    public List<Paper> of(Scope scope, DossierId id) {
        Dossier dossier = cases.get(scope, id);
        return table.find(id)
                .map(row -> seen(scope, dossier, row)
                        .map(file -> paper(scope, dossier, file))
                        .toList())
                .orElse(List.of());
    }

    /** The county sees what lies there now, everybody else what was handed in. */
    private Stream<Evidence> seen(Scope scope, Dossier dossier, Row row) {
        return scope.system() || Access.own(scope, dossier)
                ? store.of(row.collection()).stream()
                        .filter(file -> file.parent().isEmpty())
                : row.handedIn().stream().flatMap(file -> store.find(file).stream());
    }

    private Paper paper(Scope scope, Dossier dossier, Evidence file) {
        return new Paper(
                file.id(),
                dossier.id(),
                file.name(),
                file.bytes(),
                file.sha256(),
                store.receipt(file.id()).map(Receipt::number).orElse(""),
                file.received(),
                file.receivedBy(),
                exhibits.opens(scope, file.id()));
    }

    @Override
    public Paper get(Scope scope, EvidenceId paper) {
        Evidence file = store.find(paper).orElseThrow(() -> new UnknownEvidence(paper));
        Row row = table.find(file.collection()).orElseThrow(() -> new UnknownEvidence(paper));
        Dossier dossier;
        try {
            dossier = cases.get(scope, row.dossier());
        } catch (UnknownDossier outside) {
            throw new UnknownEvidence(paper);
        }
        return seen(scope, dossier, row)
                .filter(one -> one.id().equals(paper))
                .findFirst()
                .map(one -> paper(scope, dossier, one))
                .orElseThrow(() -> new UnknownEvidence(paper));
    }

    /** The bytes travel outside any transaction of ours; the rules are asked before and once more after. */
    @Override
    public Receipt add(Scope scope, DossierId id, String name, InputStream bytes, String key) {
        if (key.isEmpty() || !store.used(key, scope.actor())) {
            mayAdd(scope, cases.get(scope, id), table.find(id));
        }
        EvidenceStore.Kept kept = store.keep(name, bytes);
        return Objects.requireNonNull(transaction.execute(t -> {
            Dossier dossier = cases.get(scope, id);
            Row row = table.locked(id).orElseThrow(() -> new NotWritable(dossier.number(), "term"));
            Optional<Receipt> before =
                    key.isEmpty() ? Optional.empty() : store.again(row.collection(), name, kept, key, scope.actor());
            if (before.isPresent()) {
                return before.get();
            }
            mayAdd(scope, dossier, Optional.of(row));
            Receipt receipt = store.accept(row.collection(), name, kept, key, scope.actor());
            events.publishEvent(new Changed(id, receipt.id(), "added", receipt.sha256(), scope.actor()));
            return receipt;
        }));
    }

    private void mayAdd(Scope scope, Dossier dossier, Optional<Row> row) {
        mayWrite(scope, dossier, row);
        long there = row.map(r -> seen(scope, dossier, r).count()).orElse(0L);
        if (there >= settings.most()) {
            throw new TooManyTermPapers(dossier.number(), settings.most());
        }
    }

    private static void mayWrite(Scope scope, Dossier dossier, Optional<Row> row) {
        if (!writes(scope, dossier, row)) {
            throw new NotWritable(dossier.number(), "term");
        }
    }

    @Override
    @Transactional
    public void withdraw(Scope scope, EvidenceId id) {
        Paper paper = get(scope, id);
        mayWrite(scope, cases.get(scope, paper.dossier()), table.locked(paper.dossier()));
        store.withdraw(id, scope.actor());
        events.publishEvent(new Changed(paper.dossier(), id, "taken-out", paper.sha256(), scope.actor()));
    }

    @Override
    public Receipt receipt(Scope scope, EvidenceId paper) {
        get(scope, paper);
        return store.receipt(paper).orElseThrow(() -> new UnknownEvidence(paper));
    }

    @Override
    public InputStream download(Scope scope, EvidenceId id) {
        Paper paper = get(scope, id);
        if (!paper.opens()) {
            throw new NotSafeToOpen(paper.name());
        }
        unmasking.mayDownload(scope, store.find(id).orElseThrow(() -> new UnknownEvidence(id)));
        exhibits.opened(scope, cases.get(scope, paper.dossier()), id, "download");
        return store.open(id);
    }

    @Override
    @Transactional
    public void open(Scope scope, DossierId id) {
        cases.get(scope, id);
        table.open(id);
    }

    @Override
    @Transactional
    public void handIn(Scope scope, DossierId id) {
        cases.get(scope, id);
        table.locked(id)
                .filter(Row::open)
                .ifPresent(row -> table.handIn(
                        id,
                        store.of(row.collection()).stream()
                                .filter(file -> file.parent().isEmpty())
                                .map(Evidence::id)
                                .toList()));
    }
}
