package org.hecha.dossier;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hecha.dossier.FilingTable.Filing;
import org.hecha.evidence.Evidence;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.EvidenceStore;
import org.hecha.evidence.Receipt;
import org.hecha.evidence.UnknownEvidence;
import org.hecha.organization.Directory;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.standard.Criterion;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The files of a dossier and what the county says they are. */
@Component
class Exhibits {

    private final Cases cases;
    private final FilingTable filings;
    private final ClaimTable claims;
    private final VersionTable versions;
    private final Sight sight;
    private final Submissions submissions;
    private final EvidenceStore store;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Directory directory;
    private final Clock clock;

    Exhibits(
            Cases cases,
            FilingTable filings,
            ClaimTable claims,
            VersionTable versions,
            Sight sight,
            Submissions submissions,
            EvidenceStore store,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Directory directory,
            Clock clock) {
        this.cases = cases;
        this.filings = filings;
        this.claims = claims;
        this.versions = versions;
        this.sight = sight;
        this.submissions = submissions;
        this.store = store;
        this.events = events;
        this.transaction = transaction;
        this.directory = directory;
        this.clock = clock;
    }

    /** As this person sees them. */
    List<Exhibit> all(Scope scope, Dossier dossier) {
        return sight.revision(scope, dossier) == 0
                ? all(dossier)
                : submissions.last(dossier).exhibits();
    }

    List<Exhibit> all(Dossier dossier) {
        List<Evidence> files = store.of(dossier.id().collection());
        Map<EvidenceId, Evidence> byId = new HashMap<>();
        files.forEach(file -> byId.put(file.id(), file));
        Map<EvidenceId, Filing> filed = filings.of(dossier.id());
        Map<EvidenceId, List<String>> citedBy = citedBy(dossier);
        return files.stream()
                .map(file -> exhibit(dossier, file, byId, filed, citedBy.getOrDefault(file.id(), List.of())))
                .toList();
    }

    /** What came out of a container is filed where the container is. */
    static EvidenceId top(Evidence file, Map<EvidenceId, Evidence> byId) {
        Evidence at = file;
        for (int depth = 0; depth < byId.size(); depth++) {
            Optional<Evidence> parent = at.parent().map(byId::get);
            if (parent.isEmpty()) {
                return at.id();
            }
            at = parent.get();
        }
        return at.id();
    }

    private Map<EvidenceId, List<String>> citedBy(Dossier dossier) {
        Map<EvidenceId, List<String>> citedBy = new HashMap<>();
        claims.citations(dossier.id())
                .forEach((claim, citations) -> citations.forEach(citation -> {
                    List<String> of = citedBy.computeIfAbsent(citation.evidence(), e -> new ArrayList<>());
                    if (!of.contains(claim)) {
                        of.add(claim);
                    }
                }));
        citedBy.values().forEach(list -> list.sort(String::compareTo));
        return citedBy;
    }

    /** What lies in the dossier, or once did and may still be looked at; filed as it was. */
    Exhibit look(Scope scope, EvidenceId evidence) {
        Dossier dossier = dossierOf(scope, evidence);
        return all(scope, dossier).stream()
                .filter(e -> e.evidence().id().equals(evidence))
                .findFirst()
                .or(() -> gone(dossier, evidence))
                .orElseThrow(() -> new UnknownEvidence(evidence));
    }

    private Optional<Exhibit> gone(Dossier dossier, EvidenceId evidence) {
        Map<EvidenceId, Evidence> files = new HashMap<>();
        store.withdrawn(dossier.id().collection())
                .forEach(one -> files.put(one.file().id(), one.file()));
        return Optional.ofNullable(files.get(evidence))
                .map(file -> exhibit(dossier, file, files, filings.of(dossier.id()), List.of()));
    }

    /** @param byId files among which its container is looked for */
    private static Exhibit exhibit(
            Dossier dossier,
            Evidence file,
            Map<EvidenceId, Evidence> byId,
            Map<EvidenceId, Filing> filed,
            List<String> citedBy) {
        Filing filing = filed.getOrDefault(top(file, byId), Filing.UNSORTED);
        return new Exhibit(
                dossier.id(), file, filing.criteria(), filing.slot(), filing.caption(), filing.declaredDate(), citedBy);
    }

    Exhibit one(Scope scope, EvidenceId evidence) {
        Dossier dossier = dossierOf(scope, evidence);
        return all(dossier).stream()
                .filter(e -> e.evidence().id().equals(evidence))
                .findFirst()
                .orElseThrow(() -> new UnknownEvidence(evidence));
    }

    /** The dossier a file belongs to; a file outside the scope, or not for these eyes, does not exist. */
    Dossier dossierOf(Scope scope, EvidenceId evidence) {
        Evidence file = store.find(evidence).orElseThrow(() -> new UnknownEvidence(evidence));
        try {
            Dossier dossier = cases.get(scope, new DossierId(file.collection().value()));
            if (!sight.sees(scope, dossier, file)) {
                throw new UnknownEvidence(evidence);
            }
            return dossier;
        } catch (UnknownDossier e) {
            throw new UnknownEvidence(evidence);
        }
    }

    /**
     * Takes a file in. The bytes travel outside any transaction of ours, so that a slow line holds no connection; the rules
     * are asked before and once more after.
     *
     * @param key what the sender calls this very act; empty for none
     */
    Receipt add(Scope scope, DossierId id, String criterion, String slot, String path, InputStream bytes, String key) {
        // what was accepted under the key is answered again, however full the dossier is by now
        if (key.isEmpty() || !store.used(key, scope.actor())) {
            transaction.executeWithoutResult(t -> mayAdd(scope, cases.get(scope, id), criterion, slot));
        }
        return accept(scope, id, criterion, slot, path, store.keep(path, bytes), key);
    }

    /** Everything that makes kept bytes a file of this dossier, in one transaction: row, receipt, filing, audit, job. */
    Receipt accept(
            Scope scope,
            DossierId id,
            String criterion,
            String slot,
            String path,
            EvidenceStore.Kept kept,
            String key) {
        return Objects.requireNonNull(transaction.execute(t -> {
            Dossier dossier = cases.locked(scope, id);
            Optional<Receipt> before =
                    key.isEmpty() ? Optional.empty() : store.again(id.collection(), path, kept, key, scope.actor());
            if (before.isPresent()) {
                return before.get();
            }
            mayAdd(scope, dossier, criterion, slot);
            Receipt receipt = store.accept(id.collection(), path, kept, key, scope.actor());
            filings.put(id, receipt.id(), filing(criterion, slot));
            if (!criterion.isEmpty()) {
                filed(scope, dossier, receipt.id(), criterion, "filed");
            }
            return receipt;
        }));
    }

    private static Filing filing(String criterion, String slot) {
        return new Filing(criterion.isEmpty() ? List.of() : List.of(criterion), slot, "", Optional.empty());
    }

    /** One more file. */
    void mayAdd(Scope scope, Dossier dossier, String criterion, String slot) {
        mayFile(scope, dossier, criterion);
        room(dossier, slot);
    }

    /** One more file, that was here before. */
    void mayComeBack(Scope scope, Dossier dossier, Filing filing) {
        mayFile(scope, dossier, filing.criteria());
        room(dossier, filing.slot());
    }

    /** One more file in the place of another, which it shares until the county has decided. */
    void mayReplace(Scope scope, Dossier dossier, EvidenceId older) {
        Exhibit exhibit = one(scope, older);
        if (exhibit.evidence().parent().isPresent()) {
            throw new NotWritable(dossier.number(), exhibit.evidence().path());
        }
        mayFile(scope, dossier, exhibit.criteria());
    }

    private void room(Dossier dossier, String slot) {
        checkSlot(dossier, slot);
        List<Exhibit> uploaded = counted(dossier);
        int cap = cases.round(dossier).evidenceCap();
        if (uploaded.size() + 1 > cap) {
            throw new DossierFull(dossier.number(), cap);
        }
        roomIn(dossier, slot, uploaded);
    }

    /** Uploads; a file and its newer version beside it are one. */
    private List<Exhibit> counted(Dossier dossier) {
        List<Exhibit> uploads = all(dossier).stream()
                .filter(e -> e.evidence().parent().isEmpty())
                .toList();
        var present = uploads.stream().map(e -> e.evidence().id()).collect(Collectors.toSet());
        Map<EvidenceId, EvidenceId> olderOf = versions.of(dossier.id());
        var older = present.stream()
                .flatMap(newer -> Optional.ofNullable(olderOf.get(newer)).stream())
                .collect(Collectors.toSet());
        return uploads.stream().filter(e -> !older.contains(e.evidence().id())).toList();
    }

    /** @param criterion empty for unsorted */
    void mayFile(Scope scope, Dossier dossier, String criterion) {
        mayFile(scope, dossier, criterion.isEmpty() ? List.of() : List.of(criterion));
    }

    /** The file in question is not in the slot yet. */
    private void roomIn(Dossier dossier, String slot, List<Exhibit> others) {
        if (slot.isEmpty()) {
            return;
        }
        int cap = slot(dossier, slot).cap();
        if (others.stream().filter(e -> e.slot().equals(slot)).count() + 1 > cap) {
            throw new SlotFull(slot, cap);
        }
    }

    void file(Scope scope, EvidenceId evidence, Filing filing) {
        Dossier dossier = cases.shared(scope, dossierOf(scope, evidence).id());
        Exhibit old = one(scope, evidence);
        if (old.evidence().parent().isPresent()) {
            throw new NotWritable(dossier.number(), old.evidence().path());
        }
        // what stays as it is needs no right: a unit may add its criterion to a file that others use as well
        List<String> touched = new ArrayList<>(filing.criteria());
        touched.removeAll(old.criteria());
        old.criteria().stream().filter(c -> !filing.criteria().contains(c)).forEach(touched::add);
        if (touched.isEmpty()) {
            Writable writable = cases.writable(scope, dossier);
            if (!old.criteria().isEmpty() && old.criteria().stream().noneMatch(writable::criterion)) {
                throw new NotWritable(dossier.number(), old.evidence().path());
            }
        }
        mayFile(scope, dossier, touched);
        checkSlot(dossier, filing.slot());
        if (!filing.slot().equals(old.slot())) {
            roomIn(
                    dossier,
                    filing.slot(),
                    counted(dossier).stream()
                            .filter(e -> !e.evidence().id().equals(evidence))
                            .toList());
        }
        filings.put(dossier.id(), evidence, filing);
        filed(scope, dossier, evidence, String.join(",", filing.criteria()), "filed");
    }

    void withdraw(Scope scope, EvidenceId evidence) {
        Dossier dossier = cases.shared(scope, dossierOf(scope, evidence).id());
        Exhibit exhibit = one(scope, evidence);
        mayFile(scope, dossier, exhibit.criteria());
        if (exhibit.evidence().parent().isPresent()) {
            throw new NotWritable(dossier.number(), exhibit.evidence().path());
        }
        family(dossier, evidence).forEach(gone -> claims.setAside(dossier.id(), gone));
        store.withdraw(evidence, scope.actor());
    }

    /** An upload and what came out of it. */
    List<EvidenceId> family(Dossier dossier, EvidenceId upload) {
        Map<EvidenceId, Evidence> files = new HashMap<>();
        store.of(dossier.id().collection()).forEach(file -> files.put(file.id(), file));
        return files.values().stream()
                .filter(file -> top(file, files).equals(upload))
                .map(Evidence::id)
                .toList();
    }

    boolean sees(Scope scope, Dossier dossier, EvidenceId evidence) {
        return store.find(evidence)
                .filter(file -> sight.sees(scope, dossier, file))
                .isPresent();
    }

    /** @param to where the claim points from now on; empty for nowhere */
    void point(Scope scope, Dossier dossier, Succession.Moving moving, Optional<Claim.Citation> to) {
        String claim = moving.criterion() + "/" + moving.key();
        Claim.Citation from = moving.from();
        claims.uncite(dossier.id(), moving.criterion(), moving.key(), from);
        filed(scope, dossier, from.evidence(), claim, "uncited page " + from.page());
        to.ifPresent(place -> {
            claims.cite(dossier.id(), moving.criterion(), moving.key(), place);
            filed(scope, dossier, place.evidence(), claim, "cited page " + place.page());
        });
    }

    /**
     * Whether this person may look into a file at all: nobody into an infected one, and where scanning is required only the
     * sender's own unit into one that was not scanned.
     */
    boolean opens(Scope scope, EvidenceId evidence) {
        return scope.system() || store.scan(evidence).opens(own(scope, evidence));
    }

    private boolean own(Scope scope, EvidenceId evidence) {
        try {
            return store.find(evidence)
                    .map(file -> new MemberId(UUID.fromString(file.receivedBy())))
                    .flatMap(directory::member)
                    .filter(sender -> sender.body().id().equals(scope.body()))
                    .isPresent();
        } catch (IllegalArgumentException sentByBackgroundWork) {
            return false;
        }
    }

    /** Opening is written down once a person, file and day; each download by itself. Machines read without a trace. */
    void opened(Scope scope, Dossier dossier, EvidenceId evidence, String how) {
        transaction.executeWithoutResult(t -> {
            boolean worthWriting = how.equals("download")
                    || !scope.system() && filings.opened(evidence, scope.actor(), LocalDate.now(clock));
            if (worthWriting) {
                events.publishEvent(new Dossier.EvidenceOpened(dossier.id(), evidence.toString(), how, scope.actor()));
            }
        });
    }

    void mayFile(Scope scope, Dossier dossier, List<String> criteria) {
        Writable writable = cases.writable(scope, dossier);
        if (writable.criteria().isEmpty()) {
            throw new NotWritable(dossier.number(), "evidence");
        }
        for (String criterion : criteria) {
            if (cases.standard(dossier).criterion(criterion).isEmpty()) {
                throw new UnknownClaim(criterion);
            }
            if (!writable.criterion(criterion)) {
                throw new NotWritable(dossier.number(), criterion);
            }
        }
    }

    private void checkSlot(Dossier dossier, String slot) {
        if (!slot.isEmpty()) {
            slot(dossier, slot);
        }
    }

    private Criterion.Slot slot(Dossier dossier, String code) {
        return cases.standard(dossier)
                .slots()
                .filter(s -> s.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new UnknownClaim(code));
    }

    private void filed(Scope scope, Dossier dossier, EvidenceId evidence, String criteria, String change) {
        events.publishEvent(
                new Dossier.EvidenceFiled(dossier.id(), evidence.toString(), criteria, change, scope.actor()));
    }
}
