package org.hecha.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A stream that fails when the bytes are not those that were received. It stays one block ahead and hands out the last one
 * only after the digest was right, so that nobody ever gets a changed file whole, and of a small one not a single byte.
 */
final class CheckedBytes extends InputStream {
    private static final int BLOCK = 1 << 20;

    private final InputStream in;
    private final MessageDigest digest = Digests.sha256();
    private final String expected;
    private byte[] current = {};
    private int at;
    private byte[] ahead = {};
    private boolean begun;
    private boolean checked;

    CheckedBytes(InputStream in, String sha256) {
        this.in = in;
        expected = sha256;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == current.length && !advance()) {
            return -1;
        }
        int n = Math.min(length, current.length - at);
        System.arraycopy(current, at, buffer, offset, n);
        at += n;
        return n;
    }

    /** @return false at the end */
    private boolean advance() throws IOException {
        if (checked) {
            return false;
        }
        byte[] next = begun ? ahead : block();
        begun = true;
        ahead = next.length < BLOCK ? new byte[0] : block();
        if (ahead.length == 0) {
            check();
            checked = true;
        }
        current = next;
        at = 0;
        return current.length > 0;
    }

    private byte[] block() throws IOException {
        byte[] block = in.readNBytes(BLOCK);
        digest.update(block);
        return block;
    }

    private void check() throws IOException {
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(expected)) {
            throw new BytesChanged(expected, found);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
