package org.hecha.evidence.worker;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.hecha.evidence.Evidence.Reason;
import org.hecha.evidence.Evidence.State;

/**
 * Files that are two things at once: what one program shows as a picture another opens as an archive, a web page or a script.
 * We give originals only as downloads, but whoever downloads one opens it with something else.
 */
final class Layers {

    /** The end of a ZIP stands within its longest comment; web pages and scripts stand at either end of what carries them. */
    private static final int LOOKED_AT = 66_000;

    /** As far as PDF readers look for the beginning. */
    private static final int PDF_BEGINS_WITHIN = 1024;

    private static final Pattern MARKUP = Pattern.compile(
            "<script|<html|<!doctype html|<svg[\\s>]|<iframe|<object[\\s>]|<\\?php|<body[\\s>]|<%@|<jsp:",
            Pattern.CASE_INSENSITIVE);

    private Layers() {}

    /** @throws CannotRead for files that are two formats */
    static void look(Types.Format format, Job job) throws IOException, CannotRead {
        switch (format) {
            case PDF, IMAGE, VIDEO, AUDIO, WORD, SHEET, SLIDES, OFD -> {}
            default -> {
                return;
            }
        }
        String head;
        String tail;
        try (var file = new RandomAccessFile(job.file().toFile(), "r")) {
            head = read(file, 0);
            tail = read(file, Math.max(0, file.length() - LOOKED_AT));
        }
        boolean two = switch (format) {
            case PDF -> aroundPdf(head, tail);
            case IMAGE -> archiveAtEnd(tail) || markup(head) || markup(tail) || commentedOut(head, tail);
            case VIDEO, AUDIO -> archiveAtEnd(tail) || markup(tail);
            default -> head.startsWith("PK") && pdfBegin(head) >= 0;
        };
        if (two) {
            throw new CannotRead(State.QUARANTINED, Reason.TWO_FORMATS);
        }
    }

    private static String read(RandomAccessFile file, long from) throws IOException {
        file.seek(from);
        byte[] bytes = new byte[(int) Math.min(LOOKED_AT, file.length() - from)];
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static int pdfBegin(String head) {
        int at = head.indexOf("%PDF-");
        return at < PDF_BEGINS_WITHIN ? at : -1;
    }

    /** Before its beginning a PDF may have a few stray bytes, behind its end as well, but no other file. */
    private static boolean aroundPdf(String head, String tail) {
        String before = head.substring(0, Math.max(0, pdfBegin(head)));
        int end = tail.lastIndexOf("%%EOF");
        String behind = end < 0 ? "" : tail.substring(end);
        return markup(before) || begins(before) || markup(behind) || archiveAtEnd(tail);
    }

    /** How other formats begin. */
    private static boolean begins(String head) {
        return head.startsWith("PK\u0003\u0004")
                || head.startsWith("MZ")
                || head.startsWith("GIF8")
                || head.startsWith("\u0089PNG")
                || head.startsWith("\u00FF\u00D8\u00FF")
                || head.startsWith("BM")
                || head.startsWith("#!");
    }

    /** Whether a ZIP ends where the file does: there it says how long its comment is. */
    private static boolean archiveAtEnd(String tail) {
        for (int at = tail.lastIndexOf("PK\u0005\u0006"); at >= 0; at = tail.lastIndexOf("PK\u0005\u0006", at - 1)) {
            int comment = at + 22 > tail.length() ? -1 : tail.charAt(at + 20) | tail.charAt(at + 21) << 8;
            if (comment >= 0 && at + 22 + comment <= tail.length()) {
                return true;
            }
            if (at == 0) {
                break;
            }
        }
        return false;
    }

    /** Tried only where a tag can begin: bytes of pictures are long, and expressions are slow at every one of them. */
    private static boolean markup(String text) {
        var tag = MARKUP.matcher(text);
        for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
            if (tag.region(at, text.length()).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    /** A picture whose size or length field opens a comment, so that a script engine skips to the script at the end. */
    private static boolean commentedOut(String head, String tail) {
        int field = head.length() < 8
                ? -1
                : head.startsWith("GIF8") ? 6 : head.startsWith("BM") ? 2 : head.startsWith("\u00FF\u00D8") ? 4 : -1;
        if (field < 0) {
            return false;
        }
        boolean opened = head.startsWith("/*", field) && tail.contains("*/");
        boolean assigned = head.charAt(field) == '=' && head.charAt(field + 1) >= ' ' && head.charAt(field + 1) < 0x7F;
        return opened || assigned && field != 4;
    }
}
