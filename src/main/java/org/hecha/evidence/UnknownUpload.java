package org.hecha.evidence;

import org.hecha.shared.Refused;

/** There is no such upload: it was finished, cancelled or left alone for too long, or it is somebody else's. */
public final class UnknownUpload extends Refused {
    public UnknownUpload(String id) {
        super(Kind.NOT_FOUND);
        fact("upload", id);
    }
}
