package org.hecha.dossier;

import java.util.List;

/**
 * Whether a dossier can be submitted, and what people should know before they do.
 *
 * @param gaps in the order of the standard
 */
public record Completeness(List<Gap> gaps) {

    public Completeness {
        gaps = List.copyOf(gaps);
    }

    /** Nothing that forbids submission. */
    public boolean submittable() {
        return gaps.stream().noneMatch(Gap::blocking);
    }

    /**
     * @param criterion {@code S01} …; empty for the application form
     * @param claim     key; empty where the whole criterion is meant
     * @param kind      what is missing; message key {@code gap.<name>}
     * @param detail    threshold, field label or file name; may be empty
     * @param blocking  true where submission is refused, false where it is only said
     */
    public record Gap(String criterion, String claim, Kind kind, String detail, boolean blocking) {}

    public enum Kind {
        NOT_FILLED,
        NO_EVIDENCE,
        BELOW_THRESHOLD,
        ABOVE_THRESHOLD,
        NOT_AS_EXPECTED,
        MALFORMED,
        EVIDENCE_UNREADABLE,
        EVIDENCE_STILL_READING,
        SLOT_EMPTY,
        SLOT_OVER_CAP,
        UNSORTED_EVIDENCE
    }
}
