package org.hecha.evidence.worker;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A PDF's objects may be packed into streams that the library unpacks into memory before anybody asked for them. Looks how large
 * they would become, without keeping any of it; contents of pages and pictures are not looked at, since those are unpacked to the
 * disk.
 */
final class ObjectStreams {

    /** Bytes of one stream of objects; honest ones hold some hundred objects of some hundred bytes. */
    private static final long LARGEST = 48L << 20;

    private static final long LARGEST_FILE = 512L << 20;
    private static final byte[] OBJECTS = "/ObjStm".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REFERENCES = "/XRef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);

    /** How far behind its kind a stream begins. */
    private static final int DICTIONARY = 4096;

    private ObjectStreams() {}

    /** @throws CannotRead where one unpacks to more than any document has */
    static void look(Path file) throws IOException, CannotRead {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() == 0 || channel.size() > LARGEST_FILE) {
                return;
            }
            MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            for (int at = 0; at < bytes.limit(); at++) {
                if (bytes.get(at) == '/' && (stands(bytes, at, OBJECTS) || stands(bytes, at, REFERENCES))) {
                    int begin = content(bytes, at);
                    if (begin > 0 && Inflated.size(bytes.slice(begin, bytes.limit() - begin), LARGEST) > LARGEST) {
                        throw Unpacking.tooLarge();
                    }
                }
            }
        }
    }

    private static boolean stands(MappedByteBuffer bytes, int at, byte[] word) {
        if (at + word.length > bytes.limit()) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (bytes.get(at + i) != word[i]) {
                return false;
            }
        }
        return true;
    }

    private static int content(MappedByteBuffer bytes, int from) {
        for (int at = from; at < Math.min(bytes.limit() - STREAM.length, from + DICTIONARY); at++) {
            if (bytes.get(at) == 's' && stands(bytes, at, STREAM)) {
                int begin = at + STREAM.length;
                while (begin < bytes.limit() && (bytes.get(begin) == '\r' || bytes.get(begin) == '\n')) {
                    begin++;
                }
                return begin;
            }
        }
        return -1;
    }
}
