package org.hecha.evidence;

import java.io.IOException;

/** Stored bytes are no longer those that were received. */
final class BytesChanged extends IOException {
    BytesChanged(String expected, String found) {
        super("bytes have changed since they were received: expected " + expected + ", found " + found);
    }
}
