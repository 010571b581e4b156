package org.hecha.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;

/**
 * Bytes in one file an upload, and a row that says how many of them are safe: flushed to the disk before the row says so.
 * What lies beyond is cut off, so that a crash or power cut costs at most {@link #CHECKPOINT}.
 */
@Service
class StoredUploads implements Uploads {

    /** Bytes after which the disk is flushed and the row renewed while a request goes on. */
    private static final long CHECKPOINT = 16L << 20;

    /** Of one person in one collection. */
    private static final int MOST = 100;

    private final UploadRepository uploads;
    private final ObjectStore objects;
    private final Path directory;
    private final Room room;
    private final EvidenceSettings settings;
    private final AcceptSettings accept;
    private final Clock clock;

    /** Digests of what has arrived; an upload that is not here is read again from the disk. */
    private final Map<UploadId, Digests> running = new ConcurrentHashMap<>();

    private final Set<UploadId> busy = ConcurrentHashMap.newKeySet();

    StoredUploads(
            UploadRepository uploads,
            ObjectStore objects,
            EvidenceConfiguration.Storage storage,
            Room room,
            EvidenceSettings settings,
            AcceptSettings accept,
            Clock clock)
            throws IOException {
        this.uploads = uploads;
        this.objects = objects;
        this.directory = Files.createDirectories(storage.root().resolve("uploads"));
        this.room = room;
        this.settings = settings;
        this.accept = accept;
        this.clock = clock;
    }

    @Override
    public Upload begin(CollectionId collection, String path, long bytes, long modified, String key, String actor) {
        String name = FileName.clean(path);
        if (bytes <= 0) {
            throw new EmptyFile(name);
        }
        if (bytes > settings.largest().toBytes()) {
            throw new FileTooLarge(name, settings.largest().toBytes());
        }
        if (key.isEmpty()) {
            throw new BadKey();
        }
        BadKey.check(key);
        Optional<Upload> before = uploads.byKey(actor, key).map(this::asOnDisk);
        if (before.isPresent()) {
            return same(before.get(), collection, name, bytes);
        }
        room.check(bytes);
        if (uploads.unfinished(collection, actor) >= MOST) {
            throw new TooManyUnfinished(MOST);
        }
        Instant now = clock.instant();
        var upload = new Upload(
                new UploadId(UUID.randomUUID()),
                collection,
                name,
                bytes,
                0,
                modified,
                actor,
                key,
                now,
                now,
                Optional.empty());
        return uploads.add(upload) ? upload : same(uploads.byKey(actor, key).orElseThrow(), collection, name, bytes);
    }

    private static Upload same(Upload first, CollectionId collection, String name, long bytes) {
        if (!first.collection().equals(collection) || !first.path().equals(name) || first.bytes() != bytes) {
            throw new KeyReused(name, first.path());
        }
        return first;
    }

    @Override
    public void checkRoom(long bytes) {
        room.check(bytes);
    }

    @Override
    public Optional<Upload> find(UploadId id) {
        return uploads.find(id).map(this::asOnDisk);
    }

    @Override
    public List<Upload> unfinished(CollectionId collection) {
        return uploads.unfinished(collection).stream().map(this::asOnDisk).toList();
    }

    /** The file may be shorter than the row says where another machine or a restored backup answers. */
    private Upload asOnDisk(Upload upload) {
        if (upload.accepted().isPresent() || uploads.digests(upload.id()).isPresent()) {
            return upload;
        }
        try {
            Path file = file(upload.id());
            long there = Files.exists(file) ? Files.size(file) : 0;
            return there >= upload.arrived() ? upload : with(upload, there);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Upload with(Upload u, long arrived) {
        return new Upload(
                u.id(),
                u.collection(),
                u.path(),
                u.bytes(),
                arrived,
                u.modified(),
                u.actor(),
                u.key(),
                u.begun(),
                u.touched(),
                u.accepted());
    }

    @Override
    public long append(UploadId id, long offset, InputStream bytes) throws IOException {
        return alone(id, () -> {
            Upload upload = known(id);
            if (offset != upload.arrived()) {
                throw new WrongOffset(offset, upload.arrived());
            }
            if (upload.complete()) {
                return upload.arrived();
            }
            room.check(upload.bytes() - offset);
            return append(upload, bytes);
        });
    }

    private long append(Upload upload, InputStream bytes) throws IOException {
        UploadId id = upload.id();
        try (var channel = FileChannel.open(file(id), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate(upload.arrived());
            channel.position(upload.arrived());
            Digests digests = digests(upload);
            long safe = upload.arrived();
            try {
                byte[] buffer = new byte[1 << 16];
                while (digests.bytes() < upload.bytes()) {
                    int wanted = (int) Math.min(buffer.length, upload.bytes() - digests.bytes());
                    int n = read(bytes, buffer, wanted);
                    if (n < 0) {
                        break;
                    }
                    write(id, channel, buffer, n);
                    digests.update(buffer, n);
                    if (digests.bytes() - safe >= CHECKPOINT) {
                        safe = checkpoint(id, channel, digests.bytes());
                    }
                }
            } finally {
                // a broken line, too, leaves what came before it; after a failed write nothing is certain but the last
                // one
                if (running.containsKey(id) && digests.bytes() > safe) {
                    checkpoint(id, channel, digests.bytes());
                }
            }
            return digests.bytes();
        }
    }

    private static int read(InputStream bytes, byte[] buffer, int wanted) throws LineBroken {
        try {
            return bytes.read(buffer, 0, wanted);
        } catch (IOException e) {
            throw new LineBroken(e);
        }
    }

    private void write(UploadId id, FileChannel channel, byte[] buffer, int n) throws IOException {
        try {
            var left = ByteBuffer.wrap(buffer, 0, n);
            while (left.hasRemaining()) {
                channel.write(left);
            }
        } catch (IOException e) {
            running.remove(id);
            throw e;
        }
    }

    private long checkpoint(UploadId id, FileChannel channel, long arrived) throws IOException {
        channel.force(true);
        uploads.arrived(id, arrived, clock.instant());
        return arrived;
    }

    private Digests digests(Upload upload) throws IOException {
        Digests known = running.get(upload.id());
        if (known == null || known.bytes() != upload.arrived()) {
            try (InputStream there = Files.newInputStream(file(upload.id()))) {
                known = new Digests().over(there);
            }
            if (known.bytes() != upload.arrived()) {
                throw new IOException("upload " + upload.id() + " has " + known.bytes()
                        + " bytes on the disk instead of " + upload.arrived());
            }
            running.put(upload.id(), known);
        }
        return known;
    }

    @Override
    public EvidenceStore.Kept complete(UploadId id) throws IOException {
        return alone(id, () -> {
            Upload upload = known(id);
            if (!upload.complete()) {
                throw new WrongOffset(upload.bytes(), upload.arrived());
            }
            Optional<EvidenceStore.Kept> before = uploads.digests(id);
            if (before.isPresent()
                    && objects.has(ObjectStore.original(before.get().sha256()))) {
                Staging.discard(file(id));
                return before.get();
            }
            EvidenceStore.Kept kept =
                    before.isPresent() ? before.get() : digests(upload).kept();
            running.remove(id);
            // the digests first: once the file is moved away, only they say where it is
            uploads.digests(id, kept);
            objects.keep(ObjectStore.original(kept.sha256()), file(id));
            return kept;
        });
    }

    @Override
    public void accepted(UploadId id, EvidenceId file) {
        uploads.accepted(id, file);
    }

    @Override
    public void cancel(UploadId id) {
        running.remove(id);
        uploads.remove(id);
        Staging.discard(file(id));
    }

    /** Removes what nobody has touched for too long, and files without a row. */
    int sweep(Instant now) throws IOException {
        int swept = 0;
        for (UploadId id : uploads.untouchedSince(now.minus(accept.unfinished()))) {
            if (busy.add(id)) {
                try {
                    cancel(id);
                    swept++;
                } finally {
                    busy.remove(id);
                }
            }
        }
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                boolean old = Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(Staging.KEPT));
                if (old
                        && uploads.find(UploadId.of(file.getFileName().toString()))
                                .isEmpty()) {
                    Staging.discard(file);
                    swept++;
                }
            }
        }
        return swept;
    }

    private interface Deed<T> {
        T done() throws IOException;
    }

    private <T> T alone(UploadId id, Deed<T> deed) throws IOException {
        if (!busy.add(id)) {
            throw new UploadBusy(id);
        }
        try {
            return deed.done();
        } finally {
            busy.remove(id);
        }
    }

    private Upload known(UploadId id) {
        return find(id).orElseThrow(() -> new UnknownUpload(id.toString()));
    }

    private Path file(UploadId id) {
        return directory.resolve(id.toString());
    }
}
