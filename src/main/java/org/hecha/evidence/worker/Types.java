package org.hecha.evidence.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/** Finds out what a file is from its content; the name only decides between kinds of plain text. */
final class Types {
    private static final Detector DETECTOR = new DefaultDetector();

    /** Extensions that promise a type their name does not tell, or that several types share. */
    private static final Map<String, Format> PROMISED = Map.ofEntries(
            Map.entry("pdf", Format.PDF),
            Map.entry("doc", Format.WORD),
            Map.entry("docx", Format.WORD),
            Map.entry("wps", Format.WORD),
            Map.entry("rtf", Format.WORD),
            Map.entry("odt", Format.WORD),
            Map.entry("ppt", Format.SLIDES),
            Map.entry("pptx", Format.SLIDES),
            Map.entry("dps", Format.SLIDES),
            Map.entry("xls", Format.SHEET_BINARY),
            Map.entry("et", Format.SHEET_BINARY),
            Map.entry("xlsx", Format.SHEET),
            Map.entry("ofd", Format.OFD),
            Map.entry("zip", Format.ZIP),
            Map.entry("7z", Format.SEVEN_ZIP),
            Map.entry("rar", Format.RAR),
            Map.entry("tar", Format.TAR),
            Map.entry("gz", Format.PACKED),
            Map.entry("tgz", Format.PACKED),
            Map.entry("eml", Format.MAIL),
            Map.entry("msg", Format.OUTLOOK),
            Map.entry("mht", Format.MHT),
            Map.entry("html", Format.HTML),
            Map.entry("htm", Format.HTML),
            Map.entry("txt", Format.TEXT),
            Map.entry("csv", Format.CSV),
            Map.entry("jpg", Format.IMAGE),
            Map.entry("jpeg", Format.IMAGE),
            Map.entry("png", Format.IMAGE),
            Map.entry("gif", Format.IMAGE),
            Map.entry("bmp", Format.IMAGE),
            Map.entry("tif", Format.IMAGE),
            Map.entry("tiff", Format.IMAGE),
            Map.entry("webp", Format.IMAGE),
            Map.entry("heic", Format.IMAGE),
            Map.entry("heif", Format.IMAGE),
            Map.entry("mp4", Format.VIDEO),
            Map.entry("mov", Format.VIDEO),
            Map.entry("avi", Format.VIDEO),
            Map.entry("mp3", Format.AUDIO),
            Map.entry("wav", Format.AUDIO));

    /** One file, packed. */
    private static final Set<String> PACKED =
            Set.of("application/gzip", "application/x-gzip", "application/x-bzip2", "application/x-xz");

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
        UNKNOWN
    }

    record Type(String mediaType, Format format) {}

    static Type of(Job job) throws IOException {
        var metadata = new Metadata();
        metadata.set(
                TikaCoreProperties.RESOURCE_NAME_KEY,
                job.name().substring(job.name().lastIndexOf('/') + 1));
        String found;
        try (var in = TikaInputStream.get(job.file(), metadata)) {
            found = DETECTOR.detect(in, metadata).getBaseType().toString();
        }
        if (found.equals("application/zip") || found.equals("application/x-tika-ooxml") || found.contains("ofd")) {
            found = insideZip(job.file(), found);
        }
        if (found.equals("application/octet-stream") || found.equals("text/plain")) {
            found = plain(job, found);
        }
        return new Type(found, format(found, job));
    }

    /** Whether a clerk's file name promises something else than what is inside. */
    static boolean mismatch(Format found, String extension) {
        Format promised = PROMISED.get(extension);
        if (promised == null || promised == found || found == Format.PROTECTED) {
            return false;
        }
        boolean bothSheets = promised.name().startsWith("SHEET") && found.name().startsWith("SHEET");
        boolean bothText = (promised == Format.TEXT || promised == Format.CSV)
                && (found == Format.TEXT || found == Format.CSV || found == Format.HTML);
        return !bothSheets && !bothText;
    }

    private static String insideZip(Path file, String otherwise) throws IOException {
        try (var zip = new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1)) {
            if (zip.getEntry("OFD.xml") != null) {
                return "application/ofd";
            }
            if (zip.getEntry("word/document.xml") != null) {
                return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            }
            if (zip.getEntry("xl/workbook.xml") != null) {
                return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            }
            if (zip.getEntry("ppt/presentation.xml") != null) {
                return "application/vnd.openxmlformats-officedocument.presentationml.presentation";
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
        if (type.equals("application/pdf")) {
            return Format.PDF;
        } else if (type.equals("application/x-tika-ooxml-protected")) {
            return Format.PROTECTED;
        } else if (type.contains("wordprocessingml")
                || type.equals("application/msword")
                || type.equals("application/rtf")
                || type.contains("ms-word.document")
                || type.equals("application/vnd.oasis.opendocument.text")) {
            return Format.WORD;
        } else if (type.contains("presentationml")
                || type.contains("powerpoint")
                || type.equals("application/vnd.oasis.opendocument.presentation")) {
            return Format.SLIDES;
        } else if (type.contains("spreadsheetml") || type.contains("ms-excel.sheet.macro")) {
            return Format.SHEET;
        } else if (type.equals("application/vnd.ms-excel")) {
            return Format.SHEET_BINARY;
        } else if (type.equals("application/ofd")) {
            return Format.OFD;
        } else if (type.equals("message/rfc822")) {
            return job.extension().startsWith("mht") ? Format.MHT : Format.MAIL;
        } else if (type.equals("multipart/related") || type.equals("application/x-mimearchive")) {
            return Format.MHT;
        } else if (type.equals("text/html") || type.equals("application/xhtml+xml")) {
            return Format.HTML;
        } else if (type.equals("text/csv")
                || type.equals("text/tsv")
                || (type.startsWith("text/") && job.extension().equals("csv"))) {
            return Format.CSV;
        } else if (type.startsWith("text/") || type.equals("application/json") || type.equals("application/xml")) {
            return Format.TEXT;
        } else if (type.equals("image/svg+xml")) {
            return Format.UNKNOWN;
        } else if (type.startsWith("image/")) {
            return Format.IMAGE;
        } else if (type.equals("application/zip")) {
            return Format.ZIP;
        } else if (type.equals("application/x-7z-compressed")) {
            return Format.SEVEN_ZIP;
        } else if (type.startsWith("application/x-rar")) {
            return Format.RAR;
        } else if (type.equals("application/x-tar") || type.equals("application/x-gtar")) {
            return Format.TAR;
        } else if (PACKED.contains(type)) {
            return Format.PACKED;
        } else if (type.equals("application/vnd.ms-outlook")) {
            return Format.OUTLOOK;
        } else if (type.startsWith("video/") || type.equals("application/mp4")) {
            return Format.VIDEO;
        } else if (type.startsWith("audio/")) {
            return Format.AUDIO;
        }
        return Format.UNKNOWN;
    }
}
