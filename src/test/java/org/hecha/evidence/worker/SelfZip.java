package org.hecha.evidence.worker;

import static org.hecha.evidence.worker.Odd.bytes;
import static org.hecha.evidence.worker.Odd.join;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * A ZIP whose only entry is the ZIP itself, built after Russ Cox, "Zip Files All The Way Down" (2010): the packed stream is a
 * program of two commands, "print these bytes" and "print the last n bytes again", that prints the whole file. The checksum of the
 * file stands in the file four times and is found by solving for it.
 */
final class SelfZip {

    /** Thirty characters, so that repeating header and command fits into five bytes. */
    private static final String NAME = "zip-that-contains-itself-1.zip";

    private SelfZip() {}

    static byte[] bytesOfItself() {
        long without = crc(file(0));
        // the checksum depends on its own bits linearly: one column for each of them
        long[] rows = new long[32];
        for (int bit = 0; bit < 32; bit++) {
            long column = crc(file(1 << bit)) ^ without ^ (1L << bit);
            for (int row = 0; row < 32; row++) {
                rows[row] |= (column >>> row & 1) << bit;
            }
        }
        for (int row = 0; row < 32; row++) {
            rows[row] |= (without >>> row & 1) << 32;
        }
        return file((int) solved(rows));
    }

    /** @param rows 32 unknowns in bits 0 to 31, what they add up to in bit 32 */
    private static long solved(long[] rows) {
        long found = 0;
        int[] leading = new int[32];
        int rank = 0;
        for (int bit = 0; bit < 32; bit++) {
            int pivot = rank;
            while (pivot < 32 && (rows[pivot] >>> bit & 1) == 0) {
                pivot++;
            }
            if (pivot == 32) {
                continue;
            }
            long swapped = rows[rank];
            rows[rank] = rows[pivot];
            rows[pivot] = swapped;
            for (int row = 0; row < 32; row++) {
                if (row != rank && (rows[row] >>> bit & 1) == 1) {
                    rows[row] ^= rows[rank];
                }
            }
            leading[rank++] = bit;
        }
        for (int row = 0; row < rank; row++) {
            found |= (rows[row] >>> 32 & 1) << leading[row];
        }
        for (int row = rank; row < 32; row++) {
            if (rows[row] != 0) {
                throw new IllegalStateException("no checksum fits this name");
            }
        }
        return found;
    }

    private static long crc(byte[] file) {
        var crc = new CRC32();
        crc.update(file);
        return crc.getValue();
    }

    private static byte[] file(int crc) {
        byte[] draft = file(crc, 0, 0);
        int packed = draft.length - header(0, 0, 0).length - end(0, 0, 0).length;
        return file(crc, packed, draft.length);
    }

    private static byte[] file(int crc, int packed, int size) {
        byte[] header = header(crc, packed, size);
        byte[] end = end(crc, packed, size);
        byte[] begins = print(header.length + 5);
        byte[] again = again(header.length + 5, 0, 5);
        byte[] fives = again(20, 0, 5);
        byte[] last = again(end.length + 4, 1, 4);
        byte[] nothing = print(0);
        return join(
                header,
                begins,
                header,
                begins,
                again,
                print(5),
                again,
                print(5),
                print(5),
                print(20),
                again,
                print(5),
                print(5),
                print(20),
                fives,
                print(20),
                fives,
                print(20),
                fives,
                print(20),
                fives,
                print(20),
                fives,
                nothing,
                nothing,
                print(last.length + end.length),
                fives,
                nothing,
                nothing,
                print(last.length + end.length),
                last,
                end,
                last,
                end);
    }

    private static byte[] header(int crc, int packed, int size) {
        return ByteBuffer.allocate(30 + NAME.length())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(bytes("PK\u0003\u0004"))
                .putShort((short) 20)
                .putShort((short) 0)
                .putShort((short) 8)
                .putInt(0x21 << 16)
                .putInt(crc)
                .putInt(packed)
                .putInt(size)
                .putShort((short) NAME.length())
                .putShort((short) 0)
                .put(bytes(NAME))
                .array();
    }

    private static byte[] end(int crc, int packed, int size) {
        int directory = 46 + NAME.length();
        return ByteBuffer.allocate(directory + 22)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(bytes("PK\u0001\u0002"))
                .putShort((short) 20)
                .putShort((short) 20)
                .putShort((short) 0)
                .putShort((short) 8)
                .putInt(0x21 << 16)
                .putInt(crc)
                .putInt(packed)
                .putInt(size)
                .putShort((short) NAME.length())
                .put(new byte[16])
                .put(bytes(NAME))
                .put(bytes("PK\u0005\u0006"))
                .put(new byte[4])
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(directory)
                .putInt(30 + NAME.length() + packed)
                .putShort((short) 0)
                .array();
    }

    /** A block that is stored: the next {@code length} bytes as they are. */
    private static byte[] print(int length) {
        return ByteBuffer.allocate(5)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0)
                .putShort((short) length)
                .putShort((short) ~length)
                .array();
    }

    /** A block that repeats the last {@code length} bytes, in exactly {@code size} bytes; filled up by an empty block. */
    private static byte[] again(int length, int last, int size) {
        var bits = new Bits();
        bits.put(last, 1).put(1, 2);
        if (length == 20) {
            // two times ten make up the number of bits
            bits.length(10).distance(20).length(10).distance(20);
        } else {
            bits.length(length).distance(length);
        }
        bits.put(0, 7);
        if (last == 0 && bits.count < size * 8) {
            bits.put(0, 1).put(1, 2).put(0, 7);
        }
        if (bits.count > size * 8 || last == 0 && bits.count != size * 8) {
            throw new IllegalStateException(length + " takes " + bits.count + " bits");
        }
        return Arrays.copyOf(bits.bytes, size);
    }

    /** Bits of a deflated stream with its fixed codes (RFC 1951, 3.2.5 and 3.2.6). */
    private static final class Bits {
        final byte[] bytes = new byte[16];
        int count;

        Bits put(int value, int bits) {
            for (int i = 0; i < bits; i++, count++) {
                bytes[count / 8] |= (byte) ((value >>> i & 1) << count % 8);
            }
            return this;
        }

        private void code(int value, int bits) {
            put(Integer.reverse(value) >>> 32 - bits, bits);
        }

        Bits length(int length) {
            int code = 257 + length - 3;
            int extra = 0;
            int from = length;
            if (length > 10) {
                extra = 29 - Integer.numberOfLeadingZeros(length - 3);
                code = 265 + (extra - 1) * 4 + ((length - 3 >>> extra) & 3);
                from = 3 + ((4 + (length - 3 >>> extra & 3)) << extra);
            }
            if (code < 280) {
                code(code - 256, 7);
            } else {
                code(0xC0 + code - 280, 8);
            }
            return put(length - from, extra);
        }

        Bits distance(int distance) {
            int extra = 30 - Integer.numberOfLeadingZeros(distance - 1);
            int half = distance - 1 >>> extra & 1;
            code(2 * extra + 2 + half, 5);
            return put(distance - 1 - ((2 + half) << extra), extra);
        }
    }
}
