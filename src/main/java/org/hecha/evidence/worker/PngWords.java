package org.hecha.evidence.worker;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;

/** The packed words and colour profile of a PNG, which every library unpacks into memory: looked at for their size before. */
final class PngWords {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int LARGEST = 16 << 20;

    /** So many bytes cannot unpack to more than is allowed. */
    private static final int HARMLESS = LARGEST / 1032;

    private PngWords() {}

    /** @throws CannotRead where they unpack to more than any picture has to say */
    static void look(File picture) throws IOException, CannotRead {
        try (var file = new RandomAccessFile(picture, "r")) {
            if (file.length() < 8 || file.readLong() != SIGNATURE) {
                return;
            }
            while (file.length() - file.getFilePointer() >= 12) {
                long length = file.readInt() & 0xFFFFFFFFL;
                int type = file.readInt();
                long next = file.getFilePointer() + length + 4;
                boolean packed = type == 0x7A545874 || type == 0x69545874 || type == 0x69434350; // zTXt, iTXt, iCCP
                if (packed && length > HARMLESS && length < Integer.MAX_VALUE && next <= file.length()) {
                    byte[] content = new byte[(int) length];
                    file.readFully(content);
                    refuse(content);
                }
                if (next > file.length()) {
                    return;
                }
                file.seek(next);
            }
        }
    }

    private static void refuse(byte[] content) throws CannotRead {
        // where the words begin depends on the chunk: tried at every place a stream of that kind can begin
        for (int at = 0; at < Math.min(content.length - 2, 400); at++) {
            if (content[at] == 0x78
                    && Inflated.size(ByteBuffer.wrap(content, at, content.length - at), LARGEST) > LARGEST) {
                throw Unpacking.tooLarge();
            }
        }
    }
}
