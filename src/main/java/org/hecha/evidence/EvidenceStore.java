package org.hecha.evidence;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Keeps files exactly as received. Machine modules use it directly; people come through {@code dossier}, which asks for
 * their scope (kept by a test).
 */
public interface EvidenceStore {

    /**
     * Stores a file while hashing it and queues it for reading, in the caller's transaction where there is one.
     *
     * @param path  the sender's name with folders, at most 400 characters; control characters are refused
     * @param bytes read to its end and not closed
     * @param actor id of the member, for the audit entry
     * @return only after bytes and row are durable
     * @throws AlreadyReceived when the same bytes are in this collection already; carries the first file's id and path
     * @throws EmptyFile for 0 bytes
     * @throws FileTooLarge past the limit of this installation; nothing is kept
     * @throws BadFileName for names that are empty, too long or contain control characters
     */
    Receipt receive(CollectionId collection, String path, InputStream bytes, String actor);

    /** Takes a file out of its collection; bytes stay. Children of a container go with it. */
    void withdraw(EvidenceId id, String actor);

    /** Puts an unread file back into the queue, whatever its state. */
    void readAgain(EvidenceId id, String actor);

    Optional<Evidence> find(EvidenceId id);

    /** All files in it, children of containers included, by path. */
    List<Evidence> of(CollectionId collection);

    /**
     * The bytes as received, their digest checked while they are read: the stream throws {@link java.io.IOException} at its end
     * if they have changed since.
     */
    InputStream open(EvidenceId id);

    /** The pages of a file in order; empty until it was read. */
    List<PageText> pagesOf(EvidenceId id);

    /** The pages of every file of a collection, by path and number; one query. */
    List<PageText> pagesOf(CollectionId collection);

    /** Places of the characters of one page; empty where there is no such page or the format knows none. */
    Optional<PageBoxes> boxes(EvidenceId id, int page);

    /**
     * A picture of the page, PNG, made by a worker when first asked for and kept.
     *
     * @return empty where the format has no pictures of pages (show the text instead)
     */
    Optional<byte[]> picture(EvidenceId id, int page);

    /** What the pictures in a file are recognised by, by page and number; empty until it was read. */
    List<Likeness> looks(EvidenceId id);

    /** Files that are not yet in a terminal state, over all collections. */
    int waiting();
}
