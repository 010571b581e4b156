package org.hecha;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/**
 * A store that outlives {@code ./hecha evaluate DIR --keep STORE}: what was read once need not be read again while the
 * readers are the same. The mark in the folder says which readers filled it; with other readers everything is read anew, so that
 * no figure mixes two of them.
 */
public final class Kept {

    private static final Logger log = LoggerFactory.getLogger(Kept.class);
    private static final String MARK = "evaluate-keeps";

    private Kept() {}

    /**
     * Makes the folder ready before anything starts in it: kept as it is, or emptied because other readers filled it.
     *
     * @throws IllegalArgumentException for a folder with something else in it; nothing is touched
     */
    public static void prepare(Path store) throws IOException {
        prepare(store, readers());
    }

    static void prepare(Path store, String readers) throws IOException {
        Path mark = store.resolve(MARK);
        if (Files.exists(mark)) {
            if (Files.readString(mark).strip().equals(readers)) {
                return;
            }
            log.info("other readers filled {}: everything is read again", store);
            FileSystemUtils.deleteRecursively(store);
        } else if (!empty(store)) {
            throw somethingElse(store);
        }
        Files.createDirectories(store);
        Files.writeString(mark, readers);
    }

    /**
     * Makes the folder ready for a command that goes on where it was interrupted.
     *
     * @throws IllegalArgumentException for a folder with something else in it; nothing is touched
     */
    static void goOn(Path store, String command) throws IOException {
        Path mark = store.resolve(command + "-keeps");
        if (!Files.exists(mark) && !empty(store)) {
            throw somethingElse(store);
        }
        Files.createDirectories(store);
        Files.writeString(mark, "");
    }

    private static IllegalArgumentException somethingElse(Path store) {
        return new IllegalArgumentException(
                store + " holds something else; give --keep a folder that is empty or does not exist");
    }

    private static boolean empty(Path store) throws IOException {
        if (!Files.exists(store)) {
            return true;
        }
        try (var files = Files.list(store)) {
            return files.findAny().isEmpty();
        }
    }

    /** A digest of the code that reads files: there is no number anybody could forget to raise. */
    private static String readers() throws IOException {
        Resource[] classes = new PathMatchingResourcePatternResolver()
                .getResources("classpath*:org/hecha/evidence/worker/**/*.class");
        Arrays.sort(classes, Comparator.comparing(each -> String.valueOf(each.getFilename())));
        MessageDigest digest = sha256();
        for (Resource each : classes) {
            digest.update(each.getContentAsByteArray());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** SHA-256 of a file, in lower-case hex. */
    public static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (var bytes = Files.newInputStream(file)) {
            byte[] some = new byte[1 << 16];
            for (int read = bytes.read(some); read >= 0; read = bytes.read(some)) {
                digest.update(some, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
