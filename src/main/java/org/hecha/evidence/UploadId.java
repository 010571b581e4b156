package org.hecha.evidence;

import java.util.UUID;
import org.hecha.shared.Ids;

/** Identifies a file on its way; not a secret, but only its sender gets an answer. */
public record UploadId(UUID value) {
    public static UploadId of(String text) {
        return new UploadId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
