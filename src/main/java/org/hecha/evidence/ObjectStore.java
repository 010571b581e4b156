package org.hecha.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Keeps bytes under a key. Whoever makes the key puts a digest into it, so that the same key always means the same bytes
 * and storing twice is harmless.
 */
interface ObjectStore {

    /**
     * Keeps a file; it may be moved away. After the return it is durable; before, it is either not there or whole.
     *
     * @param key lower-case letters, digits, dots and dashes, in parts separated by {@code /}
     */
    void keep(String key, Path file) throws IOException;

    /**
     * @throws java.nio.file.NoSuchFileException where nothing has that key
     */
    InputStream open(String key) throws IOException;

    boolean has(String key) throws IOException;

    /**
     * Makes older bytes of a key the ones that are read again. Nothing is deleted: what stood there stays as a version.
     *
     * @param sha256 of the bytes wanted, 64 hexadecimal digits in lower case
     * @return false where the store keeps no version with that digest
     */
    boolean bringBack(String key, String sha256) throws IOException;

    /** What a store may do beyond keeping; whatever it does not, the house does itself at every read. */
    enum Promise {
        /** Older bytes of a key outlive newer ones. */
        VERSIONS(
                "overwritten or deleted objects can be brought back",
                "an object deleted on the server is gone: keep a copy elsewhere"),
        /** Nobody deletes or changes an object before its time. */
        LOCKS(
                "nobody, administrators of the store included, can delete evidence before its retention ends",
                "retention rests on the rights of the store's administrators: restrict them"),
        /** Writing a key that is there already is refused. */
        CONDITIONAL_WRITES(
                "the store itself refuses a second write of a key",
                "the house alone sees to it that a key is written once"),
        /** Bytes that do not fit the digest sent with them are refused. */
        CHECKSUMS(
                "bytes damaged on the way in are refused by the store",
                "bytes damaged on the way in are found by reading back before the receipt");

        private final String whenKept;
        private final String whenNot;

        Promise(String whenKept, String whenNot) {
            this.whenKept = whenKept;
            this.whenNot = whenNot;
        }

        String whenKept() {
            return whenKept;
        }

        String whenNot() {
            return whenNot;
        }
    }

    /**
     * Tried out, not believed; what was written for it is removed again, which takes some seconds where it was locked. Where nobody
     * may delete a version, a few bytes stay, marked as deleted.
     *
     * @throws IOException where the store does not answer
     */
    java.util.Map<Promise, Boolean> promises() throws IOException;

    /** Which store this is, without secrets. */
    String describe();

    Pattern KEY = Pattern.compile("[a-z0-9]+(/[a-z0-9][a-z0-9.-]*)+");

    static String checked(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("not a key: " + key);
        }
        return key;
    }

    /** Where the bytes of a file as received are kept. */
    static String original(String sha256) {
        return "sha256/" + sha256.substring(0, 2) + "/" + sha256;
    }

    /** Where something made from a file is kept. */
    static String derived(String sha256, String name) {
        return "derived/" + sha256.substring(0, 2) + "/" + sha256 + "/" + name;
    }
}
