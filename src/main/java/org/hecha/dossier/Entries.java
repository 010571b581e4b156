package org.hecha.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.dossier.FilingTable.Filing;
import org.hecha.evidence.Evidence;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.EvidenceStore;
import org.hecha.evidence.Receipt;
import org.hecha.evidence.UnknownEvidence;
import org.hecha.organization.Scope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files out of an archive, each filed on its own: what is in it can then have a slot, a date and a receipt, and be replaced
 * alone. The archive stays as it was sent until somebody takes it out.
 */
@Component
class Entries {

    private final Exhibits exhibits;
    private final EvidenceStore store;
    private final TransactionTemplate transaction;

    Entries(Exhibits exhibits, EvidenceStore store, TransactionTemplate transaction) {
        this.exhibits = exhibits;
        this.store = store;
        this.transaction = transaction;
    }

    List<Entry> of(Scope scope, EvidenceId archive) {
        List<Exhibit> all = exhibits.all(scope, exhibits.dossierOf(scope, archive));
        Map<EvidenceId, List<Evidence>> inside = new HashMap<>();
        Map<String, Exhibit> own = new HashMap<>();
        for (Exhibit exhibit : all) {
            Evidence file = exhibit.evidence();
            file.parent()
                    .ifPresent(p ->
                            inside.computeIfAbsent(p, id -> new ArrayList<>()).add(file));
            if (file.parent().isEmpty()) {
                own.put(file.sha256(), exhibit);
            }
        }
        var top = all.stream()
                .map(Exhibit::evidence)
                .filter(file -> file.id().equals(archive) && file.parent().isEmpty())
                .findFirst();
        List<Entry> entries = new ArrayList<>();
        top.ifPresent(file -> collect(file, bare(file.path()), inside, own, entries));
        return entries;
    }

    /** Mail and office files have pages of their own; what is inside them belongs to them. */
    private static void collect(
            Evidence archive,
            String folder,
            Map<EvidenceId, List<Evidence>> inside,
            Map<String, Exhibit> own,
            List<Entry> entries) {
        if (archive.pages() > 0) {
            return;
        }
        for (Evidence file : inside.getOrDefault(archive.id(), List.of())) {
            String path = folder + file.path().substring(archive.path().length());
            if (file.pages() == 0 && inside.containsKey(file.id())) {
                collect(file, bare(path), inside, own, entries);
            } else {
                entries.add(new Entry(file, path, Optional.ofNullable(own.get(file.sha256()))));
            }
        }
    }

    private static String bare(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    }

    Receipt file(Scope scope, EvidenceId archive, EvidenceId entry) {
        Entry wanted = of(scope, archive).stream()
                .filter(one -> one.inside().id().equals(entry))
                .findFirst()
                .orElseThrow(() -> new UnknownEvidence(entry));
        Exhibit from = exhibits.one(scope, archive);
        if (!exhibits.opens(scope, archive) || !exhibits.opens(scope, entry)) {
            throw new NotSafeToOpen(wanted.inside().name());
        }
        String criterion = from.criteria().isEmpty() ? "" : from.criteria().getFirst();
        Receipt receipt;
        try {
            receipt = add(scope, from, wanted, criterion, from.slot());
        } catch (SlotFull full) {
            // better in the dossier and still to be sorted than not there
            receipt = add(scope, from, wanted, criterion, "");
        }
        if (from.criteria().size() > 1) {
            EvidenceId filed = receipt.id();
            transaction.executeWithoutResult(t -> {
                String slot = exhibits.one(scope, filed).slot();
                exhibits.file(scope, filed, new Filing(from.criteria(), slot, "", Optional.empty()));
            });
        }
        return receipt;
    }

    private Receipt add(Scope scope, Exhibit from, Entry entry, String criterion, String slot) {
        try (InputStream bytes = store.open(entry.inside().id())) {
            return exhibits.add(scope, from.dossier(), criterion, slot, entry.path(), bytes, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
