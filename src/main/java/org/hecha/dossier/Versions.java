package org.hecha.dossier;

import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hecha.dossier.Succession.Choice;
import org.hecha.dossier.Succession.Decision;
import org.hecha.dossier.Succession.Moving;
import org.hecha.evidence.Evidence;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.EvidenceStore;
import org.hecha.evidence.PageText;
import org.hecha.evidence.Receipt;
import org.hecha.evidence.UnknownEvidence;
import org.hecha.organization.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Newer versions of files. The newer one is filed as the older one is; citations follow when the county says so, each to the
 * same passage, and what is not in the newer version stays where it is until somebody decides about it.
 */
@Component
class Versions {

    private final Cases cases;
    private final Exhibits exhibits;
    private final FilingTable filings;
    private final ClaimTable claims;
    private final VersionTable table;
    private final EvidenceStore store;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Versions(
            Cases cases,
            Exhibits exhibits,
            FilingTable filings,
            ClaimTable claims,
            VersionTable table,
            EvidenceStore store,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.cases = cases;
        this.exhibits = exhibits;
        this.filings = filings;
        this.claims = claims;
        this.table = table;
        this.store = store;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The bytes travel outside any transaction, as with every other file. */
    Receipt add(Scope scope, EvidenceId older, String name, InputStream bytes, String key) {
        DossierId id = exhibits.dossierOf(scope, older).id();
        String place = exhibits.look(scope, older).evidence().path();
        String path = place.substring(0, place.lastIndexOf('/') + 1) + name;
        if (key.isEmpty() || !store.used(key, scope.actor())) {
            transaction.executeWithoutResult(t -> exhibits.mayReplace(scope, cases.get(scope, id), older));
        }
        EvidenceStore.Kept kept = store.keep(path, bytes);
        return Objects.requireNonNull(transaction.execute(t -> {
            Dossier dossier = cases.locked(scope, id);
            Optional<Receipt> before =
                    key.isEmpty() ? Optional.empty() : store.again(id.collection(), path, kept, key, scope.actor());
            if (before.isPresent()) {
                return before.get();
            }
            exhibits.mayReplace(scope, dossier, older);
            Receipt receipt = store.accept(id.collection(), path, kept, key, scope.actor());
            filings.put(id, receipt.id(), filings.of(id).getOrDefault(older, FilingTable.Filing.UNSORTED));
            table.put(id, receipt.id(), older, clock.instant(), scope.actor());
            events.publishEvent(new Dossier.EvidenceReplaced(
                    id, receipt.id().toString(), older.toString(), "offered", scope.actor()));
            return receipt;
        }));
    }

    /** Older versions that lie beside the newer one: newer by older. */
    Map<EvidenceId, EvidenceId> undecided(Dossier dossier) {
        Map<EvidenceId, EvidenceId> undecided = new HashMap<>();
        table.of(dossier.id()).forEach((newer, older) -> {
            if (store.present(newer).isPresent() && store.present(older).isPresent()) {
                undecided.put(older, newer);
            }
        });
        return undecided;
    }

    /** All versions of a file that this person may look at, oldest first; itself alone where there are no others. */
    List<EvidenceId> all(Scope scope, EvidenceId file) {
        Dossier dossier = exhibits.dossierOf(scope, file);
        Map<EvidenceId, EvidenceId> older = table.of(dossier.id());
        Map<EvidenceId, EvidenceId> newer = new HashMap<>();
        older.forEach((a, b) -> newer.put(b, a));
        var chain = new ArrayList<>(List.of(file));
        for (EvidenceId at = older.get(file); at != null; at = older.get(at)) {
            chain.addFirst(at);
        }
        for (EvidenceId at = newer.get(file); at != null; at = newer.get(at)) {
            chain.addLast(at);
        }
        return chain.stream().filter(one -> exhibits.sees(scope, dossier, one)).toList();
    }

    Optional<Succession> succession(Scope scope, EvidenceId newer) {
        Dossier dossier = exhibits.dossierOf(scope, newer);
        return Optional.ofNullable(table.of(dossier.id()).get(newer))
                .filter(older ->
                        store.present(older).isPresent() && store.present(newer).isPresent())
                .filter(older -> scope.system() || Access.own(scope, dossier))
                .map(older -> succession(scope, dossier, exhibits.one(scope, older), exhibits.one(scope, newer)));
    }

    private Succession succession(Scope scope, Dossier dossier, Exhibit older, Exhibit newer) {
        List<PageText> pages = store.pagesOf(newer.evidence().id());
        Writable writable = cases.writable(scope, dossier);
        List<EvidenceId> family = exhibits.family(dossier, older.evidence().id());
        var moving = new ArrayList<Moving>();
        claims.citations(dossier.id()).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> {
                    String[] claim = entry.getKey().split("/", 2);
                    entry.getValue().stream()
                            .filter(citation -> family.contains(citation.evidence()))
                            .forEach(citation -> moving.add(new Moving(
                                    claim[0],
                                    claim[1],
                                    citation,
                                    found(citation, newer.evidence(), pages),
                                    writable.claim(claim[0], claim[1]))));
                });
        return new Succession(older, newer, moving, newer.evidence().state().terminal());
    }

    /** What was shown to the county may have hidden numbers; what stood on the page is looked for. */
    private Optional<Claim.Citation> found(Claim.Citation from, Evidence newer, List<PageText> pages) {
        if (from.start() < 0) {
            return from.page() <= newer.pages() ? Optional.of(page(newer, from.page())) : Optional.empty();
        }
        String quote = store.pagesOf(from.evidence()).stream()
                .filter(page -> page.number() == from.page()
                        && from.end() <= page.text().length())
                .map(page -> page.text().substring(from.start(), from.end()))
                .findFirst()
                .orElse(from.quote());
        return Passage.in(pages, newer.id(), quote, from.page());
    }

    private static Claim.Citation page(Evidence file, int number) {
        return new Claim.Citation(file.id(), number, -1, -1, "");
    }

    /** @return whether the newer version has taken the place of the older one: nothing points to that any more */
    boolean decide(Scope scope, EvidenceId newer, List<Decision> decisions) {
        Dossier dossier = cases.locked(scope, exhibits.dossierOf(scope, newer).id());
        Succession succession = succession(scope, newer).orElseThrow(() -> new UnknownEvidence(newer));
        exhibits.mayFile(scope, dossier, succession.newer().criteria());
        int left = 0;
        for (Moving one : succession.citations()) {
            Optional<Decision> decision = decisions.stream()
                    .filter(d -> d.criterion().equals(one.criterion())
                            && d.key().equals(one.key())
                            && same(d.from(), one.from()))
                    .findFirst();
            Optional<Claim.Citation> to = decision.filter(d -> d.choice() == Choice.MOVE)
                    .flatMap(d -> one.to().or(() -> named(succession.newer().evidence(), d.page())));
            boolean gone = decision.filter(d -> d.choice() == Choice.DROP).isPresent();
            if (!one.open() || to.isEmpty() && !gone) {
                left++;
                continue;
            }
            exhibits.point(scope, dossier, one, to);
        }
        if (left > 0) {
            return false;
        }
        EvidenceId older = succession.older().evidence().id();
        store.withdraw(older, scope.actor());
        events.publishEvent(new Dossier.EvidenceReplaced(
                dossier.id(), newer.toString(), older.toString(), "replaced", scope.actor()));
        return true;
    }

    /** The text of a passage is not compared: what was shown to the county may have hidden numbers. */
    private static boolean same(Claim.Citation a, Claim.Citation b) {
        return a.evidence().equals(b.evidence())
                && a.page() == b.page()
                && a.start() == b.start()
                && a.end() == b.end();
    }

    private static Optional<Claim.Citation> named(Evidence newer, int page) {
        return page >= 1 && page <= newer.pages() ? Optional.of(page(newer, page)) : Optional.empty();
    }
}
