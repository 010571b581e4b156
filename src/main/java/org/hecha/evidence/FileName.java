package org.hecha.evidence;

import java.text.Normalizer;

/** The sender's name of a file: kept as text, so that a person recognises it; never a path on our disk. */
final class FileName {
    private static final int LONGEST = 400;

    private FileName() {}

    /**
     * One kind of separator, one form of Unicode, none at either end.
     *
     * @throws BadFileName for names that are empty, too long or contain control characters
     */
    static String clean(String sent) {
        String name = Normalizer.normalize(sent, Normalizer.Form.NFC)
                .replace('\\', '/')
                .replaceAll("/{2,}", "/")
                .replaceAll("^/|/$", "")
                .strip();
        if (name.isEmpty() || name.length() > LONGEST || name.codePoints().anyMatch(FileName::forbidden)) {
            throw new BadFileName(shown(sent));
        }
        return name;
    }

    /** Controls, and the marks that make {@code txt.exe} look like {@code exe.txt}. */
    private static boolean forbidden(int c) {
        return Character.isISOControl(c)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || Character.getType(c) == Character.SURROGATE;
    }

    private static String shown(String sent) {
        String visible = sent.codePoints()
                .limit(80)
                .map(c -> forbidden(c) ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return visible.isBlank() ? "?" : visible;
    }
}
