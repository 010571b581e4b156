package org.hecha.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is known of the stored bytes: whether they still are what was received. */
public interface Scrubbing {

    /** How stored bytes can differ from what was received; message key {@code scrub.kind.<name>}. */
    enum Kind {
        /** both digests or one of them are others */
        CHANGED,
        /** nothing is stored under that digest */
        MISSING,
        /** the store did not give the bytes */
        UNREADABLE
    }

    /**
     * Bytes that are not what was received.
     *
     * @param files ids of the files that point to them
     */
    record Differing(String sha256, Kind kind, Instant found, List<EvidenceId> files) {}

    /** @param ended empty while it goes on */
    record Round(Instant begun, Optional<Instant> ended, long files, long bytes, long differing) {}

    /** The newest round; empty before the first. */
    Optional<Round> newest();

    /** The last one that went through everything. */
    Optional<Round> lastWhole();

    /** Everything that differs, as found last. */
    List<Differing> differing();

    /** Compares everything at once, as a round of its own. */
    Round everything();
}
