package org.hecha.search;

import java.util.List;
import java.util.Optional;
import org.hecha.dossier.DossierId;
import org.hecha.evidence.EvidenceId;

/**
 * One passage that answers a query.
 *
 * @param kind      what it was found in
 * @param dossier   empty for criteria
 * @param region    code of the county; empty for criteria
 * @param evidence  the file; for children of containers the child itself
 * @param path      the file's path; for children the container's path, then {@code !/}, then the path inside
 * @param page      from 1; 0 for claims and criteria
 * @param criterion id of the claim's or criterion's criterion; for evidence the criteria it was filed under, by comma
 * @param claim     key of the claim; otherwise empty
 * @param snippet   the passage in pieces, hits marked; as written in the page
 * @param marks     where the hits stand in the page's text
 * @param score     comparable within one answer only
 */
public record Hit(
        Kind kind,
        Optional<DossierId> dossier,
        String region,
        Optional<EvidenceId> evidence,
        String path,
        int page,
        String criterion,
        String claim,
        List<Piece> snippet,
        List<Mark> marks,
        float score) {

    public Hit {
        snippet = List.copyOf(snippet);
        marks = List.copyOf(marks);
    }

    public enum Kind {
        EVIDENCE,
        CLAIM,
        CRITERION
    }

    public record Piece(String text, boolean hit) {}

    /** UTF-16 indices into the page's text, end exclusive. */
    public record Mark(int start, int end) {}
}
