package org.hecha.evidence.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.hecha.evidence.Evidence.Reason;
import org.hecha.evidence.Evidence.State;

/**
 * What in a file would do something on the machine of whoever opens it. Programs are not taken for evidence at all; documents
 * with macros and the like are read, since we run nothing, and say so in their properties ({@code active.…}).
 */
final class ActiveContent {

    /** Names in an old Office file are UTF-16, and a project of macros has this one. */
    private static final byte[] OLD_MACROS = "_VBA_PROJECT".getBytes(StandardCharsets.UTF_16LE);

    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final int AT_MOST = 64 << 20;
    private static final int FIELDS_AT_MOST = 8 << 20;

    private ActiveContent() {}

    /** @throws CannotRead for programs */
    static void look(Types.Type type, Job job, Draft draft) throws IOException, CannotRead {
        if (type.format() == Types.Format.PROGRAM || TypeTable.STANDARD.program(job.extension())) {
            throw new CannotRead(State.QUARANTINED, Reason.EXECUTABLE);
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(job.file())) {
            head = in.readNBytes(4);
        }
        if (head.length == 4 && head[0] == 'P' && head[1] == 'K') {
            inZip(job.file(), type, draft);
        } else if (isOle(head)) {
            inOle(job.file(), draft);
        }
    }

    /** @param head the first four bytes */
    static boolean isOle(byte[] head) {
        return Arrays.equals(head, OLE);
    }

    private static void inOle(Path file, Draft draft) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (contains(in.readNBytes(AT_MOST), OLD_MACROS)) {
                draft.property("active.macros", "VBA");
            }
        }
    }

    private static void inZip(Path file, Types.Type type, Draft draft) throws IOException {
        if (type.format() == Types.Format.ZIP) {
            // what is inside is looked at by itself
            return;
        }
        try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            for (int seen = 0; entries.hasMoreElements() && seen < 10_000; seen++) {
                ZipEntry entry = entries.nextElement();
                String name = entry.getName().toLowerCase(Locale.ROOT);
                if (name.endsWith("vbaproject.bin")) {
                    draft.property("active.macros", "VBA");
                } else if (name.startsWith("xl/macrosheets/")) {
                    draft.property("active.macros", "XLM");
                } else if (name.contains("/embeddings/") && program(zip, entry)) {
                    draft.property("active.program", entry.getName());
                } else if (name.equals("word/document.xml") && fields(zip, entry)) {
                    draft.property("active.dde", "DDE");
                }
            }
        } catch (ZipException | IllegalArgumentException damaged) {
            // its reader will say so
        }
    }

    /** A Windows program, bare or wrapped by Office. */
    private static boolean program(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(FIELDS_AT_MOST);
            return bytes.length > 2 && bytes[0] == 'M' && bytes[1] == 'Z'
                    || contains(bytes, "This program cannot be run in DOS mode".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static boolean fields(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            String text = new String(in.readNBytes(FIELDS_AT_MOST), StandardCharsets.UTF_8);
            return text.contains("DDEAUTO") || text.contains("> DDE ");
        }
    }

    private static boolean contains(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            int k = 0;
            while (k < wanted.length && bytes[i + k] == wanted[k]) {
                k++;
            }
            if (k == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
