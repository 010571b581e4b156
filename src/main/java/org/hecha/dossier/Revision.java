package org.hecha.dossier;

import java.time.Instant;
import java.util.List;

/**
 * What was submitted, unchangeable.
 *
 * @param number from 1
 * @param digest SHA-256 over the canonical content: application form, claims, citations, digests of all files
 */
public record Revision(DossierId dossier, int number, Instant at, String by, String digest) {

    /**
     * One difference between two revisions.
     *
     * @param criterion empty for the application form
     * @param what      claim key, form field or file path
     * @param kind      whether a value, a citation or a file
     * @param before    as text; empty where it was not there
     * @param after     as text; empty where it is gone
     */
    public record Change(String criterion, String what, Kind kind, String before, String after) {
        public enum Kind {
            FORM,
            CLAIM,
            CITATION,
            FILE
        }
    }

    /** All differences, by criterion. */
    public record Diff(int from, int to, List<Change> changes) {
        public Diff {
            changes = List.copyOf(changes);
        }
    }
}
