package org.hecha.evidence;

import org.hecha.shared.Refused;

/** Another request is adding to the same upload at this moment, perhaps from another window. */
public final class UploadBusy extends Refused {
    public UploadBusy(UploadId id) {
        super(Kind.CONFLICT);
        fact("upload", id.toString());
    }
}
