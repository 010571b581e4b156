package org.hecha.evidence.worker;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** How large packed bytes become, without keeping any of them. */
final class Inflated {
    private Inflated() {}

    /**
     * @param packed from where the stream begins; what lies behind its end is not looked at
     * @param enough where the count may stop
     * @return bytes, about {@code enough} at most; as far as it goes for what is damaged or not packed in the usual way
     */
    static long size(ByteBuffer packed, long enough) {
        var inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] sink = new byte[1 << 16];
            while (!inflater.finished() && inflater.getBytesWritten() <= enough) {
                if (inflater.inflate(sink) == 0) {
                    break;
                }
            }
            return inflater.getBytesWritten();
        } catch (DataFormatException other) {
            return inflater.getBytesWritten();
        } finally {
            inflater.end();
        }
    }
}
