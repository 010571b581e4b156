package org.hecha.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Files that take more than one request to arrive. What has arrived stays for {@code hecha.evidence.unfinished} after the
 * last byte, across restarts. Like {@link EvidenceStore} it knows nothing of people's rights; they come through
 * {@code dossier}.
 */
public interface Uploads {

    /**
     * A file on its way.
     *
     * @param bytes    length of the whole file
     * @param arrived  bytes that are safe with us; equals {@code bytes} once all are there
     * @param modified when the file last changed on the sender's computer, milliseconds, 0 where unknown
     * @param actor    id of the member who sends it
     * @param accepted the file it became
     */
    record Upload(
            UploadId id,
            CollectionId collection,
            String path,
            long bytes,
            long arrived,
            long modified,
            String actor,
            String key,
            Instant begun,
            Instant touched,
            Optional<EvidenceId> accepted) {

        public boolean complete() {
            return arrived == bytes;
        }

        /** Whole percent, 100 only when all is there. */
        public int percent() {
            return (int) (arrived * 100 / bytes);
        }
    }

    /**
     * Begins an upload, or finds the one that the same sender began with the same key.
     *
     * @param key 8 to 100 visible ASCII characters, new for every file
     * @throws KeyReused when the key stands for another file
     * @throws FileTooLarge EmptyFile, BadFileName, BadKey, StorageNearlyFull, TooManyUnfinished: before a single byte has travelled
     */
    Upload begin(CollectionId collection, String path, long bytes, long modified, String key, String actor);

    /**
     * @param bytes that are about to come
     * @throws StorageNearlyFull when too little of the disk would be left
     */
    void checkRoom(long bytes);

    Optional<Upload> find(UploadId id);

    /** Those of a collection that were not accepted yet, newest first. */
    List<Upload> unfinished(CollectionId collection);

    /**
     * Adds bytes at the end of what has arrived, as many as come: what was read before a line breaks is kept.
     *
     * @param offset where these bytes belong
     * @return bytes that are safe afterwards
     * @throws WrongOffset when they belong elsewhere; carries where to go on
     * @throws UploadBusy  while another request adds to the same upload
     * @throws LineBroken when the stream breaks off; what came before is safe
     */
    long append(UploadId id, long offset, InputStream bytes) throws IOException;

    /**
     * Puts the whole file into the store.
     *
     * @throws WrongOffset when something is still missing
     */
    EvidenceStore.Kept complete(UploadId id) throws IOException;

    /** Remembers what became of it; in the transaction that accepts the file. */
    void accepted(UploadId id, EvidenceId file);

    /** Forgets it and what has arrived. */
    void cancel(UploadId id);
}
