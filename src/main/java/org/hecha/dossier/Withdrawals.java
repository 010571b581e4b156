package org.hecha.dossier;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.dossier.FilingTable.Filing;
import org.hecha.evidence.Evidence;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.EvidenceStore;
import org.hecha.evidence.UnknownEvidence;
import org.hecha.evidence.Withdrawal;
import org.hecha.organization.Scope;
import org.springframework.stereotype.Component;

/**
 * Files taken out of a dossier. Until the next submission that may have been a mistake, and they come back with their criteria
 * and citations; afterwards the file has to be sent again, with a receipt of its own.
 */
@Component
class Withdrawals {

    private final Cases cases;
    private final Exhibits exhibits;
    private final FilingTable filings;
    private final ClaimTable claims;
    private final EvidenceStore store;

    Withdrawals(Cases cases, Exhibits exhibits, FilingTable filings, ClaimTable claims, EvidenceStore store) {
        this.cases = cases;
        this.exhibits = exhibits;
        this.filings = filings;
        this.claims = claims;
        this.store = store;
    }

    /** Uploads only; nothing for anybody but the dossier's county. */
    List<Withdrawn> of(Scope scope, Dossier dossier) {
        if (!scope.system() && !Access.own(scope, dossier)) {
            return List.of();
        }
        List<Withdrawal> gone = store.withdrawn(dossier.id().collection());
        Map<EvidenceId, Evidence> files = new HashMap<>();
        gone.forEach(one -> files.put(one.file().id(), one.file()));
        Map<EvidenceId, Integer> citations = new HashMap<>();
        claims.setAside(dossier.id())
                .forEach((file, count) -> Optional.ofNullable(files.get(file))
                        .ifPresent(one -> citations.merge(Exhibits.top(one, files), count, Integer::sum)));
        Map<EvidenceId, Filing> filed = filings.of(dossier.id());
        Writable writable = cases.writable(scope, dossier);
        return gone.stream()
                .filter(one -> one.file().parent().isEmpty())
                .map(one -> {
                    Filing filing = filed.getOrDefault(one.file().id(), Filing.UNSORTED);
                    return new Withdrawn(
                            one.file(),
                            one.at(),
                            one.by(),
                            filing.criteria(),
                            filing.slot(),
                            citations.getOrDefault(one.file().id(), 0),
                            !writable.criteria().isEmpty()
                                    && writable.criteria().containsAll(filing.criteria())
                                    && !settled(dossier, one));
                })
                .toList();
    }

    private boolean settled(Dossier dossier, Withdrawal gone) {
        return cases.submitted(dossier).filter(at -> !at.isBefore(gone.at())).isPresent();
    }

    void bringBack(Scope scope, EvidenceId evidence) {
        Dossier dossier =
                cases.locked(scope, exhibits.dossierOf(scope, evidence).id());
        List<Withdrawal> all = store.withdrawn(dossier.id().collection());
        Withdrawal gone = all.stream()
                .filter(one ->
                        one.file().id().equals(evidence) && one.file().parent().isEmpty())
                .findFirst()
                .orElseThrow(() -> new UnknownEvidence(evidence));
        exhibits.mayComeBack(scope, dossier, filings.of(dossier.id()).getOrDefault(evidence, Filing.UNSORTED));
        if (settled(dossier, gone)) {
            throw new WithdrawalSubmitted(gone.file().name());
        }
        store.bringBack(evidence, scope.actor());
        Map<EvidenceId, Evidence> files = new HashMap<>();
        all.forEach(one -> files.put(one.file().id(), one.file()));
        files.values().stream()
                .filter(file -> Exhibits.top(file, files).equals(evidence))
                .forEach(file -> claims.takeUp(dossier.id(), file.id()));
    }
}
