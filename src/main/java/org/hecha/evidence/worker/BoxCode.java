package org.hecha.evidence.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.hecha.evidence.PageBoxes.Box;

/** Boxes as bytes: gzip over four big-endian floats a box. */
public final class BoxCode {
    private BoxCode() {}

    /** @param boxes x, y, width, height one after the other */
    static byte[] encode(float[] boxes, int length) {
        if (length == 0) {
            return new byte[0];
        }
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new GZIPOutputStream(bytes, 8192))) {
            for (int i = 0; i < length; i++) {
                out.writeFloat(boxes[i]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @param atMost boxes expected; more are not unpacked, fewer are possible */
    public static List<Box> decode(byte[] bytes, int atMost) {
        if (bytes.length == 0) {
            return List.of();
        }
        var boxes = new ArrayList<Box>(atMost);
        try (var in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes), 8192))) {
            for (int i = 0; i < atMost; i++) {
                boxes.add(new Box(in.readFloat(), in.readFloat(), in.readFloat(), in.readFloat()));
            }
        } catch (EOFException end) {
            return boxes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return boxes;
    }
}
