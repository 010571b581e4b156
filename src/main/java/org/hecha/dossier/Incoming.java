package org.hecha.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hecha.dossier.PurposeTable.Purpose;
import org.hecha.evidence.AlreadyReceived;
import org.hecha.evidence.EvidenceStore;
import org.hecha.evidence.Receipt;
import org.hecha.evidence.UnknownUpload;
import org.hecha.evidence.UploadId;
import org.hecha.evidence.Uploads;
import org.hecha.organization.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files of a dossier on their way, over as many requests and days as they need. Who may write the dossier is asked at every
 * step; only who began an upload goes on with it, for everybody else it does not exist ({@link UnknownUpload}).
 */
@Service
public class Incoming {

    private final Cases cases;
    private final Exhibits exhibits;
    private final PurposeTable purposes;
    private final Uploads uploads;
    private final EvidenceStore store;
    private final TransactionTemplate transaction;

    Incoming(
            Cases cases,
            Exhibits exhibits,
            PurposeTable purposes,
            Uploads uploads,
            EvidenceStore store,
            TransactionTemplate transaction) {
        this.cases = cases;
        this.exhibits = exhibits;
        this.purposes = purposes;
        this.uploads = uploads;
        this.store = store;
        this.transaction = transaction;
    }

    /**
     * What a sender says before the first byte.
     *
     * @param criterion may be empty (unsorted)
     * @param slot      may be empty
     * @param bytes     length of the whole file
     * @param modified  when the file last changed on the sender's computer, milliseconds, 0 where unknown
     * @param key       new for every file, 8 to 100 visible ASCII characters; the same key finds the same upload again
     */
    public record Announced(String criterion, String slot, String path, long bytes, long modified, String key) {}

    /** @param mine whether this person can go on with it */
    public record OnItsWay(
            UploadId id,
            DossierId dossier,
            String criterion,
            String slot,
            String path,
            long bytes,
            long arrived,
            int percent,
            long modified,
            String actor,
            Instant begun,
            Instant touched,
            boolean mine) {}

    /**
     * Begins an upload, or finds the one begun with this key.
     *
     * @throws NotWritable SlotFull, DossierFull when the file would be refused at its end, before a byte has travelled
     */
    @Transactional
    public OnItsWay begin(Scope scope, DossierId id, Announced announced) {
        Dossier dossier = cases.get(scope, id);
        exhibits.mayAdd(scope, dossier, announced.criterion(), announced.slot());
        var upload = uploads.begin(
                id.collection(),
                announced.path(),
                announced.bytes(),
                announced.modified(),
                announced.key(),
                scope.actor());
        var purpose = new Purpose(id, announced.criterion(), announced.slot(), false);
        purposes.put(upload.id(), purpose);
        return shown(scope, upload, purpose);
    }

    /**
     * @param bytes that are about to come, for whatever dossier
     * @throws org.hecha.evidence.StorageNearlyFull when too little of the disk would be left
     */
    public void checkRoom(long bytes) {
        uploads.checkRoom(bytes);
    }

    /** One that this person began and may still go on with. */
    public OnItsWay find(Scope scope, UploadId id) {
        return shown(scope, mine(scope, id), purpose(id));
    }

    /** All that were not accepted yet, of everybody, newest first; for people who may write something of the dossier. */
    public List<OnItsWay> of(Scope scope, DossierId id) {
        Dossier dossier = cases.get(scope, id);
        if (cases.writable(scope, dossier).criteria().isEmpty()) {
            return List.of();
        }
        Map<UploadId, Purpose> ofDossier = purposes.of(id);
        return uploads.unfinished(id.collection()).stream()
                .flatMap(upload ->
                        Optional.ofNullable(ofDossier.get(upload.id()))
                                .map(purpose -> shown(scope, upload, purpose))
                                .stream())
                .toList();
    }

    /**
     * Adds bytes.
     *
     * @return bytes that are safe afterwards
     * @throws org.hecha.evidence.WrongOffset when they do not follow what is here
     * @throws org.hecha.evidence.UploadBusy  while another request adds to it
     * @throws org.hecha.evidence.LineBroken when the line breaks; what came before is safe
     */
    public long append(Scope scope, UploadId id, long offset, InputStream bytes) throws IOException {
        mine(scope, id);
        Purpose purpose = purpose(id);
        // the dossier may have been submitted since
        exhibits.mayFile(scope, cases.get(scope, purpose.dossier()), purpose.criterion());
        return uploads.append(id, offset, bytes);
    }

    /**
     * Takes the file in once all of it is here; asked again, it gives the same receipt. A refusal leaves the bytes where they
     * are, so that nothing has to be sent twice when there is room again, except for a file that is here already.
     */
    public Receipt finish(Scope scope, UploadId id) {
        Uploads.Upload upload = mine(scope, id);
        Optional<Receipt> before = upload.accepted().flatMap(store::receipt);
        if (before.isPresent()) {
            return before.get();
        }
        Purpose purpose = purpose(id);
        try {
            EvidenceStore.Kept kept = uploads.complete(id);
            return Objects.requireNonNull(transaction.execute(t -> {
                Receipt receipt = exhibits.accept(
                        scope,
                        purpose.dossier(),
                        purpose.criterion(),
                        purpose.slot(),
                        upload.path(),
                        kept,
                        upload.key());
                uploads.accepted(id, receipt.id());
                return receipt;
            }));
        } catch (AlreadyReceived twice) {
            uploads.cancel(id);
            throw twice;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets it and what has arrived. */
    @Transactional
    public void cancel(Scope scope, UploadId id) {
        mine(scope, id);
        uploads.cancel(id);
        purposes.remove(id);
    }

    /** Of a dossier in the scope, and begun by this person. */
    private Uploads.Upload mine(Scope scope, UploadId id) {
        Uploads.Upload upload = uploads.find(id).orElseThrow(() -> new UnknownUpload(id.toString()));
        try {
            cases.get(scope, purpose(id).dossier());
        } catch (UnknownDossier outside) {
            throw new UnknownUpload(id.toString());
        }
        if (!upload.actor().equals(scope.actor())) {
            throw new UnknownUpload(id.toString());
        }
        return upload;
    }

    private Purpose purpose(UploadId id) {
        return purposes.find(id).orElseThrow(() -> new UnknownUpload(id.toString()));
    }

    private static OnItsWay shown(Scope scope, Uploads.Upload upload, Purpose purpose) {
        return new OnItsWay(
                upload.id(),
                purpose.dossier(),
                purpose.criterion(),
                purpose.slot(),
                upload.path(),
                upload.bytes(),
                upload.arrived(),
                upload.percent(),
                upload.modified(),
                upload.actor(),
                upload.begun(),
                upload.touched(),
                upload.actor().equals(scope.actor()));
    }
}
