package org.hecha.evidence;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

    /**
     * Bytes that are safe with us and belong to no file yet.
     *
     * @param sha256 hex
     * @param sm3    hex
     */
    record Kept(String sha256, String sm3, long bytes) {}

    /**
     * Stores bytes while hashing them: the long part of {@link #receive}, for callers that accept the file in a transaction
     * of their own and hold none while a slow line delivers.
     *
     * @param path for the refusals
     * @throws StorageNearlyFull before anything is read
     * @throws EmptyFile FileTooLarge, BadFileName
     */
    Kept keep(String path, InputStream bytes);

    /**
     * Makes a file of bytes that were kept: row, audit entry and reading job in the caller's transaction, or in one of its own.
     *
     * @param key what the sender calls this very act, 8 to 100 visible ASCII characters; sent again with the same file it
     *            gives the same receipt and nothing else happens. Empty for none.
     * @throws KeyReused when the key stands for another file
     * @throws AlreadyReceived as {@link #receive}
     */
    Receipt accept(CollectionId collection, String path, Kept kept, String key, String actor);

    /**
     * What was accepted under this key before.
     *
     * @throws KeyReused when the key stands for another file
     */
    Optional<Receipt> again(CollectionId collection, String path, Kept kept, String key, String actor);

    /** Whether this sender has used this key, for whatever file. */
    boolean used(String key, String actor);

    /** Empty for what came out of a container. */
    Optional<Receipt> receipt(EvidenceId id);

    /** Receipts of all files in the collection. */
    Map<EvidenceId, Receipt> receipts(CollectionId collection);

    /** Receipts of these uploads, also of those that were taken out since. */
    Map<EvidenceId, Receipt> receipts(Collection<EvidenceId> uploads);

    /** Takes a file out of its collection; bytes stay. Children of a container go with it. */
    void withdraw(EvidenceId id, String actor);

    /**
     * Puts a file that was taken out back into its collection, with what came out of it.
     *
     * @throws UnknownEvidence unless it is an upload that was taken out
     * @throws AlreadyReceived when the same bytes were received again since
     */
    void bringBack(EvidenceId id, String actor);

    /** What was taken out of it, children of containers included, last first. */
    List<Withdrawal> withdrawn(CollectionId collection);

    /** Puts an unread file back into the queue, whatever its state. */
    void readAgain(EvidenceId id, String actor);

    /** Withdrawn files too: who looks back still finds what was there. */
    Optional<Evidence> find(EvidenceId id);

    /** The file while it lies in its collection: empty for an unknown and for a withdrawn one. */
    Optional<Evidence> present(EvidenceId id);

    /** These uploads and all that came out of them, also what was taken out since; by path as {@link #of}. */
    List<Evidence> families(Collection<EvidenceId> uploads);

    /** All files in it, children of containers included, by path; numbers in names count as numbers. */
    List<Evidence> of(CollectionId collection);

    /**
     * The bytes as received, their digest checked while they are read. Where they have changed since, nothing of a file up to
     * 256 MB is given, and of a larger one never the end: the stream throws {@link java.io.IOException} before its last part.
     *
     * @throws java.io.UncheckedIOException when they have changed or cannot be had
     */
    InputStream open(EvidenceId id);

    /** The pages of a file in order; empty until it was read. */
    List<PageText> pagesOf(EvidenceId id);

    /** The pages of every file of a collection, by path and number; one query. */
    List<PageText> pagesOf(CollectionId collection);

    /** The pages of these uploads and of all that came out of them, also of what was taken out since; by path and number. */
    List<PageText> pagesOfFamilies(Collection<EvidenceId> uploads);

    /** Places of the characters of one page; empty where there is no such page or the format knows none. */
    Optional<PageBoxes> boxes(EvidenceId id, int page);

    /** Sheet and rows of a page of a workbook; empty for pages of anything else. */
    Optional<SheetRows> rows(EvidenceId id, int page);

    /** The cell a passage begins in, such as {@code 名册!C17}; empty for pages of anything but workbooks. */
    Optional<String> cell(EvidenceId id, int page, int start);

    /**
     * A picture of the page, PNG, made by a worker when first asked for and kept.
     *
     * @return empty where the format has no pictures of pages (show the text instead)
     */
    Optional<byte[]> picture(EvidenceId id, int page);

    /**
     * The same picture with the hidden characters of personal numbers painted over.
     *
     * @return empty also where a hidden character has no place on the picture: then nobody could say what it shows
     */
    Optional<byte[]> maskedPicture(EvidenceId id, int page);

    /** What the malware scanner said of a file; whoever lets people in asks {@link Scan#opens}. */
    Scan scan(EvidenceId id);

    /** What the pictures in a file are recognised by, by page and number; empty until it was read. */
    List<Likeness> looks(EvidenceId id);

    /** Files that are not yet in a terminal state, over all collections. */
    int waiting();

    /** Whether files of this collection are not yet in a terminal state. */
    boolean waits(CollectionId collection);
}
