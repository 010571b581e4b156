package org.hecha.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hecha.shared.PersonalData;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows in the database, bytes in the object store, pictures made when asked for. */
@Service
class StoredEvidence implements EvidenceStore {

    /** Up to here a file is read twice, so that not a byte of a changed one leaves the house. */
    private static final long CHECKED_BEFORE = 256L << 20;

    private final EvidenceRepository files;
    private final ReceiptRepository receipts;
    private final PageRepository pages;
    private final ObjectStore objects;
    private final Staging staging;
    private final Room room;
    private final PagePictures pictures;
    private final MalwareScan malware;
    private final ReadingQueue queue;
    private final EvidenceSettings settings;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StoredEvidence(
            EvidenceRepository files,
            ReceiptRepository receipts,
            PageRepository pages,
            ObjectStore objects,
            Staging staging,
            Room room,
            PagePictures pictures,
            MalwareScan malware,
            ReadingQueue queue,
            EvidenceSettings settings,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.files = files;
        this.receipts = receipts;
        this.pages = pages;
        this.objects = objects;
        this.staging = staging;
        this.room = room;
        this.pictures = pictures;
        this.malware = malware;
        this.queue = queue;
        this.settings = settings;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Receipt receive(CollectionId collection, String path, InputStream bytes, String actor) {
        return accept(collection, path, keep(path, bytes), "", actor);
    }

    @Override
    public Kept keep(String path, InputStream bytes) {
        String name = FileName.clean(path);
        room.check(0);
        try {
            var staged = staging.take(name, bytes, settings.largest().toBytes());
            try {
                objects.keep(ObjectStore.original(staged.sha256()), staged.file());
            } finally {
                Staging.discard(staged.file());
            }
            return staged.kept();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Receipt accept(CollectionId collection, String path, Kept kept, String key, String actor) {
        String name = FileName.clean(path);
        BadKey.check(key);
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!key.isEmpty() && !receipts.take(actor, key)) {
                return again(collection, path, kept, key, actor).orElseThrow();
            }
            Receipt receipt = add(collection, name, kept, actor);
            if (!key.isEmpty()) {
                receipts.use(actor, key, receipt.id());
            }
            return receipt;
        }));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Receipt> again(CollectionId collection, String path, Kept kept, String key, String actor) {
        Optional<Receipt> first = receipts.byKey(actor, key);
        first.ifPresent(receipt -> {
            Evidence file = known(receipt.id());
            if (!file.collection().equals(collection)
                    || !receipt.path().equals(FileName.clean(path))
                    || !receipt.sha256().equals(kept.sha256())) {
                throw new KeyReused(FileName.clean(path), receipt.path());
            }
        });
        return first;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean used(String key, String actor) {
        return receipts.byKey(actor, key).isPresent();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Receipt> receipt(EvidenceId id) {
        return receipts.find(id);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<EvidenceId, Receipt> receipts(CollectionId collection) {
        return receipts.of(collection);
    }

    @Override
    public Map<EvidenceId, Receipt> receipts(Collection<EvidenceId> uploads) {
        return receipts.of(uploads);
    }

    /** The bytes are safe: a row never points at bytes that are not there. */
    private Receipt add(CollectionId collection, String name, Kept kept, String actor) {
        var id = new EvidenceId(UUID.randomUUID());
        boolean added = files.add(new EvidenceRepository.NewFile(
                id.value(),
                collection.value(),
                name,
                Optional.empty(),
                id.value(),
                0,
                kept.sha256(),
                kept.bytes(),
                clock.instant(),
                actor));
        if (!added) {
            Evidence first = files.sameBytes(collection, kept.sha256()).orElseThrow();
            throw new AlreadyReceived(first.id(), first.path());
        }
        Receipt receipt = receipts.give(id, kept.sm3());
        queue.put(id);
        events.publishEvent(new Evidence.Received(
                id, collection, receipt.number(), kept.sha256(), kept.sm3(), kept.bytes(), actor));
        return receipt;
    }

    @Override
    @Transactional
    public void withdraw(EvidenceId id, String actor) {
        List<Evidence> family = files.family(id);
        if (family.isEmpty()) {
            throw new UnknownEvidence(id);
        }
        for (Evidence member : family) {
            files.withdraw(member.id(), clock.instant(), actor);
            events.publishEvent(new Evidence.Withdrawn(member.id(), member.collection(), member.sha256(), actor));
        }
    }

    @Override
    @Transactional
    public void bringBack(EvidenceId id, String actor) {
        Evidence file = known(id);
        if (file.parent().isPresent() || files.present(id).isPresent()) {
            throw new UnknownEvidence(id);
        }
        files.sameBytes(file.collection(), file.sha256()).ifPresent(first -> {
            throw new AlreadyReceived(first.id(), first.path());
        });
        for (Evidence member : files.putBack(id)) {
            events.publishEvent(new Evidence.PutBack(member.id(), member.collection(), member.sha256(), actor));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<Withdrawal> withdrawn(CollectionId collection) {
        return files.withdrawn(collection);
    }

    @Override
    @Transactional
    public void readAgain(EvidenceId id, String actor) {
        Evidence file = known(id);
        files.requeue(id);
        queue.put(id);
        events.publishEvent(new Evidence.Requeued(id, file.collection(), file.state(), actor));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Evidence> find(EvidenceId id) {
        return files.find(id);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Evidence> present(EvidenceId id) {
        return files.present(id);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Evidence> families(Collection<EvidenceId> uploads) {
        return NameOrder.sorted(files.families(uploads), Evidence::path);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Evidence> of(CollectionId collection) {
        return NameOrder.sorted(files.of(collection), Evidence::path);
    }

    @Override
    public InputStream open(EvidenceId id) {
        Evidence file = known(id);
        try {
            if (file.bytes() <= CHECKED_BEFORE) {
                try (InputStream all = checked(file)) {
                    all.transferTo(OutputStream.nullOutputStream());
                }
            }
            return checked(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream checked(Evidence file) throws IOException {
        return new CheckedBytes(objects.open(ObjectStore.original(file.sha256())), file.sha256());
    }

    @Override
    @Transactional(readOnly = true)
    public List<PageText> pagesOf(EvidenceId id) {
        return pages.of(id);
    }

    @Override
    @Transactional(readOnly = true)
    public List<PageText> pagesOf(CollectionId collection) {
        return pages.of(collection);
    }

    @Override
    @Transactional(readOnly = true)
    public List<PageText> pagesOfFamilies(Collection<EvidenceId> uploads) {
        return pages.ofFamilies(uploads);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<PageBoxes> boxes(EvidenceId id, int page) {
        return pages.boxes(id, page);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<SheetRows> rows(EvidenceId id, int page) {
        return pages.rows(id, page);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> cell(EvidenceId id, int page, int start) {
        return pages.cell(id, page, start);
    }

    @Override
    public Optional<byte[]> picture(EvidenceId id, int page) {
        return pictures.of(known(id), page);
    }

    @Override
    public Optional<byte[]> maskedPicture(EvidenceId id, int page) {
        String text = pages.of(id).stream()
                .filter(one -> one.number() == page)
                .map(PageText::text)
                .findFirst()
                .orElse("");
        BitSet hidden = PersonalData.hidden(text);
        return hidden.isEmpty()
                ? picture(id, page)
                : pages.boxes(id, page)
                        .flatMap(places -> PaintedOver.places(places, hidden))
                        .flatMap(over -> picture(id, page).flatMap(over::on));
    }

    @Override
    @Transactional(readOnly = true)
    public Scan scan(EvidenceId id) {
        return malware.of(id);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Likeness> looks(EvidenceId id) {
        return pages.looks(id);
    }

    @Override
    @Transactional(readOnly = true)
    public int waiting() {
        return files.waiting();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean waits(CollectionId collection) {
        return files.waits(collection);
    }

    private Evidence known(EvidenceId id) {
        return files.find(id).orElseThrow(() -> new UnknownEvidence(id));
    }
}
