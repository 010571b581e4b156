package org.hecha.dossier;

import java.util.List;
import java.util.Optional;

/**
 * A newer version of a file and what becomes of the citations of the older one, which lies in the dossier until all is decided.
 *
 * @param citations those that still point to the older one or into it
 * @param read      whether the newer one was read, so that passages can be looked for
 */
public record Succession(Exhibit older, Exhibit newer, List<Moving> citations, boolean read) {
    public Succession {
        citations = List.copyOf(citations);
    }

    /**
     * @param from where the claim points now
     * @param to   the same passage, or page, in the newer version; empty where it is not there
     * @param open whether this person may change the claim's citations now
     */
    public record Moving(
            String criterion, String key, Claim.Citation from, Optional<Claim.Citation> to, boolean open) {}

    /** What the county says about one citation. */
    public enum Choice {
        /** to the place it was found at, or to a page the county names */
        MOVE,
        /** stays with the older version for now */
        KEEP,
        DROP
    }

    /** @param page in the newer version, for a whole page; used only where the passage was not found */
    public record Decision(String criterion, String key, Claim.Citation from, Choice choice, int page) {}
}
