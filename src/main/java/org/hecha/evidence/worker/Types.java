package org.hecha.evidence.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/** Finds out what a file is from its content ({@link TypeTable}); the name only decides between kinds of plain text. */
final class Types {
    private static final Detector DETECTOR = new DefaultDetector();

    private Types() {}

    /** What we know how to read. */
    enum Format {
        PDF,
        WORD,
        SLIDES,
        SHEET,
        SHEET_BINARY,
        TEXT,
        CSV,
        HTML,
        MHT,
        OFD,
        IMAGE,
        ZIP,
        SEVEN_ZIP,
        RAR,
        TAR,
        PACKED,
        MAIL,
        OUTLOOK,
        VIDEO,
        AUDIO,
        PROTECTED,
        /** runs in a browser */
        ACTIVE,
        /** runs on a desk */
        PROGRAM,
        UNKNOWN
    }

    /** Known by their bytes alone; asking again with the name would only cost as much once more. */
    private static final Set<String> CERTAIN = Set.of("application/pdf", "image/jpeg", "image/png");

    record Type(String mediaType, Format format) {}

    static Type of(Job job) throws IOException {
        String bare = detected(job, "");
        // what is inside a container tells more than its name, and must not be outvoted by it
        String found = CERTAIN.contains(bare) || container(job.file())
                ? bare
                : detected(job, job.name().substring(job.name().lastIndexOf('/') + 1));
        if (found.equals("application/zip") || found.equals("application/x-tika-ooxml") || found.contains("ofd")) {
            found = insideZip(job.file(), found);
        }
        // of bytes the detector does not know it believes the name, and Chinese text is such bytes
        if (bare.equals("application/octet-stream") || found.equals("text/plain")) {
            found = plain(job, found);
        }
        return new Type(found, format(found, job));
    }

    private static String detected(Job job, String name) throws IOException {
        var metadata = new Metadata();
        if (!name.isEmpty()) {
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        }
        try (var in = TikaInputStream.get(job.file(), metadata)) {
            return DETECTOR.detect(in, metadata).getBaseType().toString();
        }
    }

    /** A ZIP, or what office programs used before it. */
    private static boolean container(Path file) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(4);
        }
        return head.length == 4 && (head[0] == 'P' && head[1] == 'K' || ActiveContent.isOle(head));
    }

    private static String insideZip(Path file, String otherwise) throws IOException {
        try (var zip = new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1)) {
            for (var entry : TypeTable.STANDARD.inside().entrySet()) {
                if (zip.getEntry(entry.getKey()) != null) {
                    return entry.getValue();
                }
            }
        } catch (ZipException damaged) {
            return otherwise;
        }
        return otherwise;
    }

    /** Text in GBK or UTF-16 looks like nothing to a detector that does not know them. */
    private static String plain(Job job, String otherwise) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(job.file())) {
            head = in.readNBytes(65_536);
        }
        if (!Decoding.looksLikeText(head)) {
            return otherwise;
        }
        return switch (job.extension()) {
            case "csv" -> "text/csv";
            case "eml" -> "message/rfc822";
            case "html", "htm" -> "text/html";
            default -> "text/plain";
        };
    }

    private static Format format(String type, Job job) {
        Format format = TypeTable.STANDARD.format(type);
        if (format == Format.MAIL && job.extension().startsWith("mht")) {
            // the same bytes are a mail or a web page, and only the name tells
            return Format.MHT;
        }
        return format == Format.TEXT && job.extension().equals("csv") ? Format.CSV : format;
    }
}
