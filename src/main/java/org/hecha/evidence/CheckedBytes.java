package org.hecha.evidence;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A stream that fails at its end when the bytes are not those that were received. */
final class CheckedBytes extends FilterInputStream {
    private final MessageDigest digest = Staging.sha256();
    private final String expected;
    private boolean checked;

    CheckedBytes(InputStream in, String sha256) {
        super(in);
        expected = sha256;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        if (n > 0) {
            digest.update(buffer, offset, n);
        } else if (n < 0 && !checked) {
            checked = true;
            String found = HexFormat.of().formatHex(digest.digest());
            if (!found.equals(expected)) {
                throw new IOException(
                        "bytes have changed since they were received: expected " + expected + ", found " + found);
            }
        }
        return n;
    }

    /** Reads over, because what is skipped would not be checked. */
    @Override
    public long skip(long n) throws IOException {
        byte[] buffer = new byte[(int) Math.min(8192, Math.max(n, 0))];
        long left = n;
        while (left > 0) {
            int read = read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                break;
            }
            left -= read;
        }
        return n - left;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
