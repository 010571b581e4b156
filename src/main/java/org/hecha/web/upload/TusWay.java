package org.hecha.web.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.UUID;
import me.desair.tus.server.TusFileUploadService;
import me.desair.tus.server.upload.UploadIdFactory;
import me.desair.tus.server.upload.UploadInfo;
import me.desair.tus.server.upload.UploadLock;
import me.desair.tus.server.upload.UploadLockingService;
import me.desair.tus.server.upload.UploadStorageService;
import me.desair.tus.server.upload.UuidUploadIdFactory;
import me.desair.tus.server.upload.concatenation.UploadConcatenationService;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Incoming;
import org.hecha.dossier.UnknownDossier;
import org.hecha.evidence.EmptyFile;
import org.hecha.evidence.UploadId;
import org.hecha.organization.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The library's storage for one request of one person: it knows the protocol, {@link Incoming} knows the rules. Nothing is
 * kept here, so nothing can be seen by anybody else. Refusals pass through the library as they are.
 */
final class TusWay implements UploadStorageService, UploadLockingService {

    private final Incoming incoming;
    private final Dossiers dossiers;
    private final Scope scope;
    private final String address;
    private final long offset;
    private UploadIdFactory ids = new UuidUploadIdFactory();

    /** @param offset where the sender says its bytes belong; the library's own look at it may be older than another request */
    TusWay(Incoming incoming, Dossiers dossiers, Scope scope, String address, long offset) {
        this.incoming = incoming;
        this.dossiers = dossiers;
        this.scope = scope;
        this.address = address;
        this.offset = offset;
    }

    /** Joining parts that arrived side by side, lengths said later and expiry headers are not offered. */
    TusFileUploadService service() {
        return new TusFileUploadService()
                .withUploadUri(address)
                .withUploadIdFactory(ids)
                .withUploadStorageService(this)
                .withUploadLockingService(this)
                .disableTusExtension("concatenation")
                .disableTusExtension("expiration");
    }

    @Override
    public UploadInfo create(UploadInfo asked, String owner) throws IOException {
        // the protocol allows a name without a value
        var said = new HashMap<String, String>();
        asked.getMetadata().forEach((name, value) -> said.put(name, value == null ? "" : value));
        String path = said.getOrDefault("filename", "");
        if (!asked.hasLength()) {
            throw new EmptyFile(path);
        }
        String number = said.getOrDefault("dossier", "");
        Dossier dossier = dossiers.byNumber(scope, number).orElseThrow(() -> new UnknownDossier(number));
        return info(incoming.begin(
                scope,
                dossier.id(),
                new Incoming.Announced(
                        said.getOrDefault("criterion", ""),
                        said.getOrDefault("slot", ""),
                        path,
                        asked.getLength(),
                        number(said.getOrDefault("modified", "0")),
                        said.getOrDefault("key", ""))));
    }

    static long number(String text) {
        return text.matches("\\d{1,15}") ? Long.parseLong(text) : 0;
    }

    @Override
    public UploadInfo append(UploadInfo upload, InputStream bytes) throws IOException {
        upload.setOffset(incoming.append(scope, id(upload), offset, bytes));
        if (!upload.isUploadInProgress()) {
            incoming.finish(scope, id(upload));
        }
        return upload;
    }

    @Override
    public @Nullable UploadInfo getUploadInfo(String address, String owner) {
        var id = ids.readUploadId(address);
        return id == null ? null : getUploadInfo(id);
    }

    @Override
    public UploadInfo getUploadInfo(me.desair.tus.server.upload.UploadId id) {
        return info(incoming.find(scope, UploadId.of(id.toString())));
    }

    @Override
    public void terminateUpload(UploadInfo upload) {
        incoming.cancel(scope, id(upload));
    }

    private static UploadId id(UploadInfo upload) {
        return UploadId.of(upload.getId().toString());
    }

    private UploadInfo info(Incoming.OnItsWay upload) {
        var info = new UploadInfo();
        info.setId(new me.desair.tus.server.upload.UploadId(
                UUID.fromString(upload.id().toString())));
        info.setLength(upload.bytes());
        info.setOffset(upload.arrived());
        info.setOwnerKey(scope.actor());
        info.setEncodedMetadata(
                "filename " + Base64.getEncoder().encodeToString(upload.path().getBytes(StandardCharsets.UTF_8)));
        return info;
    }

    @Override
    public String getUploadUri() {
        return address;
    }

    @Override
    public void setIdFactory(UploadIdFactory ids) {
        this.ids = ids;
    }

    /** {@link Incoming} lets one request at a time add to an upload, over all requests and not only those of this object. */
    @Override
    public UploadLock lockUploadByUri(String address) {
        return new UploadLock() {
            @Override
            public String getUploadUri() {
                return address;
            }

            @Override
            public void release() {}

            @Override
            public void close() {}
        };
    }

    @Override
    public boolean isLocked(me.desair.tus.server.upload.UploadId id) {
        return false;
    }

    /** Bytes that arrived are safe at once; there is nothing to be changed or taken back afterwards. */
    @Override
    public void update(UploadInfo upload) {}

    @Override
    public void removeLastNumberOfBytes(UploadInfo upload, long count) throws IOException {
        if (count > 0) {
            throw new IOException("bytes that were accepted are not taken back");
        }
    }

    /** The limit is {@link Incoming}'s, with a sentence. */
    @Override
    public long getMaxUploadSize() {
        return 0;
    }

    @Override
    public void setMaxUploadSize(Long size) {}

    @Override
    public @Nullable Long getUploadExpirationPeriod() {
        return null;
    }

    @Override
    public void setUploadExpirationPeriod(Long period) {}

    @Override
    public void cleanupStaleLocks() {}

    @Override
    public void cleanupExpiredUploads(UploadLockingService locks) {}

    @Override
    public InputStream getUploadedBytes(String address, String owner) {
        throw new UnsupportedOperationException("originals are read through the dossier");
    }

    @Override
    public InputStream getUploadedBytes(me.desair.tus.server.upload.UploadId id) {
        throw new UnsupportedOperationException("originals are read through the dossier");
    }

    @Override
    public void copyUploadTo(UploadInfo upload, OutputStream out) {
        throw new UnsupportedOperationException("originals are read through the dossier");
    }

    @Override
    public void setUploadConcatenationService(UploadConcatenationService service) {}

    @Override
    public @Nullable UploadConcatenationService getUploadConcatenationService() {
        return null;
    }
}
