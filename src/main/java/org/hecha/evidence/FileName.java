package org.hecha.evidence;

import java.text.Normalizer;
import org.hecha.evidence.worker.NameCharacters;

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
        if (name.isEmpty() || name.length() > LONGEST || name.codePoints().anyMatch(NameCharacters::forbidden)) {
            throw new BadFileName(shown(sent));
        }
        return name;
    }

    private static String shown(String sent) {
        String visible = sent.codePoints()
                .limit(80)
                .map(c -> NameCharacters.forbidden(c) ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return visible.isBlank() ? "?" : visible;
    }
}
