package org.hecha.evidence.worker;

/**
 * What a worker is asked to do; one JSON line.
 *
 * @param file   absolute path of a private copy of the bytes
 * @param name   the sender's file name, only a hint to the type
 * @param out    existing empty directory for the result and everything that comes with it
 * @param page   the page a picture is wanted of; 0 when reading
 * @param depth  how many containers the file came out of
 * @param millis time after which the worker stops by itself with what it has
 */
public record Order(
        Kind kind, String file, String name, String out, int page, int depth, long millis, Limits limits, Tools tools) {

    /**
     * Reading gives {@code result.json}, a picture {@code page.png} where there can be one, and archiving a text document
     * {@code archive.pdf}.
     */
    public enum Kind {
        READ,
        PICTURE,
        ARCHIVE
    }

    /** Name of the file with the {@link Reading}. */
    public static final String RESULT = "result.json";

    /** Name of the file with the picture. */
    public static final String IMAGE = "page.png";

    /** Name of the file with the document as PDF/A. */
    public static final String ARCHIVED = "archive.pdf";
}
