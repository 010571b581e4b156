package org.hecha.evidence;

import java.util.UUID;
import org.hecha.shared.Ids;

/** Identifies a set of files that belong together; the caller decides what it stands for. */
public record CollectionId(UUID value) {
    public static CollectionId of(String text) {
        return new CollectionId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
