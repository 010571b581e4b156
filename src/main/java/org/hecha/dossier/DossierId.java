package org.hecha.dossier;

import java.util.UUID;
import org.hecha.evidence.CollectionId;
import org.hecha.shared.Ids;

/** Identifies one county's dossier in one round; also the evidence collection and the audit chain. */
public record DossierId(UUID value) {
    public static DossierId of(String text) {
        return new DossierId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }

    /** The collection that holds this dossier's files. */
    public CollectionId collection() {
        return new CollectionId(value);
    }
}
