package org.hecha.evidence;

import java.util.UUID;

/** Identifies one file as received. */
public record EvidenceId(UUID value) {
    public static EvidenceId of(String text) {
        return new EvidenceId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
