package org.hecha.evidence;

import java.util.UUID;
import org.hecha.shared.Ids;

/** Identifies one file as received. */
public record EvidenceId(UUID value) {
    public static EvidenceId of(String text) {
        return new EvidenceId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
