package org.hecha.web.desk;

import org.hecha.dossier.Claim;
import org.hecha.evidence.EvidenceId;
import org.hecha.verification.Finding;

/**
 * A quoted passage with the text around it, cut so that a template can highlight it without touching HTML.
 *
 * @param before text before the passage; may be empty
 * @param after  text after it; may be empty
 * @param value  what it says in normal form; may be empty
 * @param name   of the file, without folders
 */
record Passage(
        EvidenceId evidence,
        String name,
        String path,
        int page,
        int start,
        int end,
        String before,
        String quote,
        String after,
        String value) {

    static Passage of(Finding.Citation citation) {
        int at = citation.quote().isEmpty() ? -1 : citation.context().indexOf(citation.quote());
        String before = at < 0 ? "" : citation.context().substring(0, at);
        String after =
                at < 0 ? "" : citation.context().substring(at + citation.quote().length());
        return new Passage(
                citation.evidence(),
                name(citation.path()),
                citation.path(),
                citation.page(),
                citation.start(),
                citation.end(),
                before,
                citation.quote(),
                after,
                citation.value());
    }

    static Passage of(Claim.Citation citation, String path) {
        return new Passage(
                citation.evidence(),
                name(path),
                path,
                citation.page(),
                citation.start(),
                citation.end(),
                "",
                citation.quote(),
                "",
                "");
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
