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
