package org.hecha.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/** SHA-256 and SM3 (GB/T 32905) over the same bytes while they pass by. */
final class Digests {
    private final MessageDigest sha256 = sha256();
    private final SM3Digest sm3 = new SM3Digest();
    private long bytes;

    void update(byte[] buffer, int length) {
        sha256.update(buffer, 0, length);
        sm3.update(buffer, 0, length);
        bytes += length;
    }

    /** Takes the whole stream. */
    Digests over(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            update(buffer, n);
        }
        return this;
    }

    /** Bytes that have passed. */
    long bytes() {
        return bytes;
    }

    /** The end: nothing can be added afterwards. */
    EvidenceStore.Kept kept() {
        byte[] chinese = new byte[sm3.getDigestSize()];
        sm3.doFinal(chinese, 0);
        return new EvidenceStore.Kept(
                HexFormat.of().formatHex(sha256.digest()), HexFormat.of().formatHex(chinese), bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
