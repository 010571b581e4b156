package org.hecha.evidence;

import java.io.IOException;

/** The sender's line broke; what had arrived before is safe. */
public final class LineBroken extends IOException {
    LineBroken(IOException cause) {
        super("the line broke", cause);
    }
}
