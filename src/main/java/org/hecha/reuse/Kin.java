package org.hecha.reuse;

import org.hecha.evidence.EvidenceId;

/**
 * Two files that have much in common; {@code one} comes before {@code other} by id.
 *
 * @param jaccard     share of all their pieces that both have; for pictures share of equal tiles
 * @param containment share of the smaller one's pieces that the other has
 * @param common      characters they share in runs; for pictures equal tiles in percent
 * @param pageOfOne   where the longest common run begins, or the page of the picture
 */
public record Kin(
        EvidenceId one,
        EvidenceId other,
        Kind kind,
        double jaccard,
        double containment,
        int common,
        int pageOfOne,
        int pageOfOther) {

    /** What they have in common; message key {@code reuse.kind.<name>}. */
    public enum Kind {
        /** the same bytes */
        EXACT,
        /** most of the text */
        TEXT,
        /** part of the text, in longer texts that are otherwise different */
        PASSAGE,
        /** a picture, perhaps cropped, framed or made brighter */
        PICTURE
    }
}
