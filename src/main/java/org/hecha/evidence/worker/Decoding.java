package org.hecha.evidence.worker;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes of unknown encoding as text: byte order mark, UTF-16 by its zeros, UTF-8 where valid, otherwise GB18030. */
final class Decoding {
    private static final Charset GB18030 = Charset.forName("GB18030");

    /** Characters; so many pairs in a row are no chance any more. */
    private static final int LONGEST_CHANCE = 12;

    private Decoding() {}

    static String text(byte[] bytes) {
        Charset charset = charset(bytes);
        String text = new String(bytes, charset);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    static Charset charset(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        int even = 0;
        int odd = 0;
        int looked = Math.min(bytes.length, 4096);
        for (int i = 0; i < looked; i++) {
            if (bytes[i] == 0) {
                if (i % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        // line ends, digits and Latin letters have a zero byte in UTF-16, nothing has one elsewhere
        if (odd > 0 && odd > 4 * even) {
            return StandardCharsets.UTF_16LE;
        }
        if (even > 0 && even > 4 * odd) {
            return StandardCharsets.UTF_16BE;
        }
        boolean unicode = valid(bytes, bytes.length, StandardCharsets.UTF_8) && !chanceUnicode(bytes);
        return unicode ? StandardCharsets.UTF_8 : GB18030;
    }

    /**
     * A few common characters in GBK, such as those of 通知, are by chance valid UTF-8 as well: then every one is a
     * pair of bytes that UTF-8 has for letters of the Near East. Chinese stands in words, an accented letter alone.
     */
    private static boolean chanceUnicode(byte[] bytes) {
        int found = 0;
        for (int i = 0; i < bytes.length && found <= LONGEST_CHANCE; i++) {
            if (bytes[i] >= 0) {
                continue;
            }
            int begin = i;
            while (i + 1 < bytes.length && commonHan(bytes[i], bytes[i + 1])) {
                i += 2;
            }
            if (i - begin < 4 || i < bytes.length && bytes[i] < 0) {
                return false;
            }
            found += (i - begin) / 2;
        }
        return found > 0 && found <= LONGEST_CHANCE;
    }

    /** Of the first level of GB 2312, and within what can be UTF-8. */
    private static boolean commonHan(byte first, byte second) {
        int lead = first & 0xFF;
        int trail = second & 0xFF;
        return lead >= 0xC2 && lead <= 0xD7 && trail >= 0xA1 && trail <= 0xBF;
    }

    /** @param head the beginning of a file; may end in the middle of a character */
    static boolean looksLikeText(byte[] head) {
        if (head.length == 0) {
            return false;
        }
        Charset charset = charset(head);
        if (charset.equals(GB18030)
                && valid(head, head.length - Math.min(3, head.length - 1), StandardCharsets.UTF_8)) {
            charset = StandardCharsets.UTF_8;
        }
        String text = new String(head, charset);
        int strange = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\uFFFD' || (c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f')) {
                strange++;
            }
        }
        return strange <= 1 + text.length() / 100;
    }

    /** Whether the bytes are valid, apart from a character cut off at the end. */
    private static boolean valid(byte[] bytes, int length, Charset charset) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes, 0, length);
        var out = CharBuffer.allocate(8192);
        while (true) {
            CoderResult result = decoder.decode(in, out, length == bytes.length);
            if (result.isError()) {
                return false;
            }
            if (result.isUnderflow()) {
                return true;
            }
            out.clear();
        }
    }

    private static boolean starts(byte[] bytes, int... head) {
        if (bytes.length < head.length) {
            return false;
        }
        for (int i = 0; i < head.length; i++) {
            if ((bytes[i] & 0xFF) != head[i]) {
                return false;
            }
        }
        return true;
    }
}
