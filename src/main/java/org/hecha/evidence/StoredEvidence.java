package org.hecha.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows in the database, bytes in the object store, pictures made when asked for. */
@Service
class StoredEvidence implements EvidenceStore {
    private final EvidenceRepository files;
    private final PageRepository pages;
    private final ObjectStore objects;
    private final Staging staging;
    private final PagePictures pictures;
    private final ReadingQueue queue;
    private final EvidenceSettings settings;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StoredEvidence(
            EvidenceRepository files,
            PageRepository pages,
            ObjectStore objects,
            Staging staging,
            PagePictures pictures,
            ReadingQueue queue,
            EvidenceSettings settings,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.files = files;
        this.pages = pages;
        this.objects = objects;
        this.staging = staging;
        this.pictures = pictures;
        this.queue = queue;
        this.settings = settings;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Receipt receive(CollectionId collection, String path, InputStream bytes, String actor) {
        String name = FileName.clean(path);
        try {
            // bytes first: a row never points at bytes that are not there
            var staged = staging.take(name, bytes, settings.largest().toBytes());
            try {
                files.sameBytes(collection, staged.sha256()).ifPresent(first -> {
                    throw new AlreadyReceived(first.id(), first.path());
                });
                objects.keep(ObjectStore.original(staged.sha256()), staged.file());
            } finally {
                Staging.discard(staged.file());
            }
            var id = new EvidenceId(UUID.randomUUID());
            Instant now = clock.instant();
            transaction.executeWithoutResult(status -> add(id, collection, name, staged, now, actor));
            return new Receipt(id, name, staged.sha256(), staged.bytes(), now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(
            EvidenceId id, CollectionId collection, String name, Staging.Staged staged, Instant now, String actor) {
        boolean added = files.add(new EvidenceRepository.NewFile(
                id.value(),
                collection.value(),
                name,
                Optional.empty(),
                id.value(),
                0,
                staged.sha256(),
                staged.bytes(),
                now,
                actor));
        if (!added) {
            // somebody sent the same bytes in this very moment
            Evidence first = files.sameBytes(collection, staged.sha256()).orElseThrow();
            throw new AlreadyReceived(first.id(), first.path());
        }
        queue.put(id);
        events.publishEvent(new Evidence.Received(id, collection, staged.sha256(), staged.bytes(), actor));
    }

    @Override
    @Transactional
    public void withdraw(EvidenceId id, String actor) {
        List<Evidence> family = files.family(id);
        if (family.isEmpty()) {
            throw new UnknownEvidence(id);
        }
        for (Evidence member : family) {
            files.withdraw(member.id(), clock.instant());
            events.publishEvent(new Evidence.Withdrawn(member.id(), member.collection(), member.sha256(), actor));
        }
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
    public List<Evidence> of(CollectionId collection) {
        return files.of(collection);
    }

    @Override
    public InputStream open(EvidenceId id) {
        Evidence file = known(id);
        try {
            return new CheckedBytes(objects.open(ObjectStore.original(file.sha256())), file.sha256());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
    public Optional<PageBoxes> boxes(EvidenceId id, int page) {
        return pages.boxes(id, page);
    }

    @Override
    public Optional<byte[]> picture(EvidenceId id, int page) {
        return pictures.of(known(id), page);
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

    private Evidence known(EvidenceId id) {
        return files.find(id).orElseThrow(() -> new UnknownEvidence(id));
    }
}
